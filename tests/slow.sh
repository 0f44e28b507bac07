#!/usr/bin/env bash
# What takes too long for every change: run it after tests/run.sh, which builds. It takes the explicit tests of a class along, which
# tests/run.sh leaves alone. Its outcome belongs into docs/ before a release.
#   bash tests/slow.sh [TIMES [MINUTES]]    how often each is run and with how many seeds, 10 unless told; how long a seed of the checker takes, 10 unless told
set -uo pipefail
cd "$(dirname "$0")/.."

times=${1:-10}
minutes=${2:-10}
results=artifacts/slow-results
passed=0
failed=0

rm -rf "$results"
mkdir -p "$results"

# project, class: a class that is not there yet is told, not counted.
run() {
  local name=$1 class=$2 n
  if ! grep -rqE "class ${class}\b" "tests/$name" --include='*.cs'; then
    echo "$class: not there yet"
    return
  fi
  for n in $(seq "$times"); do
    if timeout 3600 dotnet "tests/$name/bin/Debug/net10.0/$name.dll" -noColor -noLogo -explicit on -class "*.$class" -result-xml "$results/$class-$n.xml" >"$results/$class-$n.txt" 2>&1 &&
      grep -qE '<assembly [^>]*passed="[1-9]' "$results/$class-$n.xml"; then
      passed=$((passed + 1))
    else
      failed=$((failed + 1))
      cat "$results/$class-$n.txt"
    fi
  done
  echo "$class: $times times"
}

# Host and PostgreSQL killed with -9 while people write (M-04, M-05), COMMITs of unknown outcome (M-02), five hosts starting at once (M-13), and random commands
# to the domain.
CAFE_SLOW=1 run Cafe.Host.Tests Redis_between_two_hosts
run Cafe.Host.Tests Killing_the_host
run Cafe.Host.Tests Killing_PostgreSQL
run Cafe.Host.Tests Losing_the_way_to_PostgreSQL
run Cafe.Host.Tests Five_hosts_starting_at_once

# Dump and restore on the system's own PostgreSQL.
run Cafe.Host.Tests A_server_of_an_operator
CsCheck_Iter=2000 run Cafe.Domain.Tests Any_sequence_of_commands

# Each of the checker's negative controls, once: what is broken on purpose must be caught.
times=1 run Cafe.Checker.Tests The_negative_controls

# Whole evenings under faults; a seed that says nothing (exit code 2) is no pass.
if dotnet build -c Release tests/Cafe.Checker -v quiet -clp:NoSummary; then
  for seed in $(seq "$times"); do
    if timeout $((${minutes%.*} * 60 + 900)) dotnet tests/Cafe.Checker/bin/Release/net10.0/Cafe.Checker.dll --seed "$seed" --minutes "$minutes" --to "$results" >"$results/seed-$seed.txt" 2>&1; then
      passed=$((passed + 1))
    else
      failed=$((failed + 1))
      cat "$results/seed-$seed.txt"
    fi
  done
  echo "checker: $times seeds of $minutes minutes"
else
  failed=$((failed + 1))
fi

# The Word report as LibreOffice renders it.
if bash tests/render-report.sh; then passed=$((passed + 1)); else failed=$((failed + 1)); fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
