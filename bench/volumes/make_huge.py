"""Writes a huge 16-bit scan, slab by slab: smooth tissue with noise in a cylinder, air around it. usage: make_huge.py SIDE SPACING_MM OUT.nii[.gz]

The same bytes every time. The noise of one slice serves all, rolled by a step of its own, so that a slice costs little and does not repeat.
"""

import gzip
import sys

import nibabel
import numpy

side, spacing, out = int(sys.argv[1]), float(sys.argv[2]), sys.argv[3]
generator = numpy.random.default_rng(1)
line = numpy.linspace(-1, 1, side, dtype=numpy.float32)
x, y = line[None, :], line[:, None]
noise = generator.normal(0, 12, (side, side)).astype(numpy.float32)
inside = x * x + y * y < 0.8
header = nibabel.Nifti1Header()
header.set_data_dtype(numpy.int16)
header.set_data_shape((side, side, side))
header.set_zooms((spacing, spacing, spacing))
header.set_sform(numpy.diag([spacing, spacing, spacing, 1]), 1)
header["vox_offset"] = 352
header["magic"] = b"n+1"
with (gzip.open(out, "wb", compresslevel=1) if out.endswith(".gz") else open(out, "wb")) as file:
    file.write(header.binaryblock + bytes(4))
    for z in line:
        tissue = 400 + 300 * numpy.sin(6 * x + 3 * z) * numpy.cos(5 * y - 2 * z) + 500 * numpy.exp(-8 * (x * x + y * y + z * z))
        step = int((z + 1) * 7919) % (side * side)
        file.write(numpy.where(inside, tissue + numpy.roll(noise, step), -1000).astype("<i2").tobytes())
