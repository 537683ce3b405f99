#!/usr/bin/env bash
# ITK's reader of transforms (npm's @itk-wasm/transform-io 0.1.1) takes no kernel spline from a .tfm file: neither the thin-plate one nor its kin.
# Guess: ThinPlateSplineKernelTransform_double_3_3, a transform that ITK has and that its writer names so, is read from a file as an affine one is.
# Seen: the affine transform is read, each of the four splines (five landmarks, four of which stay in place) is refused with an exception.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @itk-wasm/transform-io@0.1.1 >/dev/null
write() {
  printf '#Insight Transform File V1.0\n#Transform 0\nTransform: %s_double_3_3\nParameters: %s\nFixedParameters: %s\n' "$1" "$2" "$3" > "$1.tfm"
}
write AffineTransform "1 0 0 0 1 0 0 0 1 1 2 3" "0 0 0"
for spline in ThinPlateSpline ThinPlateR2LogRSpline VolumeSpline ElasticBodySpline; do
  write "${spline}KernelTransform" "0 0 0 10 0 1 0 10 0 0 0 10 10 11 10" "0 0 0 10 0 0 0 10 0 0 0 10 10 10 10"
done
cat > read.mjs <<'JS'
import { readTransformNode } from '@itk-wasm/transform-io';
console.log = console.error = () => {};
for (const file of process.argv.slice(2)) {
  const words = await readTransformNode(file).then(([read]) => `read, ${read.parameters.length} parameters`, () => 'refused');
  process.stdout.write(`SEEN ${file} ${words}\n`);
}
process.exit(0);
JS
seen="$(node read.mjs *.tfm 2>/dev/null | sed -n 's/^SEEN //p')"
stated="AffineTransform.tfm read, 12 parameters
ElasticBodySplineKernelTransform.tfm refused
ThinPlateR2LogRSplineKernelTransform.tfm refused
ThinPlateSplineKernelTransform.tfm refused
VolumeSplineKernelTransform.tfm refused"
echo "$seen"
[ "$seen" = "$stated" ] || { echo "CHANGED: stated"; echo "$stated"; exit 1; }
