#!/usr/bin/env bash
# npm's daikon 1.2.46 turns MONOCHROME1 (a statement about display: the least value is white) into other numbers.
# A valid signed CT series holds -1024 + 100 = -924 HU in its first slice; its twin differs in Photometric Interpretation only.
# Guess: the same numbers for both, as dcm2niix has it, for rescaled values are HU whatever the display.
# Seen: getInterpretedData gives -924 for MONOCHROME2 and 32767 - 100 - 1024 = 31643 for MONOCHROME1.
source "$(dirname "$0")/support/debian.sh"
debian python3-pydicom=2.3.1-1 python3-numpy=1:1.24.2-1+deb12u1
/usr/bin/python3 "$(dirname "$0")/support/ct_series.py" "$folder/two"
/usr/bin/python3 "$(dirname "$0")/support/ct_series.py" "$folder/one" monochrome1
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts daikon@1.2.46 >/dev/null
cat >read.cjs <<'JS'
const daikon = require('daikon'), fs = require('fs');
for (const folder of ['two', 'one']) {
  const bytes = fs.readFileSync(`${folder}/0.dcm`);
  const image = daikon.Series.parseImage(new DataView(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)));
  console.log(image.getInterpretedData(false, true).max);
}
JS
expect "greatest value, MONOCHROME2 and MONOCHROME1" "$(node read.cjs | xargs)" "-924 31643"
