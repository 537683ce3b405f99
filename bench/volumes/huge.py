"""Peak memory and time of the command line on one huge scan, for several builds side by side, which take turns.

usage: huge.py [--side 768] [--rounds 3] [--ordinary FILE ...] NAME=PINPOINT ...

The scan is made by make_huge.py in a temporary folder, raw and packed. Its voxels are of 0.2 mm, so that the grids of the model `fetal-head` (1 mm, refined at 0.5 mm) are coarser; and of
0.5 mm, so that the fine grid has the scan's own voxels. Prints medians: peak resident memory, that over the raw size, wall and processor seconds. --ordinary adds scans
of the user's.
"""

import argparse
import os
import pathlib
import statistics
import struct
import subprocess
import sys
import tempfile
import time

here = pathlib.Path(__file__).parent
parser = argparse.ArgumentParser()
parser.add_argument("--side", type=int, default=768)
parser.add_argument("--rounds", type=int, default=3)
parser.add_argument("--ordinary", nargs="*", default=[])
parser.add_argument("builds", nargs="+", metavar="NAME=PINPOINT")
options = parser.parse_args()
builds = dict(build.split("=", 1) for build in options.builds)


def measure(command):
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)}: {errors.decode()[-400:]}")
    return usage.ru_maxrss * 1024, time.monotonic() - began, usage.ru_utime + usage.ru_stime


def rows(what, raw, arguments):
    found = {name: [] for name in builds}
    for _ in range(options.rounds):
        for name, build in builds.items():
            found[name].append(measure([build, *arguments]))
    for name, runs in found.items():
        peak, wall, processor = (statistics.median(column) for column in zip(*runs))
        share = f"{peak / raw:.2f}" if raw else "-"
        print(f"| {what} | {name} | {peak / 1e6:.0f} MB | {share} | {wall:.1f} s | {processor:.1f} s |", flush=True)


def respace(scan, spacing):
    with open(scan, "r+b") as file:
        file.seek(80)
        file.write(struct.pack("<3f", *3 * [spacing]))
        for axis in range(3):
            file.seek(280 + 20 * axis)
            file.write(struct.pack("<f", spacing))


with tempfile.TemporaryDirectory() as folder:
    raw = 2 * options.side**3
    print(f"{options.side} x {options.side} x {options.side} voxels of 16 bits, {raw / 1e6:.0f} MB; medians of {options.rounds}\n")
    print("| command | build | peak | peak / raw | wall time | processor time |")
    print("|---|---|---|---|---|---|")
    predict = ["predict", "fetal-head", "-o", f"{folder}/out", "--force"]
    for ending in ".nii", ".nii.gz":
        scan = f"{folder}/scan{ending}"
        subprocess.run([sys.executable, here / "make_huge.py", str(options.side), "0.2", scan], check=True)
        rows(f"`inspect`, {ending}", raw, ["inspect", scan, "--json"])
        rows(f"`predict`, {ending}, coarser grids", raw, [*predict, scan])
        if ending == ".nii":
            rows(f"`predict --report`, {ending}, coarser grids", raw, [*predict, scan, "--report", f"{folder}/page.html"])
            respace(scan, 0.5)
            rows(f"`predict`, {ending}, fine grid of the scan's own voxels", raw, [*predict, scan])
        os.remove(scan)
    for scan in options.ordinary:
        rows(f"`predict`, {os.path.basename(scan)}", None, [*predict, scan])
