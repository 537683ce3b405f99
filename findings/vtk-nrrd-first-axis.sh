#!/usr/bin/env bash
# VTK 9.1's vtkNrrdReader (Debian 12) takes the first axis of a plain 3D scalar NRRD for components: 6 x 8 x 6 voxels become an image of 8 x 6 x 1 with 6 values a pixel.
# Guess: 6 x 8 x 6 scalars of 2 x 2.5 x 3 mm; all three axes are of kind "domain", and teem's own unu says so.
# Seen: no error, no warning, and the spacings move up by one place too.
source "$(dirname "$0")/support/debian.sh"
debian teem-apps=1.12.0~20160122-5 python3-vtk9=9.1.0+really9.1.0+dfsg2-5+deb12u1
{
  printf 'NRRD0004\ntype: uchar\ndimension: 3\nspace: left-posterior-superior\nsizes: 6 8 6\nspace directions: (2,0,0) (0,2.5,0) (0,0,3)\nkinds: domain domain domain\nencoding: raw\nspace origin: (10,20,30)\n\n'
  head -c 288 /dev/zero
} >"$folder/plain.nrrd"
expect "unu: sizes" "$(teem-unu head "$folder/plain.nrrd" | grep '^sizes')" "sizes: 6 8 6"
expect "vtkNrrdReader: size, spacing, components" "$(/usr/bin/python3 - "$folder/plain.nrrd" <<'PY'
import sys
from vtkmodules.vtkIOImage import vtkNrrdReader
reader = vtkNrrdReader()
reader.SetFileName(sys.argv[1])
reader.Update()
image = reader.GetOutput()
print(*image.GetDimensions(), *image.GetSpacing(), image.GetPointData().GetScalars().GetNumberOfComponents())
PY
)" "8 6 1 2.5 3.0 1.0 6"
