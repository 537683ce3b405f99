#!/usr/bin/env bash
# A CT series whose fourth of six slices is missing (z = 5, 8, 11, 17, 20 mm): two converters answer with exit code 0 and two different wrong volumes.
# Guess: a refusal, or five slices with the gap closed, as dcm2niix has it.
# Seen: MRtrix3 3.0.3 spreads the five slices evenly, 3.75 mm apart (the third stands at 12.5 mm in place of 11; it warns that the separation is not constant);
# plastimatch 1.9.4 keeps 3 mm and fills the hole with a copy of the slice before it: anatomy that was never scanned (it warns of unequal spacing, not of the copy).
source "$(dirname "$0")/support/debian.sh"
debian mrtrix3=3.0.3-3+b1 plastimatch=1.9.4+dfsg.2-0+deb12u1 python3-pydicom=2.3.1-1 python3-numpy=1:1.24.2-1+deb12u1 python3-nibabel=5.0.0-2
/usr/bin/python3 "$(dirname "$0")/support/ct_series.py" "$folder/series" skip=3
slices='import nibabel, sys; i = nibabel.load(sys.argv[1]); v = i.get_fdata(); print(round(float(i.affine[2, 2]), 3), *[int(x) for x in v[3, 3]])'
mrconvert -quiet "$folder/series" "$folder/mrtrix.nii"
expect "mrconvert: distance of slices and a value of each" "$(/usr/bin/python3 -c "$slices" "$folder/mrtrix.nii")" "3.75 -924 -824 -724 -524 -424"
plastimatch convert --input "$folder/series" --output-img "$folder/plastimatch.nii" >/dev/null
expect "plastimatch: distance of slices and a value of each" "$(/usr/bin/python3 -c "$slices" "$folder/plastimatch.nii")" "3.0 -924 -824 -724 -724 -524 -424"
