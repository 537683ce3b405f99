"""Writes a scan of the size of the paper's (324 x 207 x 279, uint8): smooth tissue with speckle, within a fan of zeros."""

import sys

import nibabel
import numpy

size = (324, 207, 279)
generator = numpy.random.default_rng(1)
x, y, z = numpy.meshgrid(*(numpy.linspace(-1, 1, count, dtype=numpy.float32) for count in size), indexing="ij", sparse=True)
tissue = 90 + 50 * numpy.sin(7 * x + 3 * y) * numpy.cos(5 * z - 2 * y) + 30 * numpy.exp(-6 * (x * x + y * y + z * z))
speckle = generator.gamma(8, 1 / 8, size).astype(numpy.float32)
fan = (x * x + z * z < 0.9) & (numpy.abs(y) < 0.95)
voxels = numpy.where(fan, numpy.clip(tissue * speckle, 0, 255), 0).astype(numpy.uint8)
nibabel.save(nibabel.Nifti1Image(voxels, numpy.diag([0.5, 0.5, 0.5, 1])), sys.argv[1])
