#!/usr/bin/env python3
"""Kills every command that writes at random moments, runs it again, and looks at what is left.

kill.py PROGRAM [KILLS [SEED]]: PROGRAM is the built Pinpoint.Cli. After each kill the same command (with --resume or --force where it asks for it) must end
well, leave the very files of a run that nobody disturbed (but for what holds times), and no file that the run did not mean to leave.
"""
import hashlib, os, random, re, shutil, signal, subprocess, sys, tempfile, time

program, kills, seed = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100, int(sys.argv[3]) if len(sys.argv) > 3 else 1
folder = tempfile.mkdtemp(prefix='pinpoint-kill-')
draw = random.Random(seed)
TIMES = re.compile(rb'"(elapsed_s|written|seconds|time|date)":\s*[^,}\n]+')


def run(arguments, **options):
    return subprocess.run([program] + arguments, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)


def content(path):
    """The files of a folder as name and hash; times, and the folder's own name, left out."""
    files = {}
    for at, _, names in os.walk(os.path.join(folder, path)):
        for name in names:
            full = os.path.join(at, name)
            data = open(full, 'rb').read().replace(path.encode(), b'OUT')
            data = TIMES.sub(b'', data) if name.endswith(('.json', '.jsonl')) else data
            files[os.path.relpath(full, os.path.join(folder, path))] = hashlib.sha256(data).hexdigest()
    return files


# Name, arguments with OUT, arguments of going on, files whose content a resumed run may have otherwise (logs).
COMMANDS = [
    ('phantom', ['phantom', 'vertebra', '--count', '4', '--spacing', '3', '-o', 'OUT'], [], ()),
    ('predict', ['predict', 'model', 'data/volumes', '-o', 'OUT', '--format', 'mrk.json,fcsv,csv', '--threads', '1'], [], ('manifests/part-0000-of-0001.jsonl',)),
    ('train', ['train', 'data', '-o', 'OUT', '--steps', '6', '--seed', '1', '--threads', '1', '--validation', '0'], ['--resume'],
     ('training.jsonl', 'checkpoint.safetensors')),
    ('evaluate', ['evaluate', 'model', 'data', '-o', 'OUT', '--include-training', '--threads', '1'], ['--force'], ('evaluation.json', 'per_case.csv')),
    ('planes', ['planes', 'model', 'data/volumes/vertebra-1-001.nii.gz', '-o', 'OUT', '--definitions', 'definitions.json'], ['--force'], ()),
    ('export', ['export', 'model', '-o', 'OUT/model.onnx'], ['--force'], ()),
]
open(os.path.join(folder, 'definitions.json'), 'w').write("""{"name": "vertebra", "planes": [
  {"name": "mid", "through": ["body_centre", "canal_centre", "spinous_tip"], "x_axis": {"from": "body_centre", "to": "canal_centre"},
  "y_axis": {"from": "body_centre", "to": "spinous_tip"}, "origin": ["body_centre"]}], "measurements": []}""")
run(['phantom', 'vertebra', '--count', '6', '--spacing', '3', '-o', 'data']).check_returncode()
run(['train', 'data', '-o', 'model', '--steps', '6', '--seed', '1', '--threads', '1', '--validation', '0']).check_returncode()
expected, took = {}, {}
for name, arguments, _, _ in list(COMMANDS):
    began = time.monotonic()
    result = run([word.replace('OUT', 'whole-' + name) for word in arguments])
    if result.returncode != 0:
        print(f'{name}: does not run undisturbed: {result.stderr.decode().strip().splitlines()[-1]}')
        COMMANDS = [row for row in COMMANDS if row[0] != name]
        continue
    took[name] = time.monotonic() - began
    expected[name] = content('whole-' + name)

lost, strays, landed = [], [], 0
for number in range(kills):
    name, arguments, going_on, free = COMMANDS[number % len(COMMANDS)]
    out = f'killed-{number}'
    words = [word.replace('OUT', out) for word in arguments]
    process = subprocess.Popen([program] + words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(draw.uniform(0.1, max(0.2, took[name] * 1.05)))
    landed += process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    again = run(words)
    if again.returncode != 0:
        again = run(words + (going_on or ['--force']))
    if again.returncode != 0 and going_on == ['--resume']:
        again = run(words + ['--force'])
    now = content(out)
    if again.returncode != 0:
        lost.append(f'kill {number}, {name}: {again.stderr.decode().strip().splitlines()[-1]}')
    for file in sorted(expected[name].keys() | now.keys()):
        if file not in now or (file in expected[name] and file not in free and now[file] != expected[name][file]):
            lost.append(f'kill {number}, {name}: {file} is missing or another')
        elif file not in expected[name]:
            strays.append(f'kill {number}, {name}: {file}')
    shutil.rmtree(os.path.join(folder, out), ignore_errors=True)

print('\n'.join((lost + strays)[:40]))
print(f'{kills} kills ({landed} before the end), seed {seed}, {len(COMMANDS)} commands: {len(lost)} lost, {len(strays)} strays after the next run')
shutil.rmtree(folder)
sys.exit(1 if lost or strays else 0)
