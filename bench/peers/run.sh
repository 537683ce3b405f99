#!/usr/bin/env bash
# Measures what docs/results/performance.md shows and writes it there: bench/peers/run.sh [PART...]
# On a machine that does nothing else. Parts:
#   machine peers searches stages   need no data; `peers` takes libtorch (600 MB) from NuGet
#   int8       needs PINPOINT_MODEL (a model file with a refinement) and PINPOINT_CASES (a manifest with the splits train and test)
#   batch      needs PINPOINT_MODEL and PINPOINT_SCANS (a folder of scans for it)
#   cold       needs PINPOINT_MODEL and PINPOINT_SCAN (one scan)
#   summary    the figures of all parts that have run, beside their goals
# These are run where none is named, in about eight minutes. Two more run when they are named: huge (a made-up scan of 768^3 voxels; python3-nibabel, 2 GB of
# disk, ten minutes) and growth (the plots, five minutes).
# A part whose data is not named is left out. PINPOINT_EARLIER names the Pinpoint.Cli.dll of an earlier build to be compared with, PINPOINT_EARLIER_MODEL its
# model (PINPOINT_MODEL without). PINPOINT_ROUNDS sets the rounds (9).
set -euo pipefail
cd "$(dirname "$0")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 LC_ALL=C
export PINPOINT_FIGURES="$PWD/artifacts/performance"
page=docs/results/performance.md
program=bench/Pinpoint.Benchmarks/bin/Release/net10.0/Pinpoint.Benchmarks
cli=src/Pinpoint.Cli/bin/Release/net10.0/Pinpoint.Cli
rounds="${PINPOINT_ROUNDS:-9}" model="${PINPOINT_MODEL:-}" earlier="${PINPOINT_EARLIER:-}"
earlier_model="${PINPOINT_EARLIER_MODEL:-$model}"
mkdir -p "$PINPOINT_FIGURES"
parts=("$@")
[ $# -gt 0 ] || parts=(machine peers int8 searches stages cold batch summary)

dotnet build -c Release -v q bench/Pinpoint.Benchmarks
busy="$(ps -eo pcpu= | awk '{ sum += $1 } END { print int(sum) }')"
[ "$busy" -lt 20 ] || echo "warning: other processes take $busy % of a core; figures will be off" >&2

# Whether all that a part needs is named.
named() {
  local part="$1" variable
  for variable in "${@:2}"; do
    [ -n "${!variable:-}" ] || { echo "$part: left out, for $variable names nothing" >&2; return 1; }
  done
}

keep() {
  cat > "$PINPOINT_FIGURES/$1"
}

insert() {
  "$program" --page "$page" --insert "$1"
}

machine() { "$program" --page "$page" --machine; }
searches() { "$program" --page "$page" --searches; }
stages() { "$program" --page "$page" --stages; }
growth() { "$program" --growth docs/results/performance; }

peers() {
  dotnet build -c Release -v q bench/peers/torch
  "$program" --page "$page" --peers search,refinement,paper "$rounds"
}

int8() {
  named int8 PINPOINT_MODEL PINPOINT_CASES || return 0
  "$program" --page "$page" --int8 "$model" "$PINPOINT_CASES"
}

cold() {
  named cold PINPOINT_MODEL PINPOINT_SCAN || return 0
  bench/cold/run.sh "$model" "$PINPOINT_SCAN" "$earlier" "$rounds" "$earlier_model" | tee "$PINPOINT_FIGURES/cold.md" | insert cold
  awk -F ' *[|] *' '$2 == "predict" && $3 == "native" { print $4 " ms, " $5 " of the first row" }' "$PINPOINT_FIGURES/cold.md" | keep cold
  awk -F ' *[|] *' '$2 == "version" && $3 == "native" { print $6 " ms" }' "$PINPOINT_FIGURES/cold.md" | keep version
  stat -c '%s' "$model" | awk '{ printf "%.1f MB\n", $1 / 1e6 }' | keep model
}

batch() {
  named batch PINPOINT_MODEL PINPOINT_SCANS || return 0
  dotnet build -c Release -v q src/Pinpoint.Cli
  local builds=("now=$PWD/$cli=$model")
  [ -z "$earlier" ] || builds=("before=$earlier=$earlier_model" "${builds[@]}")
  python3 bench/peers/batch.py --rounds "$((rounds < 7 ? rounds : 7))" "$PINPOINT_SCANS" "${builds[@]}" | tee "$PINPOINT_FIGURES/batch.md" | insert batch
  sed -n 's/^Processor time of now against before: //p' "$PINPOINT_FIGURES/batch.md" | keep batch
}

huge() {
  dotnet build -c Release -v q src/Pinpoint.Cli
  local builds=("now=$PWD/$cli")
  [ -z "$earlier" ] || builds=("before=$(dirname "$earlier")/Pinpoint.Cli" "${builds[@]}")
  python3 bench/volumes/huge.py --rounds 1 "${builds[@]}" | insert huge
}

row() {
  echo "| $1 | $(cat "$PINPOINT_FIGURES/$2" 2> /dev/null || echo 'not measured') | $3 |"
}

summary() {
  {
    echo '| what | measured | goal |'
    echo '|---|---|---|'
    row "default search, forward, batch 6, 1 thread: ONNX Runtime float32 / Pinpoint" forward-search-6-float-1 "at least 3"
    row "the same, ONNX Runtime int8 / Pinpoint" forward-search-6-int8-1 "at least 1.5"
    row "default search, training step: libtorch / Pinpoint" step-search-1 "at least 4"
    row "default refinement, training step: libtorch / Pinpoint" step-refinement-1 "at least 4"
    row "a skull from a cold process, native program" cold "at most 0.25 of the earlier build"
    row "\`pinpoint --version\`, native program, processor time" version "at most 20 ms"
    row "model file of the default" model "at most 8 MB"
    row "many scans, processor time a scan: now / before" batch "at most 0.4"
  } | insert summary
}

for part in "${parts[@]}"; do
  case "$part" in
    machine | peers | int8 | searches | stages | cold | batch | huge | summary | growth) "$part" ;;
    *) echo "there is no part '$part'" >&2; exit 2 ;;
  esac
done
