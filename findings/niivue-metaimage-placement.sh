#!/usr/bin/env bash
# NiiVue (npm's @niivue/niivue 0.69.0) places MetaImage files of one and the same place differently, by which of MetaIO's synonyms the header uses.
# Guess: MetaImage is LPS whatever the fields; 'Position' and 'Rotation' are read as 'Offset' and 'TransformMatrix', as MetaIO and ITK do; no matrix means the identity.
# Seen: with TransformMatrix the volume is flipped from LPS to RAS (-2 -3 4); without it, or with Rotation, it is not (2 3 4), and Offset and Position are lost.
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
  matrix: 'TransformMatrix = 1 0 0 0 1 0 0 0 1\nOffset = 10 20 30',
  none: 'Offset = 10 20 30',
  synonyms: 'Rotation = 1 0 0 0 1 0 0 0 1\nPosition = 10 20 30',
};
for (const [name, lines] of Object.entries(fields)) {
  const head = `ObjectType = Image\nNDims = 3\nBinaryData = True\nBinaryDataByteOrderMSB = False\n${lines}\nElementSpacing = 2 3 4\nDimSize = 4 5 6\nElementType = MET_UCHAR\nElementDataFile = LOCAL\n`;
  const { hdr } = await NVImage.new(new Uint8Array(Buffer.concat([Buffer.from(head), voxels])).buffer, 'scan.mha');
  process.stdout.write(`${name}: diagonal ${hdr.affine.slice(0, 3).map((row, i) => row[i])} offset ${hdr.affine.slice(0, 3).map((row) => row[3])}\n`);
}
JS
seen="$(node read.mjs | grep -E '^(matrix|none|synonyms): ')"
echo "$seen"
stated="matrix: diagonal -2,-3,4 offset -10,-20,30
none: diagonal 2,3,4 offset 0,0,0
synonyms: diagonal 2,3,4 offset 0,0,0"
[ "$seen" = "$stated" ] || { echo "CHANGED: stated"; echo "$stated"; exit 1; }
