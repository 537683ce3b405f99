#!/usr/bin/env bash
# MRtrix3 3.0.3 (Debian 12) reads signed DICOM pixels as unsigned.
# A valid CT series with PixelRepresentation 1 holds stored values of -2000 (its padding value) beside 100 to 600; rescale is x - 1024.
# Guess: -3024 in the converted file, as other readers have it.
# Seen: mrconvert writes unsigned 16 bits, and -2000 has become 65536 - 2000 - 1024 = 62512: the air around the patient is the brightest of all. Exit code 0, no warning.
source "$(dirname "$0")/support/debian.sh"
debian mrtrix3=3.0.3-3+b1 plastimatch=1.9.4+dfsg.2-0+deb12u1 python3-pydicom=2.3.1-1 python3-numpy=1:1.24.2-1+deb12u1 python3-nibabel=5.0.0-2
/usr/bin/python3 "$(dirname "$0")/support/ct_series.py" "$folder/series" padding=-2000
range='import nibabel, sys; v = nibabel.load(sys.argv[1]).get_fdata(); print(int(v.min()), int(v.max()))'
mrconvert -quiet "$folder/series" "$folder/mrtrix.nii"
expect "mrconvert: least and greatest value" "$(/usr/bin/python3 -c "$range" "$folder/mrtrix.nii")" "-924 62512"
plastimatch convert --input "$folder/series" --output-img "$folder/plastimatch.nii" >/dev/null
expect "plastimatch: least and greatest value" "$(/usr/bin/python3 -c "$range" "$folder/plastimatch.nii")" "-3024 -424"
