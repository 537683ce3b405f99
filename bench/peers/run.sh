#!/usr/bin/env bash
# Measures what docs/results/performance.md shows and writes it there: bench/peers/run.sh [PART...]
# Parts: machine peers targets searches stages int8 (what runs without one named; about eight minutes), growth (the plots, five minutes more).
# A machine that does nothing else; libtorch comes from NuGet (600 MB). The part int8 needs a trained model and a manifest of real scans, and is left out
# without: PINPOINT_MODEL=model.safetensors PINPOINT_CASES=split.csv. PINPOINT_ROUNDS sets the alternating rounds (9).
set -euo pipefail
cd "$(dirname "$0")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 LC_ALL=C
page=docs/results/performance.md
program=bench/Pinpoint.Benchmarks/bin/Release/net10.0/Pinpoint.Benchmarks
parts=("$@")
[ $# -gt 0 ] || parts=(machine peers searches stages int8)

dotnet build -c Release -v q bench/Pinpoint.Benchmarks
busy="$(ps -eo pcpu= | awk '{ sum += $1 } END { print int(sum) }')"
[ "$busy" -lt 20 ] || echo "warning: other processes take $busy % of a core; figures will be off" >&2

for part in "${parts[@]}"; do
  case "$part" in
    machine | searches | stages) "$program" --page "$page" "--$part" ;;
    peers)
      dotnet build -c Release -v q bench/peers/torch
      "$program" --page "$page" --peers search,refinement,paper "${PINPOINT_ROUNDS:-9}" ;;
    int8)
      if [ -n "${PINPOINT_MODEL:-}" ] && [ -n "${PINPOINT_CASES:-}" ]; then
        "$program" --page "$page" --int8 "$PINPOINT_MODEL" "$PINPOINT_CASES"
      else
        echo "int8: left out, for PINPOINT_MODEL and PINPOINT_CASES name no model and scans" >&2
      fi ;;
    growth) "$program" --growth docs/results/performance ;;
    *) echo "there is no part '$part'" >&2; exit 2 ;;
  esac
done
