#!/usr/bin/env python3
"""tail.py CV OTHER: the errors of a cross-validation above three times their median, and what two plans' models say of them.

CV and OTHER are folders of `pinpoint cross-validate` over the same set and folds, by plans that differ. An error is called
- agreed: where the other model, which learnt from the same scans by other chances, answers within a third of the error: both see the landmark
  there, and not where the label has it (a label of another opinion, or a landmark without a point);
- unsure: where the models disagree by more, and the error is within the radius that the answer gives: the model knows that it does not know;
- astray: the rest, an error that neither the other model nor the radius foretells.
"""
import csv
import statistics
import sys


def read(folder, name):
    with open(f"{folder}/{name}", newline="") as file:
        return {(row["case"], row["landmark"]): row for row in csv.DictReader(file)}


def place(row):
    return [float(row[axis]) for axis in "xyz"]


def main(folder, other):
    errors, answers, others = read(folder, "errors.csv"), read(folder, "predictions.csv"), read(other, "predictions.csv")
    known = {key: float(row["error_mm"]) for key, row in errors.items() if row["error_mm"]}
    bound = 3 * statistics.median(known.values())
    tail = {key: error for key, error in known.items() if error > bound}
    kinds = {}
    for key, error in tail.items():
        apart = sum((a - b) ** 2 for a, b in zip(place(answers[key]), place(others[key]))) ** 0.5
        radius = float(errors[key]["error95_mm"])
        kinds[key] = "agreed" if apart < error / 3 else "unsure" if error <= radius else "astray"
    print(f"{len(tail)} of {len(known)} errors are above {bound:.3f} mm; they hold {sum(tail.values()) / sum(known.values()):.0%} of all error\n")
    print("| kind | errors | share | mean, mm | within the radius |\n|---|---|---|---|---|")
    for kind in ("agreed", "unsure", "astray"):
        own = [key for key in tail if kinds[key] == kind]
        held = sum(tail[key] <= float(errors[key]["error95_mm"]) for key in own)
        mean = statistics.mean(tail[key] for key in own) if own else 0
        print(f"| {kind} | {len(own)} | {len(own) / len(tail):.0%} | {mean:.2f} | {held / max(1, len(own)):.0%} |")
    for title, index in (("landmark", 1), ("scan", 0)):
        counts = {}
        for key in tail:
            counts.setdefault(key[index], []).append(kinds[key])
        print(f"\n| {title} | errors | agreed | unsure | astray |\n|---|---|---|---|---|")
        for name, own in sorted(counts.items(), key=lambda item: -len(item[1]))[:8]:
            print(f"| {name} | {len(own)} | {own.count('agreed')} | {own.count('unsure')} | {own.count('astray')} |")


if __name__ == "__main__":
    main(*sys.argv[1:3])
