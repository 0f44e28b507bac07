#!/usr/bin/env bash
# What takes too long for every change: the specs that only run when asked for.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/Cafe.Host.Tests -v q
dotnet tests/Cafe.Host.Tests/bin/Debug/net10.0/Cafe.Host.Tests.dll -explicit only -reporter verbose "$@"
