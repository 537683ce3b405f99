#!/usr/bin/env bash
# Measures all that docs/results/performance.md shows, on a machine that does nothing else: bench/run-all.sh [FOLDER]
# Writes machine, peers, stages, searches and growth as Markdown fragments into FOLDER (artifacts/performance), where the page takes them from by hand,
# and the plots into docs/results/performance. Takes about ten minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
out="${1:-artifacts/performance}"
mkdir -p "$out"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

dotnet build -c Release -v q bench/Pinpoint.Benchmarks
program=bench/Pinpoint.Benchmarks/bin/Release/net10.0/Pinpoint.Benchmarks

busy="$(ps -eo pcpu= | awk '{ sum += $1 } END { print int(sum) }')"
[ "$busy" -lt 20 ] || echo "warning: other processes take $busy % of a core; figures will be off" >&2

"$program" --peers 11 | tee "$out/peers.md"
"$program" --stages | tee "$out/stages.md"
"$program" --searches | tee "$out/searches.md"
"$program" --growth docs/results/performance | tee "$out/growth.md"
"$program" --filter '*' --job short --artifacts "$out/BenchmarkDotNet" > "$out/benchmarkdotnet.log"
echo "fragments: $out/*.md; plots: docs/results/performance/*.svg; BenchmarkDotNet's tables: $out/BenchmarkDotNet/results/*-github.md"
