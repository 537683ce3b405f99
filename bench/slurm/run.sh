#!/bin/bash
# The campaign of docs/results/scale.md on a real Slurm: bench/slurm/run.sh [FOLDER]
# Needs Debian's slurm-wlm and munge, and the program (PINPOINT=PATH, or it is built). Four nodes of two processors on this host, all inside FOLDER.
# An array of 8 parts over 200 scans is cancelled, killed, requeued, drained, downed, frozen and stopped by its time limit; then a cross-validation and a
# training. PHASES=cohort or PHASES=training does one of the two.
set -euo pipefail

here="$(cd "$(dirname "$0")" && pwd)"
folder="${1:-$(mktemp -d)}"
mkdir -p "$folder"
cd "$folder"
scans=${SCANS:-200}
parts=8
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
if [ -z "${PINPOINT:-}" ]; then
  (cd "$here/../.." && dotnet build -c Release -v q src/Pinpoint.Cli)
  PINPOINT="$here/../../src/Pinpoint.Cli/bin/Release/net10.0/Pinpoint.Cli"
fi

# The smallest limit that Slurm knows is a minute, and the warning comes after 35 seconds of it at the latest.
asked=(--parsable --mem=1500 --cpus-per-task=1 --time=1 --signal=B:USR1@25)

say() { echo "$(date +%T) $*"; }
done_lines() { cat answers/manifests/*.jsonl 2>/dev/null | grep -c '"state":"done"' || true; }
wait_for() { while squeue -h -j "$1" 2>/dev/null | grep -q .; do sleep 1; done; }
# Waits until a task runs and has done something, or has come to an end.
under_way() { until [ "$(squeue -h -j "$1" -t R -o %i)" ] || ! squeue -h -j "$1" | grep -q .; do sleep 0.3; done; }
node_of() { squeue -h -j "$1" -o %N; }
program_of() { pgrep -f -- "--part-id $1\$" || true; }

cohort() {
  rm -rf model one answers one.csv answers.csv
  say "scans, a small model, and the answers of one process"
  [ -d scans ] || "$PINPOINT" phantom fetal-head --count "$scans" --spacing 4 --seed 18 -o scans >/dev/null
  "$PINPOINT" train heads -o model --config plan.json --steps 600 --threads 1 >/dev/null 2>&1
  predict=(predict model scans/volumes --starts 24 --updates 40 --seed 3 --threads 1)
  start=$SECONDS
  "$PINPOINT" "${predict[@]}" -o one >/dev/null 2>&1
  say "one process: $((SECONDS - start)) s"
  "$PINPOINT" gather one -o one.csv >/dev/null

  say "an array of $parts parts"
  "$PINPOINT" "${predict[@]}" -o answers --slurm --slurm-parts $parts >job.sh
  start=$SECONDS
  job=$(sbatch "${asked[@]}" job.sh)
  until [ "$(done_lines)" -ge 8 ]; do sleep 0.2; done

  say "part 1 is cancelled: scancel --full --signal=KILL, at which Slurm sends TERM first"
  under_way "${job}_1"
  scancel --full --signal=KILL "${job}_1"
  under_way "${job}_6"
  say "the program of part 6 gets SIGKILL"
  for process in $(program_of 6); do kill -KILL "$process"; done
  say "part 2 is requeued: scontrol requeue"
  under_way "${job}_2"
  scontrol requeue "${job}_2"
  under_way "${job}_3"
  node=$(node_of "${job}_3")
  say "the node of part 3 is drained: $node"
  if [ "$node" ]; then scontrol update "nodename=$node" state=drain reason=test; fi
  under_way "${job}_4"
  other=$(node_of "${job}_4")
  say "the node of part 4 fails: $other"
  if [ "$other" ]; then scontrol update "nodename=$other" state=down reason=test; fi
  under_way "${job}_5"
  say "part 5 freezes, so that its time limit strikes"
  for process in $(program_of 5); do kill -STOP "$process"; done
  sleep 5
  # A node that was down may be back by itself.
  for name in $node $other; do scontrol update "nodename=$name" state=resume 2>/dev/null || true; done

  wait_for "$job"
  say "the queue is empty after $((SECONDS - start)) s; states, exit codes and restarts:"
  again=()
  for part in $(seq 0 $((parts - 1))); do
    facts=$(scontrol show job --oneliner "${job}_$part")
    state=$(grep -o 'JobState=[A-Z_]*' <<<"$facts" | cut -d= -f2)
    echo "  part $part: $state $(grep -o 'ExitCode=[0-9:]*' <<<"$facts") $(grep -o 'Restarts=[0-9]*' <<<"$facts")"
    [ "$state" = COMPLETED ] || again+=("$part")
  done
  say "done before anything is submitted again: $(done_lines) lines"
  if [ ${#again[@]} -gt 0 ]; then
    list=$(IFS=,; echo "${again[*]}")
    say "again: sbatch --array=$list"
    second=$(sbatch "${asked[@]}" --array="$list" job.sh)
    wait_for "$second"
  fi
  "$PINPOINT" gather answers scans/volumes -o answers.csv >/dev/null
  cmp one.csv answers.csv
  say "the table is that of one process, byte by byte: $(wc -l <answers.csv) lines"
  for file in one/*.mrk.json; do cmp "$file" "answers/$(basename "$file")"; done
  say "so are the $(find answers -maxdepth 1 -name '*.mrk.json' | wc -l) answers"
  say "scans done, and how often: $(cat answers/manifests/*.jsonl | grep '"state":"done"' | grep -o '"case":"[^"]*"' | sort | uniq -c | awk '{ print $1 }' | sort | uniq -c | tr -s ' \n' ' ')"
  leftovers=$(find answers -name '*.tmp' -o -name '.*' -type f)
  say "left over: ${leftovers:-nothing}"
}

training() {
  rm -rf cv cv-slurm run run-slurm
  say "a cross-validation, a fold a task; fold 1 requeued, fold 2 killed and run again, all warned of their limit"
  # Reading and preparing begin anew at each start, and must leave time for steps on a busy host too.
  asked+=(--time=3 --signal=B:USR1@135)
  train=(--config plan.json --steps "${STEPS:-1500}" --checkpoint-every 1s --threads 1)
  "$PINPOINT" cross-validate heads --folds 4 -o cv "${train[@]}" --slurm >cv.sh
  "$PINPOINT" train heads -o run "${train[@]}" --slurm >train.sh
  job=$(sbatch "${asked[@]}" cv.sh)
  training=$(sbatch "${asked[@]}" train.sh)
  until [ -s cv/fold-1/checkpoint.safetensors ] && [ -s cv/fold-2/checkpoint.safetensors ]; do sleep 0.2; done
  scontrol requeue "${job}_0"
  scancel --full --signal=KILL "${job}_1"
  wait_for "$job"
  wait_for "$(sbatch "${asked[@]}" --array=1 cv.sh)"
  wait_for "$training"
  for task in "${job}_0" "${job}_2" "${job}_3" "$training"; do
    echo "  task $task: $(scontrol show job --oneliner "$task" | grep -oE '(JobState|ExitCode|Restarts)=[A-Z0-9:]*' | tr '\n' ' ')"
  done
  "$PINPOINT" gather cv >/dev/null
  mv cv cv-slurm
  "$PINPOINT" cross-validate heads --folds 4 -o cv "${train[@]}" >/dev/null 2>&1
  mv run run-slurm
  "$PINPOINT" train heads -o run "${train[@]}" >/dev/null 2>&1
  same=yes
  for file in $(cd cv && find . -name '*.safetensors' -not -name 'checkpoint*' -o -name calibration.json -o -name 'predictions*' -o -name 'per_landmark*'); do
    cmp "cv/$file" "cv-slurm/$file" || same=no
  done
  cmp run/model.safetensors run-slurm/model.safetensors || same=no
  say "models, calibration, predictions and scores are those of undisturbed runs: $same"
  [ "$same" = yes ]
}

rm -rf cluster
cat >plan.json <<'J'
{ "grid_spacing_mm": 8, "patch_size": 15, "convolution_maps": [32], "hidden_units": [32], "patch_landmarks": 4, "batch_size": 8, "dropout": 0, "modes": 2,
  "random_starts": 1, "updates": 3, "stop_below": 0, "average_decay": null, "learning_rate": 0.003, "refinement": null }
J
[ -d heads ] || "$PINPOINT" phantom fetal-head --count 12 --spacing 4 --seed 7 -o heads >/dev/null

"$here/cluster.sh" start cluster 4
trap '"$here/cluster.sh" stop "$folder/cluster"' EXIT
export SLURM_CONF="$folder/cluster/slurm.conf"

for phase in ${PHASES:-cohort training}; do "$phase"; done
