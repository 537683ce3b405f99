#!/usr/bin/env bash
# NiiVue (npm's @niivue/niivue 0.69.0) shows an NRRD file that has 'spacings' and no 'space directions' with voxels of 1 mm.
# Guess: the affine takes the spacings, as the distances of voxels that it keeps beside do.
# Seen: pixDims 2 3 4, affine of ones; 'axis mins' are not looked at either. With 'space directions' the affine is right.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @niivue/niivue@0.69.0 >/dev/null
cat >read.mjs <<'JS'
import { NVImage } from '@niivue/niivue';
console.log = console.warn = () => {};
const voxels = Uint8Array.from({ length: 120 }, (_, i) => i + 1);
const fields = {
  spacings: 'spacings: 2 3 4',
  mins: 'spacings: 2 3 4\naxis mins: 10 20 30',
  directions: 'space: right-anterior-superior\nspace directions: (2,0,0) (0,3,0) (0,0,4)\nspace origin: (10,20,30)',
};
for (const [name, lines] of Object.entries(fields)) {
  const file = new Uint8Array(Buffer.concat([Buffer.from(`NRRD0004\ntype: uint8\ndimension: 3\nsizes: 4 5 6\n${lines}\nencoding: raw\n\n`), voxels]));
  const { hdr } = await NVImage.new(file.buffer, 'scan.nrrd');
  process.stdout.write(`${name}: pixDims ${hdr.pixDims.slice(1, 4)} diagonal ${hdr.affine.slice(0, 3).map((row, i) => row[i])} offset ${hdr.affine.slice(0, 3).map((row) => row[3])}\n`);
}
JS
seen="$(node read.mjs | grep -E '^(spacings|mins|directions): ')"
stated="spacings: pixDims 2,3,4 diagonal 1,1,1 offset 0,0,0
mins: pixDims 2,3,4 diagonal 1,1,1 offset 0,0,0
directions: pixDims 2,3,4 diagonal 2,3,4 offset 10,20,30"
echo "$seen"
[ "$seen" = "$stated" ] || { echo "CHANGED: stated"; echo "$stated"; exit 1; }
