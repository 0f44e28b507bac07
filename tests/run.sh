#!/usr/bin/env bash
# All tests. Needs the .NET SDK and Node.js; installs the rest where it is missing (as root or with sudo).
# The last line is "N passed, N failed" over all projects; the exit code is 0 only if none failed.
# `dotnet format` is left out: it builds everything again, and the build below already takes style for an error.
set -uo pipefail
cd "$(dirname "$0")/.."

results=artifacts/test-results
passed=0
failed=0

# A step that is no test and that everything after it needs.
must() {
  "$@" && return
  echo "stopped: $*"
  echo "0 passed, 1 failed"
  exit 1
}

# name, passed, failed, skipped (a failure here). Explicit tests are slow.sh's and are not run.
count() {
  local p=$2 f=$(($3 + $4))
  if [ $((p + f)) -eq 0 ]; then
    echo "$1: no test ran"
    f=1
  fi
  echo "$1: $p passed, $f failed"
  passed=$((passed + p))
  failed=$((failed + f))
}

install() {
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo -n)
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive bash -c "apt-get update -q && apt-get install -q -y --no-install-recommends $*" >/dev/null
}

needs=()
command -v chromium >/dev/null || needs+=(chromium)
command -v redis-server >/dev/null || needs+=(redis-server)
[ -n "$(find /usr/share/fonts -iname '*arab*' -print -quit 2>/dev/null)" ] || needs+=(fonts-noto-core)
[ -n "$(find /usr/share/fonts -iname '*cjk*' -print -quit 2>/dev/null)" ] || needs+=(fonts-noto-cjk)
if [ ${#needs[@]} -gt 0 ]; then
  echo "installing ${needs[*]}"
  must install "${needs[@]}"
fi

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
must dotnet restore OpenTalks.sln --locked-mode -v quiet
must dotnet build OpenTalks.sln --no-restore -v quiet -clp:NoSummary

rm -rf "$results"
mkdir -p "$results"

# Node says "# pass 7" or "ℹ pass 7", by whether anybody looks on.
(cd src/Cafe.Web/Client && npm test --silent) >"$results/client.txt" 2>&1
ended=$?
tell() { (echo "# $1 0"; cat "$results/client.txt") | grep -oE "^(#|ℹ) $1 [0-9]+" | grep -oE '[0-9]+$' | tail -1; }
p=$(tell pass) f=$(tell fail) other=$(($(tell skipped) + $(tell cancelled) + $(tell todo)))
[ "$ended" -ne 0 ] && [ "$f" -eq 0 ] && f=1
[ "$ended" -ne 0 ] && cat "$results/client.txt"
count client "$p" "$f" "$other"

for project in tests/*.Tests; do
  name=$(basename "$project")
  timeout 1100 dotnet "$project/bin/Debug/net10.0/$name.dll" -noColor -noLogo -result-xml "$results/$name.xml" >"$results/$name.txt" 2>&1
  ended=$?
  p=0 f=0 other=0
  if [ -f "$results/$name.xml" ]; then
    read -r p f other < <(sed -n '/<assembly /{s/.*<assembly \([^>]*\)>.*/\1/;p;q}' "$results/$name.xml" | tr ' ' '\n' | tr -d '"' |
      awk -F= '{ n[$1] = $2 } END { print n["passed"] + 0, n["failed"] + n["errors"] + 0, n["skipped"] + 0 }')
  fi
  [ "$ended" -ne 0 ] && [ $((f + other)) -eq 0 ] && f=1
  [ "$ended" -ne 0 ] && cat "$results/$name.txt"
  count "$name" "$p" "$f" "$other"
done

if ! node tests/requirements/write.mjs "$results" docs/requirements.md; then failed=$((failed + 1)); fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
