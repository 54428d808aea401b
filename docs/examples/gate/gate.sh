#!/bin/sh
# The gate for any CI that runs a shell: in a checkout of Theseus, `gate.sh DIR [options of the gate]`. Leaves in DIR the
# summary (gate.md), the results for machines (gate.xml in JUnit's form, gate.json), and the runs that failed; prints the
# summary; exits as the gate does: 0 green, 1 red, 2 yellow. Where yellow is to be a warning, let CI allow that code.
set -eu
if [ $# -eq 0 ]; then
  echo "usage: gate.sh DIR [options of the gate]" >&2
  exit 254
fi
results=$1
shift

code=0
./theseus gate --budget "${BUDGET:-5m}" --out runs "$@" || code=$?
if [ "$code" -gt 2 ]; then exit "$code"; fi

mkdir -p "$results"
cp -R runs/gate/latest/. "$results"
cat "$results/gate.md"
exit "$code"
