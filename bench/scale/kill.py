#!/usr/bin/env python3
"""Kills trainings at random moments of preparing their cache and of training from it, and looks at what is left.

kill.py PROGRAM [KILLS [SEED]]: PROGRAM is the built Pinpoint.Cli. Two processes share one cache; one of them, or both, are killed (SIGKILL) and started
again, until KILLS (50) kills have struck. Then both must end well, with the model of a run from memory that nobody disturbed, byte for byte, and the cache
must hold a prepared scan and its facts for each case and nothing else. Now and then the cache is thrown away, so that preparing is struck as often as training.
"""
import hashlib, os, random, shutil, signal, subprocess, sys, tempfile, time

program, kills, seed = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 50, int(sys.argv[3]) if len(sys.argv) > 3 else 1
folder = tempfile.mkdtemp(prefix='pinpoint-kill-cache-')
draw = random.Random(seed)
CASES = 12


def train(out, more, wait=True):
    command = [program, 'train', 'data', '-o', out, '--steps', '12', '--seed', '1', '--threads', '1', '--checkpoint-every', '0.2s'] + more
    options = dict(cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return subprocess.run(command, **options) if wait else subprocess.Popen(command, **options)


def model(out):
    return hashlib.sha256(open(os.path.join(folder, out, 'model.safetensors'), 'rb').read()).hexdigest()


def cached():
    path = os.path.join(folder, 'cache')
    return sorted(os.listdir(path)) if os.path.isdir(path) else []


def going_on(out):
    begun = any(os.path.exists(os.path.join(folder, out, name)) for name in ('checkpoint.safetensors', 'training.jsonl'))
    return ['--cache', 'cache'] + (['--resume'] if begun else [])


subprocess.run([program, 'phantom', 'fetal-head', '--count', str(CASES), '--spacing', '1.5', '-o', 'data'], cwd=folder, check=True, stdout=subprocess.DEVNULL)
began = time.monotonic()
assert train('whole', ['--no-cache']).returncode == 0
took = time.monotonic() - began
expected, struck, preparing, problems = model('whole'), 0, 0, []
while struck < kills:
    if draw.random() < 0.3:
        shutil.rmtree(os.path.join(folder, 'cache'), ignore_errors=True)
        for out in ('one', 'two'):
            shutil.rmtree(os.path.join(folder, out), ignore_errors=True)
    running = {out: train(out, going_on(out), wait=False) for out in ('one', 'two')}
    time.sleep(draw.uniform(0.2, took * 1.2))
    complete = len([name for name in cached() if name.endswith('.scan')]) == CASES
    for out in draw.choice((['one'], ['two'], ['one', 'two'])):
        if running[out].poll() is None:
            running[out].send_signal(signal.SIGKILL)
            struck += 1
            preparing += not complete
    for out, process in running.items():
        error = process.communicate()[1].decode().strip().splitlines()
        if process.returncode not in (0, -signal.SIGKILL):
            problems.append(f'after {struck} kills, {out}: {error[-1] if error else process.returncode}')
        if os.path.exists(os.path.join(folder, out, 'model.safetensors')) and process.returncode == 0:
            if model(out) != expected:
                problems.append(f'after {struck} kills, {out}: another model')
            shutil.rmtree(os.path.join(folder, out))

for out in ('one', 'two'):
    end = train(out, going_on(out))
    if end.returncode != 0 or model(out) != expected:
        problems.append(f'at the end, {out}: {end.stderr.decode().strip().splitlines()[-1:]}')
kinds = {ending: len([name for name in cached() if name.endswith(ending)]) for ending in ('.scan', '.facts.json')}
strays = [name for name in cached() if not name.endswith(tuple(kinds))]
if strays or set(kinds.values()) != {CASES}:
    problems.append(f'the cache holds {kinds}, strays {strays}')
print(f'{struck} kills, {preparing} of them before the cache was complete (seed {seed}): {len(problems)} problems')
print('\n'.join(problems))
shutil.rmtree(folder)
sys.exit(bool(problems))
