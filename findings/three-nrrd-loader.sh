#!/usr/bin/env bash
# NRRDLoader of npm's three 0.180.0 reads big-endian NRRD as if it were little-endian, and leaves the origin out of the volume it gives.
# Guess: "endian: big" is honoured (the loader looks at the field), and "space origin" reaches the volume's matrix.
# Seen: -1000, 2, 3 come out as 6396, 512, 768, without a warning; the matrix has no translation and offset is 0 0 0 though the header says 10 20 30.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts three@0.180.0 >/dev/null
cat >read.mjs <<'JS'
import { NRRDLoader } from 'three/examples/jsm/loaders/NRRDLoader.js';
console.log = console.warn = () => {};
const head = endian => `NRRD0004\ntype: short\ndimension: 3\nspace: left-posterior-superior\nsizes: 2 2 2\nspace directions: (2,0,0) (0,2,0) (0,0,3)\nkinds: domain domain domain\nendian: ${endian}\nencoding: raw\nspace origin: (10,20,30)\n\n`;
const little = Buffer.from(new Int16Array([-1000, 2, 3, 4, 5, 6, 7, 300]).buffer);
for (const [endian, voxels] of [['little', little], ['big', Buffer.from(little).swap16()]]) {
  const file = new Uint8Array(Buffer.concat([Buffer.from(head(endian)), voxels])).buffer;
  const volume = new NRRDLoader().parse(file);
  process.stdout.write(`${endian} ${Array.from(volume.data).slice(0, 3)} translation ${Array.from(volume.matrix.elements).slice(12, 15)} offset ${volume.offset}\n`);
}
JS
seen="$(node read.mjs)"
stated="little -1000,2,3 translation 0,0,0 offset 0,0,0
big 6396,512,768 translation 0,0,0 offset 0,0,0"
echo "$seen"
[ "$seen" = "$stated" ] || { echo "CHANGED: stated"; echo "$stated"; exit 1; }
