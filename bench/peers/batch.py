"""Processor time a scan of a run over many scans, and peak memory, for several builds side by side, which take turns.

usage: batch.py [--rounds 7] [--threads 1] SCANS-FOLDER NAME=PINPOINT=MODEL ...

Each build predicts the whole folder with a model of its own; PINPOINT is a program, or a .dll that dotnet runs. Prints medians as a Markdown table and,
last, the ratio of the last build's processor time to the first's.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

parser = argparse.ArgumentParser()
parser.add_argument("--rounds", type=int, default=7)
parser.add_argument("--threads", default="1")
parser.add_argument("scans")
parser.add_argument("builds", nargs="+", metavar="NAME=PINPOINT=MODEL")
options = parser.parse_args()
scans = sum(1 for path in pathlib.Path(options.scans).iterdir() if path.is_file())


def measure(program, model, out):
    command = (["dotnet"] if program.endswith(".dll") else []) + [program, "predict", model, options.scans, "-o", out, "--threads", options.threads, "--force"]
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)}: {errors.decode()[-400:]}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - began, usage.ru_maxrss / 1024


builds = [build.split("=", 2) for build in options.builds]
runs = {name: [] for name, _, _ in builds}
with tempfile.TemporaryDirectory() as folder:
    for turn in range(options.rounds + 1):
        for name, program, model in builds:
            spent = measure(program, model, os.path.join(folder, name))
            if turn > 0:
                runs[name].append(spent)

print(f"{scans} scans, {options.threads} thread(s), medians of {options.rounds} alternating rounds:\n")
print("| build | processor time a scan | time a scan | peak memory |\n|---|---:|---:|---:|")
for name, _, _ in builds:
    processor, wall, memory = (statistics.median(values) for values in zip(*runs[name]))
    print(f"| {name} | {1000 * processor / scans:.0f} ms | {1000 * wall / scans:.0f} ms | {memory:.0f} MB |")
ratios = sorted(last[0] / first[0] for first, last in zip(runs[builds[0][0]], runs[builds[-1][0]]))
quarter = len(ratios) // 4
spread = f"{statistics.median(ratios):.2f} ({ratios[quarter]:.2f} to {ratios[-1 - quarter]:.2f})"
print(f"\nProcessor time of {builds[-1][0]} against {builds[0][0]}: {spread}.")
