# Shared by the scripts beside it: what they say, how they find a JDK and Maven, when they build.

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
script=$(basename "$0")

say() { printf '%s\n' "$*" >&2; }
fail() { say "$script: $1"; exit "${2:-1}"; }

# The comment at the top of the script is its help.
usage() { sed -n '2,/^$/s/^# \{0,1\}//p' "$0"; exit 0; }
misuse() { fail "$1; see $script --help." 2; }

# options "--port --data" "$@": every option is of the list and has a value.
options() {
  local known=" $1 "; shift
  while [ $# -gt 0 ]; do
    case $1 in
      -h | --help) usage ;;
      --*) [[ $known == *" $1 "* ]] || misuse "there is no option $1" ;;
      *) misuse "\"$1\" is not expected here" ;;
    esac
    [ $# -gt 1 ] && [[ $2 != --* ]] || misuse "the option $1 needs a value"
    shift 2
  done
}

# For scripts without options.
nothing() {
  [ $# -eq 0 ] && return
  case $1 in -h | --help) usage ;; *) misuse "\"$1\" is not expected here" ;; esac
}

is_jdk() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ "${version:-0}" -ge 25 ]
}

jdk() {
  local on_path candidate
  on_path=$(command -v javac || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk "$candidate"; then
      export JAVA_HOME=$candidate
      return
    fi
  done
  fail "no JDK 25 or newer was found: install one (Temurin 25, say), or let JAVA_HOME point to it."
}

has_maven() {
  local version
  version=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' || true)
  [ -n "$version" ] && { [ "${version% *}" -gt 3 ] || [ "${version#* }" -ge 8 ]; }
}

# Maven, fetched from the packages of the system where that can be done without asking anybody.
maven() {
  if ! has_maven && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "  fetching Maven"
    { apt-get -qq update && apt-get -qq install -y --no-install-recommends maven; } >/dev/null 2>&1 || true
  fi
  has_maven || fail "no Maven 3.8 or newer was found: install it from the packages of your system."
  mvn -f "$root/pom.xml" -B "$@"
}

# What the tests of pages talk to: a browser with its driver, Node.js, curl. Fetched like Maven.
tools_of_tests() {
  local missing=() each
  for each in chromium:chromium chromedriver:chromium-driver node:nodejs npm:npm curl:curl; do
    command -v "${each%:*}" >/dev/null || missing+=("${each#*:}")
  done
  [ ${#missing[@]} -gt 0 ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
  say "  fetching ${missing[*]}"
  { apt-get -qq update && apt-get -qq install -y --no-install-recommends "${missing[@]}"; } >/dev/null 2>&1 || true
}

# maven, with a line for each thing that takes its time; everything else is in target/build.log.
quiet_maven() {
  mkdir -p "$root/target"
  maven "$@" 2>&1 | tee "$root/target/build.log" | awk '
    /Downloaded from/ { if (++fetched % 100 == 0) { print "  fetched " fetched " files"; fflush() } }
    /--- .*compiler.*:compile / { print "  compiling"; fflush() }
    /--- .*jar.*:jar / { print "  packing"; fflush() }' >&2 || {
    grep -E '^\[ERROR\]' "$root/target/build.log" | head -20 >&2
    fail "the build failed; the whole of it is in $root/target/build.log."
  }
}

is_built() {
  local jar=$root/target/runsheet.jar
  [ -f "$jar" ] && [ -z "$(find "$root/src/main" "$root/docs/openapi.yaml" "$root/pom.xml" -newer "$jar" -print -quit)" ]
}

# Builds what is missing or older than its sources, and says nothing otherwise.
build() {
  jdk
  is_built && return
  local began=$SECONDS
  say "Building (the first time also fetches the libraries):"
  quiet_maven -Dmaven.test.skip=true package
  touch "$root/target/runsheet.jar"
  rehearse
  say "Built in $((SECONDS - began)) s."
}

java_options=(-XX:+UseParallelGC -Xms64m -Xmx320m -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED
  --sun-misc-unsafe-memory-access=allow -Xlog:disable -Xlog:all=error:stderr)

# One start and stop on an empty directory teaches the JVM which classes a start needs.
rehearse() {
  local aot=$root/target/runsheet.aot data=$root/target/rehearsal log=$root/target/rehearsal.log pid
  say "  rehearsing a start"
  rm -rf "$aot" "$data"
  RUNSHEET_DRAIN_SECONDS=0 "$JAVA_HOME/bin/java" "${java_options[@]}" -XX:AOTCacheOutput="$aot" -jar "$root/target/runsheet.jar" \
    serve --port 0 --data "$data" --org Rehearsal --email nobody@runsheet.example >"$log" 2>&1 &
  pid=$!
  for _ in $(seq 300); do
    grep -q 'is ready on' "$log" && break
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  kill "$pid" 2>/dev/null || true
  wait "$pid" || true
  rm -rf "$data"
}

# Becomes the server, so that signals reach it.
become_server() {
  local aot=$root/target/runsheet.aot options=("${java_options[@]}")
  [ -f "$aot" ] && options+=("-XX:AOTCache=$aot")
  # shellcheck disable=SC2086
  exec "$JAVA_HOME/bin/java" "${options[@]}" ${JAVA_OPTS:-} -jar "$root/target/runsheet.jar" "$@"
}
