#!/usr/bin/env bash
# MRtrix3 3.0.3 and VTK 9.1's vtkDICOMImageReader (Debian 12) read the two numbers of DICOM's Pixel Spacing the wrong way round.
# A valid CT series with rows 1.5 mm and columns 1.25 mm apart (1.5\1.25: the distance of rows comes first) is 6 columns x 8 rows.
# Guess: 1.25 mm along x, 1.5 mm along y, as plastimatch (ITK and GDCM) has it.
# Seen: mrinfo and VTK give 1.5 mm along x and 1.25 mm along y; exit code 0, no warning. Square pixels hide it.
source "$(dirname "$0")/support/debian.sh"
debian mrtrix3=3.0.3-3+b1 plastimatch=1.9.4+dfsg.2-0+deb12u1 python3-vtk9=9.1.0+really9.1.0+dfsg2-5+deb12u1 python3-pydicom=2.3.1-1 python3-numpy=1:1.24.2-1+deb12u1 python3-nibabel=5.0.0-2
/usr/bin/python3 "$(dirname "$0")/support/ct_series.py" "$folder/series"
expect "mrinfo: size and spacing" "$(mrinfo -quiet -size -spacing "$folder/series" | xargs)" "6 8 6 1.5 1.25 3"
expect "VTK: size and spacing" "$(/usr/bin/python3 - "$folder/series" <<'PY'
import sys
from vtkmodules.vtkIOImage import vtkDICOMImageReader
reader = vtkDICOMImageReader()
reader.SetDirectoryName(sys.argv[1])
reader.Update()
print(*reader.GetOutput().GetDimensions(), *reader.GetOutput().GetSpacing())
PY
)" "6 8 6 1.5 1.25 3.0"
plastimatch convert --input "$folder/series" --output-img "$folder/plastimatch.nii" >/dev/null
expect "plastimatch: spacing" "$(/usr/bin/python3 -c "import nibabel, sys; print(*[round(float(v), 3) for v in nibabel.load(sys.argv[1]).header.get_zooms()])" "$folder/plastimatch.nii")" "1.25 1.5 3.0"
