#!/usr/bin/env bash
# What fill, metal and other units cost a model: the mean error in mm on every kind of scan that FillScans.cs wrote.
# run.sh MODEL FOLDER CLI..: one row a kind, one column a build of the program (the path of its Pinpoint.Cli).
set -euo pipefail
model=$1 folder=$2
shift 2
for kind in "$folder"/*/; do
  row="| $(basename "$kind") |"
  for cli in "$@"; do
    error=$("$cli" evaluate "$model" "$kind" --json --threads 1 2>/dev/null | awk -F'[:,]' '/"mre_mm"/ && !found { print $2; found = 1 }')
    row+=$(printf ' %.3f |' "$error")
  done
  echo "$row"
done
