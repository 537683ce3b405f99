#!/usr/bin/env python3
"""Kills part prediction and gathering at random moments, goes on, and looks at what is left.

kill-parts.py PROGRAM [KILLS [SEED [SCANS]]]: PROGRAM is the built Pinpoint.Cli, KILLS how many processes are struck at work. Scans are split into 1, 2, 3 or 8 parts, otherwise at each start; up to three
parts run at once into one folder and are killed (SIGKILL; one in five SIGTERM). After some kills all is run to its end, and gathering is killed too. Then there must be:
the answers of an undisturbed run, byte for byte; one record of each case that says done; the table of one process, byte for byte; and no other file.
"""
import collections, glob, hashlib, json, os, random, shutil, signal, subprocess, sys, tempfile, time

program = os.path.abspath(sys.argv[1])
kills, seed, scans = (int(sys.argv[i]) if len(sys.argv) > i else usual for i, usual in ((2, 50), (3, 1), (4, 24)))
folder, draw = tempfile.mkdtemp(prefix='pinpoint-kill-parts-'), random.Random(seed)
SPLITS, ROUNDS = (1, 2, 3, 8), 4
DATA = 'data/volumes'
PREDICT = ['predict', 'model', 'data/volumes', '--threads', '1', '--starts', '1', '--updates', '3', '--no-mirror-check',
    '--format', 'mrk.json,csv', '-o']


def start(arguments):
    return subprocess.Popen([program] + arguments, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def run(arguments):
    process = start(arguments)
    error = process.communicate()[1].decode()
    return process.returncode, error


def well(arguments):
    code, error = run(arguments)
    if code != 0:
        sys.exit(f'{" ".join(arguments)}: ended with {code}: {error.strip()}')


def part(out, parts, number):
    return PREDICT + [out, '--num-parts', str(parts), '--part-id', str(number)]


def hashes(out, below):
    return {name: hashlib.sha256(open(os.path.join(folder, out, below, name), 'rb').read()).hexdigest()
            for name in sorted(os.listdir(os.path.join(folder, out, below))) if os.path.isfile(os.path.join(folder, out, below, name))}


def killed(processes, longest):
    """Lets processes run for a random while and ends them; how many were still at work. A signal that comes before a program is up ends it as any other."""
    time.sleep(draw.uniform(0.05, longest))
    number = signal.SIGTERM if draw.random() < 0.2 else signal.SIGKILL
    there = [process for process in processes if process.poll() is None]
    for process in there:
        process.send_signal(number)
    codes = [process.wait() for process in processes]
    slow = [code for process, code in zip(processes, codes) if process in there and code not in (-signal.SIGKILL, -signal.SIGTERM, 130, 0)]
    return len(there), slow


well(['phantom', 'vertebra', '--count', str(scans), '--spacing', '4', '-o', 'data'])
well(['train', 'data', '-o', 'model', '--steps', '6', '--seed', '1', '--threads', '1', '--validation', '0'])
began = time.monotonic()
well(PREDICT + ['whole'])
predicting = time.monotonic() - began
began = time.monotonic()
well(['gather', 'whole', DATA])
gathering = time.monotonic() - began
answers, tables = hashes('whole', '.'), hashes('whole', 'gathered')

struck, codes, faults, trial = collections.Counter(), [], [], 0
while struck['predicting'] + struck['gathering'] < kills:
    out, trial = f'out-{trial}', trial + 1
    for number in range(ROUNDS):
        parts = draw.choice(SPLITS)
        chosen = draw.sample(range(parts), min(parts, draw.randint(1, 3)))
        if draw.random() < 0.2 and os.path.isdir(os.path.join(folder, out, 'manifests')):
            there, slow = killed([start(['gather', out])], gathering)
            struck['gathering'] += there
        else:
            there, slow = killed([start(part(out, parts, one)) for one in chosen], predicting / (1 + number))
            struck['predicting'] += there
        codes += slow
    parts = draw.choice(SPLITS)
    for number in range(parts):
        code, error = run(part(out, parts, number))
        if code != 0:
            faults.append(f'{out}: part {number} of {parts} ended with {code}: {error.strip()}')
    there, slow = killed([start(['gather', out, DATA])], gathering)
    struck['gathering'] += there
    code, error = run(['gather', out, DATA])
    if code != 0:
        faults.append(f'{out}: gather ended with {code}: {error.strip()}')
    if hashes(out, '.') != answers:
        faults.append(f'{out}: answers differ')
    found = hashes(out, 'gathered')
    if found.keys() != tables.keys() or any(found[name] != tables[name] for name in tables if name.endswith(('.csv', '.parquet'))):
        faults.append(f'{out}: the table differs, or there are other files beside it: {sorted(found)}')
    records = [json.loads(line) for file in glob.glob(os.path.join(folder, out, 'manifests', '*.jsonl')) for line in open(file)]
    twice = [case for case, times in collections.Counter(row['case'] for row in records if row['state'] == 'done').items() if times > 1]
    lost = scans - len({row['case'] for row in records if row['state'] == 'done'})
    others = [name for name in os.listdir(os.path.join(folder, out, 'manifests')) if not name.endswith('.jsonl')]
    if lost or others:
        faults.append(f'{out}: {lost} lost; other files: {others}')
    if twice:
        struck['done by two parts at once'] += len(twice)
shutil.rmtree(folder)
print(f'{trial} folders, seed {seed}, {scans} scans: struck at work: {dict(struck)}; ' + ('; '.join(faults) if faults else 'nothing lost, nothing left, the same bytes')
      + (f'; codes {codes}' if codes else ''))
sys.exit(1 if faults or codes else 0)
