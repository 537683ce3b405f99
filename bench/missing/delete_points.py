#!/usr/bin/env python3
"""Deletes a share of a data set's training points at random, to measure what gaps in the labels cost.

    delete_points.py MANIFEST OUTPUT [--share 0.2] [--seed 1]

MANIFEST is a CSV with the columns case,volume,landmarks,split whose landmark files are 3D Slicer's (.mrk.json).
OUTPUT receives landmarks/ and manifest.csv: the points of the rows that are not marked 'test' are deleted
independently of each other (their position becomes "" and their status undefined, as Slicer writes a point that
nobody placed); test rows and scans are those of the original. The same seed deletes the same points.
"""
import argparse
import csv
import json
import pathlib
import random


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("manifest", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--share", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    folder = arguments.manifest.resolve().parent
    (arguments.output / "landmarks").mkdir(parents=True)
    with open(arguments.manifest, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))

    deleted = points = 0
    for row in rows:
        source = folder / row["landmarks"]
        row["volume"] = str(folder / row["volume"])
        row["landmarks"] = str(source)
        if row["split"] == "test":
            continue

        markups = json.loads(source.read_text(encoding="utf-8"))
        for point in (point for markup in markups["markups"] for point in markup["controlPoints"]):
            points += 1
            if random.Random(f"{arguments.seed} {row['case']} {point['label']}").random() < arguments.share:
                point["position"] = ""
                point["positionStatus"] = "undefined"
                deleted += 1

        target = arguments.output / "landmarks" / f"{row['case']}.mrk.json"
        target.write_text(json.dumps(markups, indent=2), encoding="utf-8")
        row["landmarks"] = str(target.resolve())

    with open(arguments.output / "manifest.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)

    print(f"deleted {deleted} of {points} training points")


if __name__ == "__main__":
    main()
