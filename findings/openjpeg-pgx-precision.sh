#!/usr/bin/env bash
# OpenJPEG 2.5.0 takes the precision of a PGX picture from its largest value, not from its header; signed pictures lose half their range.
# A PGX file states its bits: "PG ML -12 64 64" is 64 x 64 samples of 12 bits with a sign, here all of -2048 to 2047 in turn.
# Guess: opj_compress writes a lossless stream of precision 12 and opj_decompress gives the samples back.
# Seen: the stream has precision 11, values come back clamped to -1024 and 1023, and both programs end with exit code 0. Of an unsigned picture of 12 bits
# whose values are below 200 the stream has precision 8.
source "$(dirname "$0")/support/debian.sh"
debian libopenjp2-tools=2.5.0-2+deb12u3 libopenjp2-7=2.5.0-2+deb12u3
cd "$folder"
python3 - <<'PY'
def pgx(name, sign, values):
    with open(name, "wb") as file:
        file.write(b"PG ML %s12 64 64\n" % sign)
        for value in values:
            file.write((value & 0xFFFF).to_bytes(2, "big"))

pgx("signed.pgx", b"-", [-2048 + index for index in range(4096)])
pgx("dark.pgx", b"+", [index % 200 for index in range(4096)])
PY
for name in signed dark; do opj_compress -i $name.pgx -o $name.j2k >/dev/null && opj_decompress -i $name.j2k -o $name.out.pgx >/dev/null; done
precision() { opj_dump -i "$1.j2k" | sed -n 's/.*prec=\([0-9]*\).*/\1/p' | head -1; }
expect "precision of the signed stream, whose picture has 12 bits" "$(precision signed)" 11
expect "precision of the dark stream, whose picture has 12 bits" "$(precision dark)" 8
range="$(python3 - <<'PY'
data = open("signed.out_0.pgx", "rb").read()
body = data[data.index(b"\n") + 1:]
values = [int.from_bytes(body[place:place + 2], "big", signed=True) for place in range(0, len(body), 2)]
print(min(values), max(values))
PY
)"
expect "range of the signed picture, -2048 to 2047 before" "$range" "-1024 1023"
