#!/usr/bin/env python3
"""Takes some landmarks out of the scans of a data set, to measure whether a model notices that they are not there.

    hide_landmarks.py MANIFEST OUTPUT [--share 0.2] [--radius MM] [--how resected|scrambled] [--seed 1]   (needs numpy and nibabel)

MANIFEST is a CSV with the columns case,volume,landmarks[,split] whose scans are NIfTI and whose landmark files are 3D Slicer's (.mrk.json).
Of every test case (all, where there is no split) a share of the landmarks is drawn, at least one. The anatomy within the radius of
each is taken out of the scan: 'resected' leaves the brightness of the air around, 'scrambled' the ball's own voxels in random order. The landmark
gets the status missing; others that lie within the ball as well are left out of the file, for whether they can still be seen is open.
OUTPUT receives volumes/, landmarks/ and manifest.csv. The same seed takes out the same landmarks.
"""
import argparse
import csv
import json
import pathlib
import random

import nibabel
import numpy


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("manifest", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--share", type=float, default=0.2)
    parser.add_argument("--radius", type=float, required=True, help="of the balls, in mm")
    parser.add_argument("--how", choices=("resected", "scrambled"), default="resected")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    folder = arguments.manifest.resolve().parent
    with open(arguments.manifest, newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row.get("split", "test") == "test"]

    if not rows:
        parser.error(f"{arguments.manifest}: has no case of the split 'test'")

    for name in ("volumes", "landmarks"):
        if (arguments.output / name).exists():
            parser.error(f"{arguments.output / name}: is there already; give another folder")

        (arguments.output / name).mkdir(parents=True)

    hidden = points = 0
    for row in rows:
        scan = nibabel.load(folder / row["volume"])
        markups = json.loads((folder / row["landmarks"]).read_text(encoding="utf-8"))
        voxels = numpy.asarray(scan.dataobj).copy()
        for markup in markups["markups"]:
            places = {point["label"]: in_ras(point["position"], markup) for point in markup["controlPoints"] if point["position"]}
            drawn = random.Random(f"{arguments.seed} {row['case']}").sample(sorted(places), max(1, round(arguments.share * len(places))))
            for label in drawn:
                take_out(voxels, scan.affine, places[label], arguments, f"{arguments.seed} {row['case']} {label}")

            for label in drawn:
                point = next(point for point in markup["controlPoints"] if point["label"] == label)
                point["position"] = ""
                point["positionStatus"] = "missing"

            markup["controlPoints"] = [
                point for point in markup["controlPoints"]
                if not point["position"] or all(numpy.linalg.norm(places[point["label"]] - places[label]) > arguments.radius for label in drawn)]
            hidden += len(drawn)
            points += len(places)

        row["volume"] = f"volumes/{row['case']}.nii.gz"
        row["landmarks"] = f"landmarks/{row['case']}.mrk.json"
        nibabel.save(nibabel.Nifti1Image(voxels, scan.affine, scan.header), arguments.output / row["volume"])
        (arguments.output / row["landmarks"]).write_text(json.dumps(markups, indent=2), encoding="utf-8")

    with open(arguments.output / "manifest.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)

    print(f"took out {hidden} of {points} landmarks of {len(rows)} scans")


def in_ras(position, markup):
    place = numpy.array(position)
    return place if markup.get("coordinateSystem", "LPS").upper().startswith("R") else place * (-1, -1, 1)


def take_out(voxels, affine, centre, arguments, seed):
    """Takes the anatomy within the radius of a place out of the voxels."""
    spacing = numpy.linalg.norm(affine[:3, :3], axis=0)
    middle = numpy.linalg.solve(affine[:3, :3], centre - affine[:3, 3])
    reach = arguments.radius / spacing
    low = numpy.maximum(numpy.floor(middle - reach).astype(int), 0)
    high = numpy.maximum(numpy.minimum(numpy.ceil(middle + reach).astype(int) + 1, voxels.shape), low)
    window = tuple(slice(first, last) for first, last in zip(low, high))
    grid = numpy.stack(numpy.meshgrid(*(numpy.arange(part.start, part.stop) for part in window), indexing="ij"), axis=-1)
    ball = numpy.linalg.norm((grid - middle) * spacing, axis=-1) <= arguments.radius
    if arguments.how == "resected":
        voxels[window][ball] = numpy.percentile(voxels, 1)
    else:
        inside = voxels[window][ball]
        numpy.random.default_rng(list(seed.encode())).shuffle(inside)
        voxels[window][ball] = inside


if __name__ == "__main__":
    main()
