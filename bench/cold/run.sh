#!/usr/bin/env bash
# Cold starts of every build beside each other: bench/cold/run.sh MODEL SCAN [EARLIER.dll] [ROUNDS] [EARLIER_MODEL]
# Builds this tree three ways (plain, ReadyToRun, native) and times, by turns, predict, inspect, --version and --help of each, and of an earlier build where
# its Pinpoint.Cli.dll is given, with a model of its own where it cannot read MODEL. Prints medians of wall time and of processor time (user and system) in ms, and the ratio to the first row.
# PINPOINT_COLD=FOLDER keeps the builds there and takes those that are there already.
set -euo pipefail
here="$(cd "$(dirname "$0")/../.." && pwd)"
[ $# -ge 2 ] || { sed -n 2,5p "$0" >&2; exit 2; }
model="$(realpath "$1")" scan="$(realpath "$2")" earlier="${3:-}" rounds="${4:-9}" earlier_model="$(realpath "${5:-$1}")"
kept="${PINPOINT_COLD:-}"
builds="${kept:-$(mktemp -d)}" work="$(mktemp -d)"
trap 'rm -rf "$work"; [ -n "$kept" ] || rm -rf "$builds"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_TieredPGO=0
cd "$here"

publish() {
  [ -d "$builds/$1" ] || dotnet publish src/Pinpoint.Cli -c Release -v q -o "$builds/$1" "${@:2}" >&2
}
publish plain
publish readytorun -r linux-x64 --self-contained false
[ -d "$builds/native" ] || src/Pinpoint.Cli/Native/publish.sh linux-x64 "$builds/native" >&2

names=() commands=()
add() {
  names+=("$1")
  commands+=("$2")
}
[ -z "$earlier" ] || add earlier "dotnet $(realpath "$earlier")"
add plain "dotnet $builds/plain/Pinpoint.Cli.dll"
add ReadyToRun "$builds/readytorun/Pinpoint.Cli"
add native "$builds/native/pinpoint"

# Milliseconds of the clock and of the processor.
timed() {
  local TIMEFORMAT='%3R %3U %3S'
  { time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ printf "%d %d\n", $1 * 1000 + 0.5, ($2 + $3) * 1000 + 0.5 }'
}

median() {
  sort -n | awk '{ value[NR] = $1 } END { print (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2 }'
}

measure() {
  local round i
  for ((round = 0; round <= rounds; round++)); do
    for i in "${!names[@]}"; do
      local arguments=("${@:2}")
      [ "${names[i]}" != earlier ] || arguments=("${arguments[@]/#$model/$earlier_model}")
      # The first round only fills the caches of the file system.
      # shellcheck disable=SC2086
      timed ${commands[i]} "${arguments[@]}" >> "$work/$1.${names[i]}"
      [ "$round" -gt 0 ] || : > "$work/$1.${names[i]}"
    done
  done
  for i in "${!names[@]}"; do
    local wall processor
    wall="$(cut -d' ' -f1 "$work/$1.${names[i]}" | median)"
    processor="$(cut -d' ' -f2 "$work/$1.${names[i]}" | median)"
    [ "$i" -gt 0 ] || { first_wall="$wall" first_processor="$processor"; }
    awk -v what="$1" -v name="${names[i]}" -v w="$wall" -v p="$processor" -v fw="$first_wall" -v fp="$first_processor" \
      'BEGIN { printf "| %s | %s | %.0f | %.2f | %.0f | %.2f |\n", what, name, w, w / fw, p, p / fp }'
  done
}

echo "| command | build | wall, ms | of the first | processor, ms | of the first |"
echo "|---|---|---:|---:|---:|---:|"
measure predict predict "$model" "$scan" -o "$work/answers" --force
measure inspect inspect "$scan"
measure version --version
measure help --help
