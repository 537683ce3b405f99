#!/usr/bin/env python3
"""Makes three small data sets of different scale, size and number of landmarks, for which training must need no option.

    make_sets.py OUTPUT        (needs numpy and nibabel)

ct: 12 scans of 0.8 x 0.8 x 5 mm in Hounsfield units, 3 landmarks.
ultrasound: 40 scans of 0.5 mm with speckle, 8-bit, 10 landmarks.
micro: 16 scans of 0.15 mm, 16-bit in arbitrary units, 60 landmarks.

Each scan shows bright blobs, of a size of its own each, in a body of noise; the landmarks are the blobs' centres. They vary by three
modes of shape, a turn of up to 15 degrees about every axis, a scale and a shift. Each set's split.csv names every fourth scan as a test.
"""
import json
import pathlib
import sys

import nibabel
import numpy

SETS = {
    "ct": (12, 3, (100, 90, 20), (0.8, 0.8, 5.0)),
    "ultrasound": (40, 10, (72, 72, 72), (0.5, 0.5, 0.5)),
    "micro": (16, 60, (96, 96, 96), (0.15, 0.15, 0.15)),
}


def turn(generator):
    x, y, z = numpy.radians(generator.uniform(-15, 15, 3))
    about_x = numpy.array([[1, 0, 0], [0, numpy.cos(x), -numpy.sin(x)], [0, numpy.sin(x), numpy.cos(x)]])
    about_y = numpy.array([[numpy.cos(y), 0, numpy.sin(y)], [0, 1, 0], [-numpy.sin(y), 0, numpy.cos(y)]])
    about_z = numpy.array([[numpy.cos(z), -numpy.sin(z), 0], [numpy.sin(z), numpy.cos(z), 0], [0, 0, 1]])
    return about_x @ about_y @ about_z


def make(folder, name, scans, landmarks, size, spacing):
    generator = numpy.random.default_rng(landmarks)
    (folder / "volumes").mkdir(parents=True)
    (folder / "landmarks").mkdir()
    reach = min(s * d for s, d in zip(size, spacing)) / 2
    mean = generator.normal(size=(landmarks, 3))
    mean *= 0.62 * reach / numpy.linalg.norm(mean, axis=1, keepdims=True) * generator.uniform(0.6, 1, (landmarks, 1))
    modes = generator.normal(size=(3, landmarks, 3)) * 0.03 * reach
    radii = reach * generator.uniform(0.05, 0.1, landmarks)
    heights = generator.uniform(0.5, 1, landmarks)
    axes = [(numpy.arange(s) - (s - 1) / 2) * d for s, d in zip(size, spacing)]
    world = numpy.stack(numpy.meshgrid(*axes, indexing="ij"), -1)
    manifest = ["case,volume,landmarks,split"]
    for scan in range(scans):
        case = f"scan{scan:02}"
        manifest.append(f"{case},volumes/{case}.nii.gz,landmarks/{case}.mrk.json,{'test' if scan % 4 == 0 else 'train'}")
        shape = mean + numpy.tensordot(generator.normal(size=3), modes, 1)
        points = shape @ turn(generator).T * generator.uniform(0.93, 1.07) + generator.uniform(-0.06, 0.06, 3) * reach
        picture = 0.25 * (numpy.linalg.norm(world, axis=-1) < 0.85 * reach)
        for point, radius, height in zip(points, radii, heights):
            picture += height * numpy.exp(-0.5 * numpy.sum((world - point) ** 2, -1) / radius**2)
        if name == "ct":
            voxels = (-1000 + 1300 * numpy.clip(picture, 0, 1.5) + 20 * generator.normal(size=size)).astype(numpy.int16)
        elif name == "ultrasound":
            voxels = numpy.clip(40 + 140 * picture * generator.gamma(8, 1 / 8, size), 0, 255).astype(numpy.uint8)
        else:
            voxels = (2000 + 9000 * picture + 300 * generator.normal(size=size)).clip(0, 65535).astype(numpy.uint16)

        # NIfTI is RAS, markups are LPS.
        affine = numpy.diag([-spacing[0], -spacing[1], spacing[2], 1.0])
        affine[:3, 3] = [-axes[0][0], -axes[1][0], axes[2][0]]
        nibabel.save(nibabel.Nifti1Image(voxels, affine), folder / "volumes" / f"{case}.nii.gz")
        markups = {
            "@schema": "https://raw.githubusercontent.com/slicer/slicer/master/Modules/Loadable/Markups/Resources/Schema/markups-schema-v1.0.3.json#",
            "markups": [{
                "type": "Fiducial",
                "coordinateSystem": "LPS",
                "controlPoints": [{"label": f"p{i:02}", "position": list(map(float, point)), "positionStatus": "defined"} for i, point in enumerate(points)],
            }],
        }
        (folder / "landmarks" / f"{case}.mrk.json").write_text(json.dumps(markups), encoding="utf-8")

    (folder / "split.csv").write_text("\n".join(manifest) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for name, form in SETS.items():
        make(pathlib.Path(sys.argv[1]) / name, name, *form)
