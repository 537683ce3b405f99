#!/usr/bin/env bash
# OpenJPEG 2.5.0 refuses raw pictures by a coincidence of bits: where width, height, number of components and depth have no bit in common.
# -F WIDTH,HEIGHT,COMPONENTS,DEPTH,u says what a raw file holds.
# Guess: any size and depth goes, or what is refused is a size or a depth that is too large.
# Seen: 84 x 64 of 7 bits is taken and 83 x 61 of 7 bits is refused as "invalid raw image parameters"; so is 83 x 61 of 15 bits, and 83 x 61 of 8 bits is taken.
source "$(dirname "$0")/support/debian.sh"
debian libopenjp2-tools=2.5.0-2+deb12u3 libopenjp2-7=2.5.0-2+deb12u3
cd "$folder"
verdict() {
  head -c "$(($1 * $2 * ($3 > 8 ? 2 : 1)))" /dev/zero >picture.raw
  if opj_compress -i picture.raw -o picture.j2k -F "$1,$2,1,$3,u" >words 2>&1; then echo taken; else grep -o 'invalid raw image parameters' words | head -1; fi
}
expect "84 x 64, 7 bits" "$(verdict 84 64 7)" taken
expect "83 x 61, 7 bits" "$(verdict 83 61 7)" "invalid raw image parameters"
expect "83 x 61, 15 bits" "$(verdict 83 61 15)" "invalid raw image parameters"
expect "83 x 61, 8 bits" "$(verdict 83 61 8)" taken
