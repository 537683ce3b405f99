#!/usr/bin/env bash
# The preparation of scans beside the reading of an earlier build: reading.sh EARLIER NOW DATASET [FEW MANY [ROUNDS]].
# EARLIER and NOW are built Pinpoint.Cli programs; DATASET is a folder. Each trains one step on FEW and on MANY scans, in turn; what the others of MANY
# take is the difference: the program's start, the model and the step are in both.
set -euo pipefail
earlier=$1 now=$2 data=$(realpath "$3") few=${4:-10} many=${5:-40} rounds=${6:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for count in "$few" "$many"; do
  {
    echo case,volume,landmarks
    for volume in $(ls "$data"/volumes | head -n "$count"); do
      echo "${volume%%.*},$data/volumes/$volume,$(ls "$data/landmarks/${volume%%.*}".*)"
    done
  } > "$work/$count.csv"
done
seconds() { # program, scans, options
  rm -rf "$work/run" "$work/cache"
  local TIMEFORMAT='%R %U %S'
  { time "$1" train "$work/$2.csv" -o "$work/run" --steps 2 --seed 1 --validation 0 "${@:3}" > "$work/out" 2>&1 || { cat "$work/out" >&2; exit 1; }; } 2>&1
}
cat "$data"/volumes/* > /dev/null
echo "| round | earlier build, s a scan: by the clock, of the processor | now: by the clock, of the processor | ratio by the clock | ratio of processor time |"
echo "|---|---|---|---|---|"
for round in $(seq "$rounds"); do
  echo "$(seconds "$earlier" "$few") $(seconds "$now" "$few" --cache "$work/cache")" \
    "$(seconds "$earlier" "$many") $(seconds "$now" "$many" --cache "$work/cache")" |
    awk -v r="$round" -v n="$((many - few))" '{ o = ($7 - $1) / n; op = ($8 + $9 - $2 - $3) / n; w = ($10 - $4) / n; wp = ($11 + $12 - $5 - $6) / n
      printf "| %d | %.3f, %.3f | %.3f, %.3f | %.1f | %.1f |\n", r, o, op, w, wp, o / w, op / wp }'
done
