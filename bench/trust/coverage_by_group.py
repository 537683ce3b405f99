#!/usr/bin/env python3
"""Coverage of the 95 % radius by groups of landmarks: coverage_by_group.py EVALUATION-FOLDER LANDMARKS.mrk.json

Reads errors.csv of an evaluation or a cross-validation. Landmarks are grouped in thirds three times: by their mean error, by their mean radius, and by
where they lie along the longest axis of the landmarks of one labelled scan. Needs numpy.
"""
import csv
import json
import sys

import numpy as np


def main(folder: str, landmarks: str) -> None:
    with open(f"{folder}/errors.csv", newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["error_mm"] and row["error95_mm"]]
    points = json.load(open(landmarks, encoding="utf-8"))["markups"][0]["controlPoints"]
    names = [point["label"] for point in points]
    places = np.array([point["position"] for point in points])
    axis = np.linalg.svd(places - places.mean(0))[2][0]
    errors = {name: np.array([float(row["error_mm"]) for row in rows if row["landmark"] == name]) for name in names}
    radii = {name: np.array([float(row["error95_mm"]) for row in rows if row["landmark"] == name]) for name in names}
    keys = {
        "mean error": {name: errors[name].mean() for name in names},
        "mean radius": {name: radii[name].mean() for name in names},
        "place along the head": dict(zip(names, (places - places.mean(0)) @ axis)),
    }
    print("| grouped by | third | points | covered | mean radius, mm | mean error, mm |")
    print("|---|---|---|---|---|---|")
    for title, key in keys.items():
        for third, group in zip(("first", "second", "last"), np.array_split(sorted(names, key=key.get), 3)):
            error = np.concatenate([errors[name] for name in group])
            radius = np.concatenate([radii[name] for name in group])
            print(f"| {title} | {third} | {len(error)} | {100 * np.mean(error <= radius):.1f} % | {radius.mean():.3f} | {error.mean():.3f} |")


if __name__ == "__main__":
    main(*sys.argv[1:])
