#!/usr/bin/env python3
"""Draws of few labelled scans: draws.py DATA OUT writes OUT/<draw>.csv to train on, OUT/<draw>-dev.csv (the other scans of the pool, by which
choices may be made) and OUT/test.csv (every third scan by name, which no draw trains on and by which nothing is chosen)."""
import os
import sys

DRAWS = {
    "1a": [11],
    "2a": [6, 18],
    "3a": [1, 9, 17],
    "3b": [4, 12, 20],
    "5a": [0, 5, 10, 15, 20],
    "5b": [2, 7, 12, 17, 22],
    "8a": [1, 4, 7, 10, 13, 16, 19, 22],
    "12a": list(range(0, 24, 2)),
}


def write(path, data, training, testing):
    with open(path, "w", encoding="utf-8") as file:
        file.write("case,volume,landmarks,split\n")
        for split, names in (("train", training), ("test", testing)):
            for name in names:
                file.write(f"{name},{data}/volumes/{name}.nii.gz,{data}/landmarks/{name}.mrk.json,{split}\n")


def main():
    data, out = os.path.abspath(sys.argv[1]), sys.argv[2]
    names = sorted(name[: -len(".nii.gz")] for name in os.listdir(f"{data}/volumes") if name.endswith(".nii.gz"))
    pool = [name for i, name in enumerate(names) if i % 3 != 0]
    os.makedirs(out, exist_ok=True)
    write(f"{out}/test.csv", data, [], names[::3])
    for draw, indices in DRAWS.items():
        training = [pool[i] for i in indices]
        write(f"{out}/{draw}.csv", data, training, [])
        write(f"{out}/{draw}-dev.csv", data, [], [name for name in pool if name not in training])


if __name__ == "__main__":
    main()
