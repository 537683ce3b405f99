"""Makes volumes with nibabel, and tells how nibabel reads volumes: an independent reader and writer for the NIfTI tests.

nibabel_files.py make FOLDER       writes small volumes of every kind and FOLDER/expected.json
nibabel_files.py describe FOLDER   reads every volume in FOLDER and writes FOLDER/described.json
"""

import itertools
import json
import pathlib
import sys

import nibabel
import numpy

TYPES = ["u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8", "f4", "f8"]
SHAPE = (5, 4, 3)


def rotation(x, y, z):
    sin, cos = numpy.sin, numpy.cos
    about_x = numpy.array([[1, 0, 0], [0, cos(x), -sin(x)], [0, sin(x), cos(x)]])
    about_y = numpy.array([[cos(y), 0, sin(y)], [0, 1, 0], [-sin(y), 0, cos(y)]])
    about_z = numpy.array([[cos(z), -sin(z), 0], [sin(z), cos(z), 0], [0, 0, 1]])
    return about_z @ about_y @ about_x


def affine(linear, spacing=(0.7, 1.1, 2.3), offset=(-31.5, 12.25, 87.75)):
    matrix = numpy.eye(4)
    matrix[:3, :3] = linear @ numpy.diag(spacing)
    matrix[:3, 3] = offset
    return matrix


def linears():
    for signs in itertools.product((1, -1), repeat=3):
        yield "flip" + "".join("+" if sign > 0 else "-" for sign in signs), numpy.diag(signs)
    for order in itertools.permutations(range(3)):
        yield "order" + "".join(map(str, order)), numpy.eye(3)[list(order)]
    yield "oblique", rotation(0.3, -0.4, 1.2)
    yield "oblique-left", rotation(-2.0, 0.4, 2.9) @ numpy.diag((1, 1, -1))
    yield "half-turn", rotation(0, numpy.pi, 0)


SHEAR = numpy.array([[1, 0.2, -0.1], [0, 1, 0.3], [0, 0, 1]])


def voxels(kind, shape=SHAPE):
    generator = numpy.random.default_rng(7)
    kind = numpy.dtype(kind)
    if kind.kind == "f":
        data = generator.normal(0, 1000, shape).astype(kind)
        data.flat[0], data.flat[1] = numpy.finfo(kind).max, numpy.finfo(kind).min
        return data
    limits = numpy.iinfo(kind)
    data = generator.integers(limits.min, limits.max, shape, dtype=kind, endpoint=True)
    data.flat[0], data.flat[1] = limits.max, limits.min
    return data


def image(image_class, kind, order, forms, matrix, other=None, scaling=None):
    header_class = image_class.header_class
    header = header_class(endianness={"<": "<", ">": ">"}[order])
    header.set_data_dtype(numpy.dtype(kind).newbyteorder(order))
    made = image_class(voxels(kind).astype(numpy.dtype(kind).newbyteorder(order)), None, header)
    made.header.set_xyzt_units("mm")
    if forms == "none":
        made.header.set_zooms((0.7, 1.1, 2.3))
        made.header["sform_code"], made.header["qform_code"] = 0, 0
    else:
        made.set_qform(matrix if other is None else other, code=1 if forms in ("qform", "both", "differ") else 0)
        made.set_sform(matrix, code=2 if forms in ("sform", "both", "differ") else 0)
    if scaling:
        made.header.set_slope_inter(*scaling)
    return made


def description(path):
    read = nibabel.load(path)
    stored = numpy.asanyarray(read.dataobj.get_unscaled())
    matrix = read.affine
    ends = [(0, size - 1) for size in read.shape[:3]]
    corners = [(matrix @ (x, y, z, 1))[:3] for z in ends[2] for y in ends[1] for x in ends[0]]
    scaled = numpy.asanyarray(read.dataobj).astype(numpy.float64)
    return {
        "file": path.name,
        "version": 2 if isinstance(read, (nibabel.Nifti2Image, nibabel.Nifti2Pair)) else 1,
        "shape": list(read.shape),
        "type": stored.dtype.str[1:],
        "bytes": stored.astype(stored.dtype.newbyteorder("<")).tobytes(order="F").hex(),
        "intensities": [float(value) for value in scaled.flatten(order="F")],
        "corners_ras": [list(map(float, corner)) for corner in corners],
        "qform_corners_ras": [list(map(float, (read.header.get_qform() @ (x, y, z, 1))[:3])) for z in ends[2] for y in ends[1] for x in ends[0]],
        "qform_code": int(read.header["qform_code"]),
        "sform_code": int(read.header["sform_code"]),
    }


def make(folder):
    expected = []

    def keep(made, name, **more):
        path = folder / name
        nibabel.save(made, path)
        expected.append({**description(path), "differ": False, **more})

    single, double = nibabel.Nifti1Image, nibabel.Nifti2Image
    kinds = [(single, ".nii"), (single, ".nii.gz"), (double, ".nii"), (double, ".nii.gz"), (nibabel.Nifti1Pair, ".hdr"), (nibabel.Nifti2Pair, ".hdr")]
    base = affine(rotation(0.1, 0.2, -0.3))
    for (kind, ending), code, order in itertools.product(kinds, TYPES, "<>"):
        name = f"{kind.__name__}-{code}-{'little' if order == '<' else 'big'}{ending}"
        keep(image(kind, code, order, "both", base), name)
    for (name, linear), forms in itertools.product(linears(), ("sform", "qform", "both")):
        for kind, order in ((single, "<"), (double, ">")):
            keep(image(kind, "i2", order, forms, affine(linear)), f"{kind.__name__}-{name}-{forms}.nii")
    keep(image(single, "u1", "<", "none", None), "none.nii")
    keep(image(double, "u1", ">", "none", None), "none-2.nii.gz")
    keep(image(single, "f4", "<", "sform", affine(SHEAR)), "shear.nii")
    moved = affine(rotation(0.1, 0.2, -0.3), offset=(-31.5, 12.25, 88.0))
    keep(image(single, "f4", "<", "differ", base, other=moved), "differ.nii", differ=True)
    near = affine(rotation(0.1, 0.2, -0.3), offset=(-31.5, 12.25, 87.8))
    keep(image(single, "f4", "<", "differ", base, other=near), "nearly-the-same.nii")
    for code in ("u1", "i2", "f4"):
        made = image(single, code, ">", "both", base)
        path = folder / f"scaled-{code}.nii"
        nibabel.save(made, path)
        content = bytearray(path.read_bytes())
        content[112:120] = numpy.array([0.5, -1024], ">f4").tobytes()
        path.write_bytes(content)
        expected.append({**description(path), "differ": False})
    (folder / "expected.json").write_text(json.dumps(expected))


def describe(folder):
    files = [path for path in sorted(folder.iterdir()) if path.name.endswith((".nii", ".nii.gz", ".hdr"))]
    (folder / "described.json").write_text(json.dumps([description(path) for path in files]))


if __name__ == "__main__":
    {"make": make, "describe": describe}[sys.argv[1]](pathlib.Path(sys.argv[2]))
