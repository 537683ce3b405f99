#!/usr/bin/env bash
# Decodes the same JPEG-LS slices (512 x 512, 16 bits, made from a seed) with dcmtk's dcmdjpls (CharLS) and with Pinpoint.Codecs, taking turns, one thread
# each, and prints the medians of processor time a slice: bench/codecs/jpegls.sh [FRAMES] [RUNS] [SEED]. Needs dcmtk.
# dcmdjpls is timed on all frames and on one; the difference leaves out its start. Ours is timed in a process that has decoded for two seconds.
set -euo pipefail
cd "$(dirname "$0")/../.."
frames="${1:-100}" runs="${2:-11}" seed="${3:-1}"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
program="$folder/program"
dotnet build -c Release -v q bench/codecs/jpegls.cs -o "$program" >/dev/null

for count in 1 "$frames"; do
  mkdir "$folder/$count"
  "$program/jpegls" make "$folder/$count" "$count" "$seed"
  dump2dcm "$folder/$count/head.dump" "$folder/$count/plain.dcm"
  dcmcjpls +el "$folder/$count/plain.dcm" "$folder/$count/coded.dcm"
done

user() { local TIMEFORMAT=%U; { time dcmdjpls "$folder/$1/coded.dcm" "$folder/out.dcm"; } 2>&1; }
median() { sort -g | awk '{ values[NR] = $1 } END { print values[int((NR + 1) / 2)] }'; }
for ((run = 0; run < runs; run++)); do
  echo "$(user "$frames") $(user 1)" | awk -v n="$frames" '{ print ($1 - $2) * 1000 / (n - 1) }' >> "$folder/theirs"
  "$program/jpegls" decode "$folder/$frames/coded.dcm" 1 >> "$folder/ours"
done

bytes="$(stat -c %s "$folder/$frames/coded.dcm")"
theirs="$(median < "$folder/theirs")"
ours="$(median < "$folder/ours")"
awk -v t="$theirs" -v o="$ours" -v b="$bytes" -v n="$frames" -v r="$runs" 'BEGIN {
  printf "%d slices of 512 x 512, %.2f bits a sample, median of %d runs, ms of user time a slice\n", n, b * 8 / n / 262144, r
  printf "dcmdjpls %.2f\nPinpoint.Codecs %.2f, %.2f times the speed\n", t, o, t / o }'
