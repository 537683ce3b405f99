#!/usr/bin/env bash
# One row of the ablation: bench/ablation/run.sh ROW SPLIT.csv OUT [SEED], ROW being a file of bench/ablation/rows without its ending.
# Rows 0 to 7 start from the paper's preset, each with one more of the default's ideas; 8 and 9 are the default without and with its refinement's
# two extra outputs. The steps are what one core of the machine described in docs/results/performance.md does in ten minutes.
set -euo pipefail
row="$1" split="$2" out="$3" seed="${4:-1}"
case "$row" in
  0-*) preset=paper steps=1287 ;;
  [1-5]-*) preset=paper steps=3800 ;;
  [67]-*) preset=paper steps=3400 ;;
  *) preset=default steps=17500 ;;
esac
config="$(dirname "$0")/rows/$row.json"
resume=""
[ ! -e "$out/$row-s$seed/checkpoint.safetensors" ] || resume=--resume
pinpoint train "$split" -o "$out/$row-s$seed" --preset "$preset" --config "$config" --steps "$steps" --seed "$seed" --threads 1 $resume
pinpoint evaluate "$out/$row-s$seed" "$split" --split test -o "$out/$row-s$seed-evaluation" --radii 0.15,0.25,0.5,1
