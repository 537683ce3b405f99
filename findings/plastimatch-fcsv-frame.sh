#!/usr/bin/env bash
# plastimatch 1.9.4 (Debian 12) reads 3D Slicer's .fcsv without looking at its "CoordinateSystem" line, and drops the landmarks' names.
# Guess: the same numbers marked LPS and marked RAS are two different points, and the names survive.
# Seen: both files give the same output, point for point, and the labels become p-000, p-001: left and right change places without a word.
source "$(dirname "$0")/support/debian.sh"
debian plastimatch=1.9.4+dfsg.2-0+deb12u1
for frame in LPS RAS; do
  printf '# Markups fiducial file version = 4.11\n# CoordinateSystem = %s\n# columns = id,x,y,z,ow,ox,oy,oz,vis,sel,lock,label,desc,associatedNodeID\n1,10,20,30,0,0,0,1,1,1,0,nasion,,\n2,1,2,3,0,0,0,1,1,1,0,porion_left,,\n' "$frame" >"$folder/$frame.fcsv"
  plastimatch convert --input "$folder/$frame.fcsv" --output-pointset "$folder/out_$frame.fcsv" >/dev/null
done
expect "points of the file in LPS" "$(grep -v '^#' "$folder/out_LPS.fcsv" | xargs)" "p-000,10.000000,20.000000,30.000000,1,1 p-001,1.000000,2.000000,3.000000,1,1"
expect "points of the file in RAS" "$(grep -v '^#' "$folder/out_RAS.fcsv" | xargs)" "p-000,10.000000,20.000000,30.000000,1,1 p-001,1.000000,2.000000,3.000000,1,1"
