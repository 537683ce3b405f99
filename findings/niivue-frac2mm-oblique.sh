#!/usr/bin/env bash
# convertFrac2MM of an NVImage (npm's @niivue/niivue 0.69.0) does not give world millimetres of a turned scan, unless its last argument says so.
# Guess: a fraction of the volume becomes the world position that the NIfTI affine gives; the argument 'isForceSliceMM' is about slices.
# Seen: of a scan turned by 20 degrees about z the voxel (35, 4, 20) comes out at 27.3 12.1 23.0 where the affine says 21.5 20.7 23.0; with true it is right.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @niivue/niivue@0.69.0 >/dev/null
cat >read.mjs <<'JS'
import { NVImage } from '@niivue/niivue';
console.log = console.warn = () => {};
const side = 40;
const turn = (20 * Math.PI) / 180;
const affine = [[Math.cos(turn), -Math.sin(turn), 0, -10], [Math.sin(turn), Math.cos(turn), 0, 5], [0, 0, 1, 3]];
const bytes = new ArrayBuffer(352 + side ** 3);
const view = new DataView(bytes);
view.setInt32(0, 348, true);
[3, side, side, side, 1, 1, 1, 1].forEach((value, i) => view.setInt16(40 + 2 * i, value, true));
view.setInt16(70, 2, true);
view.setInt16(72, 8, true);
[1, 1, 1, 1].forEach((value, i) => view.setFloat32(76 + 4 * i, value, true));
view.setFloat32(108, 352, true);
view.setUint8(123, 2);
view.setInt16(254, 1, true);
affine.flat().forEach((value, i) => view.setFloat32(280 + 4 * i, value, true));
[0x6e, 0x2b, 0x31, 0].forEach((value, i) => view.setUint8(344 + i, value));
new Uint8Array(bytes).fill(7, 352 + 10);
const image = await NVImage.new(bytes, 'turned.nii');
const voxel = [35, 4, 20];
const fraction = voxel.map((index) => (index + 0.5) / side);
const text = (point) => [...point].slice(0, 3).map((value) => value.toFixed(1)).join(' ');
process.stdout.write(`affine ${text(affine.map((row) => row[0] * voxel[0] + row[1] * voxel[1] + row[2] * voxel[2] + row[3]))}\n`);
process.stdout.write(`default ${text(image.convertFrac2MM(fraction))}\nforced ${text(image.convertFrac2MM(fraction, true))}\n`);
JS
seen="$(node read.mjs | grep -E '^(affine|default|forced) ')"
stated="affine 21.5 20.7 23.0
default 27.3 12.1 23.0
forced 21.5 20.7 23.0"
echo "$seen"
[ "$seen" = "$stated" ] || { echo "CHANGED: stated"; echo "$stated"; exit 1; }
