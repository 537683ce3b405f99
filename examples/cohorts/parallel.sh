#!/bin/sh
# Predicts a cohort in parts on this machine with GNU parallel, and gathers what was found.
#
#   parallel.sh MODEL SCANS OUT [PARTS]
#
# Run it again after a stop or a crash: what is done is passed over. A scan that fails costs a line, and the code at the end; the others are done.
set -u
model=$1 scans=$2 out=$3 parts=${4:-4}
pinpoint=${PINPOINT:-pinpoint}

# Each part gets its share of the cores.
threads=$(($(nproc) / parts))
seq 0 $((parts - 1)) | parallel --halt never --joblog "$out.joblog" \
  "$pinpoint" predict "$model" "$scans" -o "$out" --num-parts "$parts" --part-id {} --threads $((threads > 0 ? threads : 1))

exec "$pinpoint" gather "$out" "$scans"
