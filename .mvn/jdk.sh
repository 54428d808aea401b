# Sourced by mvnw and theseus: finds a JDK 25 or newer and exports JAVA_HOME.
is_jdk25() { [ -x "$1/bin/javac" ] && [ "$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)" -ge 25 ] 2>/dev/null; }
find_jdk25() {
  for home in "${JAVA_HOME:-}" "${JAVA_HOME_25_X64:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if is_jdk25 "$home"; then echo "$home"; return 0; fi
  done
  return 1
}
JAVA_HOME=$(find_jdk25) || { echo "theseus: no JDK 25 found; install one (Debian: temurin-25-jdk from Adoptium) or set JAVA_HOME" >&2; exit 254; }
export JAVA_HOME
PATH="$JAVA_HOME/bin:$PATH"
export PATH
