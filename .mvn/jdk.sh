# Sourced by mvnw and theseus: finds a JDK 25 (or, where there is none, a newer one) and exports JAVA_HOME and PATH.

# The feature number of the JDK in that directory; nothing where there is no compiler.
jdk_feature() {
  if [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  fi
}

# What the user chose comes first, then what is on the PATH, then the usual places of packages and version managers.
find_jdk() {
  on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null) || on_path=
  home=${HOME:-/nonexistent}
  newer=
  for jdk in "${JAVA_HOME:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" "${JDK_HOME:-}" "${on_path%/bin/javac}" \
    /usr/lib/jvm/* /usr/java/* /usr/local/*jdk* /usr/local/lib/jvm/* /opt/java/* /opt/*jdk* /snap/openjdk/current/jdk \
    "$home"/.sdkman/candidates/java/* "$home"/.jdks/* "$home"/.gradle/jdks/* "$home"/.asdf/installs/java/* \
    "$home"/.local/share/mise/installs/java/* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$home"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    feature=$(jdk_feature "$jdk")
    if [ "${feature:-0}" -eq 25 ]; then
      printf '%s\n' "$jdk"
      return 0
    fi
    if [ "${feature:-0}" -gt 25 ]; then newer=${newer:-$jdk}; fi
  done
  [ -n "$newer" ] && printf '%s\n' "$newer"
}

if ! JAVA_HOME=$(find_jdk); then
  echo "theseus: no JDK 25 found; install one (Debian 13: openjdk-25-jdk; elsewhere: Temurin 25) or set JAVA_HOME to it" >&2
  exit 254
fi
export JAVA_HOME
PATH="$JAVA_HOME/bin:$PATH"
export PATH
