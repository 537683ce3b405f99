#!/usr/bin/env bash
# Processor time a scan of a batch, an earlier build beside this one: run.sh EARLIER NOW MODEL SCANS [COPIES [ROUNDS [OPTION..]]].
# EARLIER and NOW are Pinpoint.Cli programs, MODEL one that both can load, SCANS a folder of scans, each of which is searched COPIES times under other names.
# By turns, user and system time of the whole process, its start included; medians over the rounds, and whether both builds wrote the same landmark files.
# Options, such as --threads 1, go to both.
set -euo pipefail
earlier=$1 now=$2 model=$(realpath "$3") scans=$(realpath "$4") copies=${5:-1} rounds=${6:-7}
shift $(($# < 6 ? $# : 6))
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/scans"
for copy in $(seq "$copies"); do
  for scan in "$scans"/*; do
    cp "$scan" "$work/scans/$copy-$(basename "$scan")"
  done
done
count=$(find "$work/scans" -type f | wc -l)
cat "$work"/scans/* > /dev/null
seconds() { # program, name of the answers' folder, options
  rm -rf "${work:?}/$2"
  local TIMEFORMAT='%U %S'
  { time "$1" predict "$model" "$work/scans" -o "$work/$2" "${@:3}" > "$work/out" 2>&1 || { cat "$work/out" >&2; exit 1; }; } 2>&1
}
for round in $(seq "$rounds"); do
  echo "$(seconds "$earlier" earlier "$@") $(seconds "$now" now "$@")"
done | awk -v n="$count" '{ print ($1 + $2) / n, ($3 + $4) / n, ($3 + $4) / ($1 + $2) }' > "$work/rounds"
median() { sort -n -k "$1,$1" "$work/rounds" | awk -v c="$1" '{ v[NR] = $c } END { printf "%.3f", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
same=0
for file in "$work"/earlier/*.mrk.json; do
  cmp -s "$file" "$work/now/$(basename "$file")" && same=$((same + 1))
done
echo "| scans | rounds | earlier, s a scan | now, s a scan | ratio | the same landmark files |"
echo "|---:|---:|---:|---:|---:|---:|"
echo "| $count | $rounds | $(median 1) | $(median 2) | $(median 3) | $same of $count |"
