#!/usr/bin/env python3
"""plant_labels.py DATASET OUT [SHARE] [SEED]: a copy of the set's landmark files in which a share of the labels (0.02) is moved by 1 to 5 mm.

OUT receives manifest.csv, which names the scans where they lie, landmarks/ and planted.csv with what was moved.

plant_labels.py --found OUT CHECK.json: how many of them `pinpoint check --cross-validation --json` points at, and how many others.
"""
import csv
import json
import math
import os
import random
import sys


def plant(dataset, out, share=0.02, seed=1):
    dice = random.Random(int(seed))
    os.makedirs(f"{out}/landmarks")
    planted, cases = [], []
    for file in sorted(os.listdir(f"{dataset}/landmarks")):
        case = file[: -len(".mrk.json")]
        with open(f"{dataset}/landmarks/{file}") as source:
            document = json.load(source)
        for markup in document["markups"]:
            for point in markup["controlPoints"]:
                if dice.random() < float(share):
                    way = [dice.gauss(0, 1) for _ in range(3)]
                    length = dice.uniform(1, 5) / math.sqrt(sum(step * step for step in way))
                    point["position"] = [place + length * step for place, step in zip(point["position"], way)]
                    planted.append((case, point["label"]))
        with open(f"{out}/landmarks/{file}", "w") as target:
            json.dump(document, target)
        volume = next(name for name in os.listdir(f"{dataset}/volumes") if name.startswith(case + "."))
        cases.append((case, os.path.abspath(f"{dataset}/volumes/{volume}"), f"landmarks/{file}"))
    for name, head, rows in (("manifest.csv", ("case", "volume", "landmarks"), cases), ("planted.csv", ("case", "landmark"), planted)):
        with open(f"{out}/{name}", "w", newline="") as file:
            csv.writer(file).writerows([head, *rows])


def found(out, check):
    with open(f"{out}/planted.csv", newline="") as file:
        planted = {(row["case"], row["landmark"]) for row in csv.DictReader(file)}
    with open(check) as file:
        findings = json.load(file)["findings"]
    told = {(item["case"], item["landmark"]) for item in findings if item["code"] == "label_doubtful"}
    labels = 0
    for file in os.listdir(f"{out}/landmarks"):
        with open(f"{out}/landmarks/{file}") as source:
            labels += sum(len(markup["controlPoints"]) for markup in json.load(source)["markups"])
    print(f"{len(planted & told)} of {len(planted)} moved labels pointed at ({len(planted & told) / len(planted):.1%}); "
          f"{len(told - planted)} of {labels - len(planted)} others ({len(told - planted) / (labels - len(planted)):.2%})")


if __name__ == "__main__":
    found(*sys.argv[2:4]) if sys.argv[1] == "--found" else plant(*sys.argv[1:5])
