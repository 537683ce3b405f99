#!/usr/bin/env python3
"""A server in a process of its own under polite, slow, rude and many clients; looks at every answer, at the memory, and at how it stops.

serve.py PROGRAM [REQUESTS [CLIENTS [SEED]]]: PROGRAM is the built Pinpoint.Cli; so many requests of each client (2,000 of each of 8). What a client sends is
drawn from the table KINDS. Right is the answer of `predict`, digit by digit; a refusal is right where its status is one that docs/reference/http-api.md has
for it. The memory after a tenth of all requests is compared with that at the end, both at rest.
"""
import gzip, http.client, json, os, random, re, shutil, signal, socket, subprocess, sys, tempfile, threading, time

program = os.path.abspath(sys.argv[1])
requests, clients, seed = (int(sys.argv[i]) if len(sys.argv) > i else given for i, given in ((2, 2000), (3, 8), (4, 1)))
folder = tempfile.mkdtemp(prefix='pinpoint-serve-')
server, port = None, 0
PAGES = ['/api/v1/models', '/api/v1/models/model', '/api/v1/health', '/api/v1/ready', '/api/v1/server', '/', '/api', '/api/v1/openapi.json']
counts, problems, lock = {}, [], threading.Lock()


def command(*arguments):
    result = subprocess.run([program, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return result.stdout


class Scan:
    """A scan, the model that it is sent to, and the one right answer."""

    def __init__(self, model, file, answer):
        self.path = f'/api/v1/models/{model}/predict'
        self.data = open(os.path.join(folder, file), 'rb').read()
        self.right = essence(answer)


def essence(answer):
    """What of an answer depends on neither time nor name."""
    return json.dumps({key: answer[key] for key in ('landmarks', 'size', 'voxel_to_lps', 'rejected', 'reasons', 'anatomy')})


def any_scan(draw):
    """Mostly one for the small model: a search with the one that comes along takes half a second."""
    return draw.choice(scans[:6] if draw.random() < 0.98 else scans[6:])


def ask(path, body=None, method=None, headers=None):
    """A whole request and its whole answer: status, headers, body."""
    connection = http.client.HTTPConnection('127.0.0.1', port, timeout=120)
    try:
        connection.request(method or ('GET' if body is None else 'POST'), path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def head(scan, length=None, more='', method='POST', path=None):
    length = len(scan.data) if length is None else length
    return f'{method} {path or scan.path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: {length}\r\n{more}\r\n'.encode()


def connect():
    return socket.create_connection(('127.0.0.1', port), timeout=120)


def answer_of(raw):
    """The answer that comes on a socket."""
    answer = http.client.HTTPResponse(raw)
    answer.begin()
    return answer.status, answer.headers, answer.read()


def refused(*statuses):
    """What is wrong with an answer that should be a refusal: a problem document of one line."""
    def check(status, headers, body):
        if status not in statuses:
            return f'{status} instead of {statuses}: {body[:200]!r}'
        if status in (400, 413) and not body:
            return None  # The server below the software: no HTTP, or a body that it will not take.
        problem = json.loads(body)
        return None if problem['status'] == status and problem['detail'] and '\n' not in problem['detail'] else f'no problem document: {body[:200]!r}'
    return check


def right(scan, status, body):
    if status != 200:
        return f'{status} for a good scan: {body[:200]!r}'
    return None if essence(json.loads(body)) == scan.right else 'a wrong answer'


def patiently(scan, send):
    """Sends a good scan until it is let in, as a client does that is told to come again."""
    for _ in range(100):
        status, headers, body = send()
        if status != 429:
            return right(scan, status, body)
        with lock:
            counts['turned away (429), sent again'] = counts.get('turned away (429), sent again', 0) + 1
        time.sleep(float(headers['Retry-After']) * random.random())
    return 'turned away a hundred times'


# Polite clients.

def whole(draw):
    scan = any_scan(draw)
    return patiently(scan, lambda: ask(scan.path + f'?name=scan-{draw.randrange(1000)}.nii.gz', scan.data))


def unpacked(draw):
    scan = any_scan(draw)
    data = gzip.decompress(scan.data)
    return patiently(scan, lambda: ask(scan.path, data, headers={'Content-Type': draw.choice(['application/json', 'text/html', 'image/png'])}))


def in_chunks(draw):
    scan = any_scan(draw)
    size = draw.choice([100, 5000, 40000])
    return patiently(scan, lambda: ask(scan.path, (scan.data[i:i + size] for i in range(0, len(scan.data), size)), method='POST'))


def as_events(draw):
    scan = any_scan(draw)

    def send():
        status, headers, body = ask(scan.path, scan.data, headers={'Accept': 'text/event-stream'})
        last = body.decode().strip().split('\n\n')[-1] if status == 200 else ''
        return status, headers, last.removeprefix('event: done\ndata: ').encode() if status == 200 else body
    return patiently(scan, send)


def slowly(draw):
    scan = any_scan(draw)

    def send():
        with connect() as raw:
            raw.sendall(head(scan))
            for i in range(0, len(scan.data), 10000):
                raw.sendall(scan.data[i:i + 10000])
                time.sleep(0.03)
            return answer_of(raw)
    return patiently(scan, send)


def twice_on_one_connection(draw):
    """The second request before the first is answered."""
    page = f'GET /api/v1/models HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n'
    with connect() as raw:
        raw.sendall(f'{page}\r\n{page}Connection: close\r\n\r\n'.encode())
        said = b''.join(iter(lambda: raw.recv(1 << 16), b''))
    bodies = re.sub(rb'\r\n[0-9a-f]+\r\n', b'', said)  # Without the lengths of chunks.
    return None if said.count(b'HTTP/1.1 200 OK') == 2 and bodies.count(known['/api/v1/models']) == 2 else f'not the list of models twice: {said[:200]!r}'


def landmark_file(draw):
    word = draw.choice(words)
    status, _, body = ask(f'/api/v1/landmark-files?format={word}&name=a.nii.gz', landmarks)
    return None if status == 200 and body == known[word] else f'{status}, or another file of {word}'


def anatomy(draw):
    status, _, body = ask('/api/v1/models/fetal-head/anatomy', landmarks)
    return None if status == 200 and body == known['anatomy'] else f'{status}, or other planes'


def page(draw):
    path = draw.choice(PAGES)
    status, _, body = ask(path)
    return None if status == 200 and body == known[path] else f'{status}, or another {path}'


# Rude ones.

def hangs_up_in_head(draw):
    with connect() as raw:
        whole = head(any_scan(draw))
        raw.sendall(whole[:draw.randrange(1, len(whole) - 1)])


def hangs_up_in_body(draw):
    scan = any_scan(draw)
    with connect() as raw:
        raw.sendall(head(scan) + scan.data[:draw.randrange(len(scan.data))])
        time.sleep(draw.choice([0, 0, 0.05]))


def hangs_up_before_the_answer(draw):
    scan = any_scan(draw)
    with connect() as raw:
        raw.sendall(head(scan) + scan.data)
        time.sleep(draw.choice([0, 0.01, 0.1]))


def hangs_up_in_events(draw):
    scan = any_scan(draw)
    with connect() as raw:
        raw.sendall(head(scan, more='Accept: text/event-stream\r\n') + scan.data)
        raw.recv(draw.choice([1, 200, 2000]))


def says_nothing(draw):
    for raw in [connect() for _ in range(draw.randrange(1, 20))]:
        raw.close()


def no_http(draw):
    with connect() as raw:
        raw.sendall(draw.choice([draw.randbytes(300), b'\x16\x03\x01\x02\x00\x01', b'GET\r\n\r\n', b'GET / HTTP/9.9\r\n\r\n',
                                 b'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n',
                                 b'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ' + b'x' * 40000 + b'\r\n\r\n']))
        try:
            raw.shutdown(socket.SHUT_WR)
            said = raw.recv(4000)
        except OSError:
            return None  # Broken off, which is an answer too.
        return None if not said or said.split()[1] in (b'400', b'404', b'408', b'411', b'431', b'505') else f'{said[:100]!r} to no HTTP'


def garbage(draw):
    body = draw.choice([draw.randbytes(5000), b'', b'{}', b'PK\x03\x04' + bytes(100), b'\x1f\x8b' + draw.randbytes(200)])
    return retried(refused(400, 415, 422), lambda: ask(any_scan(draw).path, body))


def damaged(draw):
    scan = any_scan(draw)
    data = bytearray(scan.data)
    how = draw.randrange(3)
    if how == 0:
        data = gzip.compress(gzip.decompress(scan.data)[:-draw.randrange(1, 5000)], 1)
    elif how == 1:
        data = data[:-draw.randrange(1, 5000)]
    else:
        for _ in range(3):
            data[draw.randrange(20, len(data))] ^= draw.randrange(1, 256)
    return retried(refused(413, 415, 422), lambda: ask(scan.path, bytes(data)))


def retried(check, send):
    for _ in range(100):
        status, headers, body = send()
        if status != 429:
            return check(status, headers, body)
        time.sleep(float(headers['Retry-After']) * random.random())
    return 'turned away a hundred times'


def short_body(draw):
    """Less than was announced, and then no more, while the client still listens."""
    scan = any_scan(draw)

    def send():
        with connect() as raw:
            raw.sendall(head(scan, len(scan.data) + 100) + scan.data)
            raw.shutdown(socket.SHUT_WR)
            try:
                return answer_of(raw)
            except (OSError, http.client.HTTPException):
                return 400, {}, b''
    return retried(refused(400), send)


def wrong_content(draw):
    path = draw.choice(['/api/v1/landmark-files', '/api/v1/models/fetal-head/anatomy'])
    body, kind = draw.choice([(b'a=1&b=2', 'application/x-www-form-urlencoded'), (b'--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'),
                              (b'{"landmarks": 1}', 'application/json'),
                              (b'{"landmarks": [{}]}', 'application/json'), (landmarks[:-9], 'text/plain'), (b'[' * 5000, 'application/json'),
                              (b'\xff\xfe{', 'application/json'),
                              (landmarks.replace(b'"position_lps_mm": [', b'"position_lps_mm": [1e300, '), 'application/json')])
    status, headers, answer = ask(path, body, headers={'Content-Type': kind})
    return refused(400, 415, 422)(status, headers, answer)


def too_large(draw):
    if draw.random() < 0.3:
        # A header that announces 30,000 voxels on a side.
        data = bytearray(gzip.decompress(scans[0].data))
        data[42:48] = (30000).to_bytes(2, 'little') * 3
        return retried(refused(413, 422), lambda: ask(scans[0].path, gzip.compress(bytes(data), 1)))
    if draw.random() < 0.5:
        with connect() as raw:
            raw.sendall(head(scans[0], 5 << 30))
            return refused(413)(*answer_of(raw))
    with connect() as raw:
        raw.sendall(head(scans[0], 5 << 20, path='/api/v1/landmark-files'))
        return refused(413)(*answer_of(raw))


def odd(draw):
    scan = any_scan(draw)
    path, method, statuses = draw.choice([
        ('/api/v1/models/none/predict', 'POST', (404,)), (scan.path, 'DELETE', (405,)), (scan.path + '?paths=maybe', 'POST', (400,)),
        (scan.path + '?frame=0&frame=1', 'POST', (400,)),
        (scan.path + '?fame=1', 'POST', (400,)), ('/../../etc/passwd', 'GET', (404,)), ('/api/v1/models/%2e%2e%2fmodel/predict', 'POST', (404,)),
        ('/api/v1/corrections', 'POST', (404, 405)),
        ('/api/v1/landmark-files?format=exe', 'POST', (400,)), (scan.path + '?name=' + 'a' * 9000, 'POST', (400, 414))])
    body = None if method == 'GET' else b'{}'
    status, headers, answer = ask(path, body, method)
    return refused(*statuses)(status, headers, answer) if status != 414 else None


def too_slow(draw):
    """Below the floor of an upload's rate: told so after ten seconds, or broken off."""
    with connect() as raw:
        raw.sendall(head(scans[0]) + scans[0].data[:100])
        try:
            status, headers, body = answer_of(raw)
        except (OSError, http.client.HTTPException):
            return None
        return refused(408, 429)(status, headers, body)


def many(draw):
    """Thirty at the same time: each is answered rightly or turned away."""
    found = []

    def one(scan):
        status, _, body = ask(scan.path, scan.data)
        found.append(None if status == 429 else right(scan, status, body))
    crowd = [threading.Thread(target=one, args=(any_scan(draw),)) for _ in range(30)]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join()
    return next(filter(None, found), None) or (None if len(found) == 30 else 'somebody got no answer')


# What is sent, and how often of a thousand.
KINDS = [
    (whole, 330), (unpacked, 50), (in_chunks, 60), (as_events, 80), (slowly, 40), (twice_on_one_connection, 10), (landmark_file, 60), (anatomy, 30), (page, 60),
    (hangs_up_in_head, 20), (hangs_up_in_body, 50), (hangs_up_before_the_answer, 30), (hangs_up_in_events, 30), (says_nothing, 15),
    (no_http, 20), (garbage, 25), (damaged, 30),
    (short_body, 15), (wrong_content, 15), (too_large, 13), (odd, 15), (too_slow, 1), (many, 1),
]


def client(number, barrier, marks):
    draw = random.Random(seed * 1000 + number)
    for i in range(requests):
        if i in marks:
            barrier.wait()
            barrier.wait()
        kind = draw.choices([kind for kind, _ in KINDS], [weight for _, weight in KINDS])[0]
        try:
            problem = kind(draw)
        except Exception as exception:
            problem = f'{type(exception).__name__}: {exception}'
        with lock:
            name = kind.__name__.replace('_', ' ')
            counts[name] = counts.get(name, 0) + 1
            if problem:
                problems.append(f'client {number}, request {i}, {name}: {problem}')
    barrier.wait()


def resident():
    """Mebibytes, file descriptors and threads of the server once it is at rest."""
    for _ in range(60):
        time.sleep(3)
        if figure('pinpoint_scan_memory_bytes') == figure('pinpoint_predictions_waiting') == 0:
            break
    time.sleep(3)
    status = open(f'/proc/{server.pid}/status').read()
    return (int(re.search(r'VmRSS:\s*(\d+)', status)[1]) / 1024, len(os.listdir(f'/proc/{server.pid}/fd')), int(re.search(r'Threads:\s*(\d+)', status)[1]))


def figure(name):
    return float(re.search(rf'^{name} (\S+)', ask('/api/v1/metrics')[2].decode(), re.M)[1])


def stop():
    """SIGTERM while scans are half sent: those are answered, others refused, and the process ends well."""
    halves = []
    for scan in scans[:4]:
        raw = connect()
        raw.sendall(head(scan) + scan.data[:-1000])
        halves.append((scan, raw))
    time.sleep(0.5)
    server.send_signal(signal.SIGTERM)
    time.sleep(0.5)
    faults = []
    try:
        if ask(scans[0].path, scans[0].data)[0] != 503:
            faults.append('a new scan is let in while the server stops')
    except OSError:
        pass
    for scan, raw in halves:
        raw.sendall(scan.data[-1000:])
        status, _, body = answer_of(raw)
        faults.append(right(scan, status, body))
        raw.close()
    code = server.wait(60)
    return [fault for fault in faults if fault] + ([f'exit code {code}'] if code else [])


command('phantom', 'vertebra', '--count', '6', '--spacing', '3', '-o', 'data')
command('phantom', 'fetal-head', '--count', '2', '--spacing', '3', '-o', 'heads')
open(os.path.join(folder, 'small.json'), 'w').write(
    '{"grid_spacing_mm": 6, "patch_size": 15, "convolution_maps": [8], "hidden_units": [16], "patch_landmarks": 4, "refinement": null}')
command('train', 'data', '-o', 'model', '--config', 'small.json', '--steps', '100', '--seed', '1', '--threads', '1', '--validation', '0')
scans = []
for model, files in (('model', [f'data/volumes/vertebra-1-{i:03}.nii.gz' for i in range(1, 7)]),
                     ('fetal-head', [f'heads/volumes/fetal-head-1-00{i}.nii.gz' for i in (1, 2)])):
    answers = json.loads(command('predict', model, *files, '--json'))
    scans += [Scan(model, row['scan'], row) for row in answers['cases']]
    landmarks = json.dumps({'landmarks': answers['cases'][0]['landmarks']}).encode()
server = subprocess.Popen([program, 'serve', 'model', 'fetal-head', '--port', '0', '--concurrent', '2'], cwd=folder,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
said = []
while 'open http' not in ''.join(said):
    said.append(server.stdout.readline())
port = int(re.search(r'http://127\.0\.0\.1:(\d+)/', ''.join(said))[1])
words = ['mrk.json', 'fcsv', 'csv']
known = {word: ask(f'/api/v1/landmark-files?format={word}&name=a.nii.gz', landmarks)[2] for word in words}
known |= {path: ask(path)[2] for path in PAGES}
known['anatomy'] = ask('/api/v1/models/fetal-head/anatomy', landmarks)[2]

tenths = [requests * i // 10 for i in range(1, 10)]
barrier = threading.Barrier(clients + 1)
began = time.monotonic()
crowd = [threading.Thread(target=client, args=(number, barrier, set(tenths)), daemon=True) for number in range(clients)]
for thread in crowd:
    thread.start()
rest = []
for _ in set(tenths):
    barrier.wait()
    rest.append(resident())
    print(f'{len(rest) * 10} %, {time.monotonic() - began:.0f} s: {rest[-1][0]:.0f} MiB resident, {rest[-1][1]} descriptors, '
          f'{rest[-1][2]} threads, {len(problems)} problems', flush=True)
    barrier.wait()
barrier.wait()
rest.append(resident())
left = [f'{name} is {figure(name)} at rest'
        for name in ('pinpoint_predictions_in_progress', 'pinpoint_predictions_waiting', 'pinpoint_scan_memory_bytes') if figure(name) != 0]
took = time.monotonic() - began
if json.loads(ask('/api/v1/health')[2]).get('healthy') is not True:
    left.append('not healthy')
left += stop()
errors = server.stderr.read().strip()
left += [f'standard error: {errors.splitlines()[0]}'] if errors else []
growth = rest[-1][0] / rest[0][0] - 1
if growth > 0.1:
    left.append('the memory has grown')
print('\n'.join((problems + left)[:40]))
print(', '.join(f'{name} {count}' for name, count in sorted(counts.items(), key=lambda item: -item[1])))
print(f'{clients} clients, {requests} requests each, seed {seed}, {took:.0f} s: {len(problems)} wrong; '
      f'resident after a tenth {rest[0][0]:.0f} MiB, at the end {rest[-1][0]:.0f} MiB '
      f'({growth:+.1%}); descriptors {rest[0][1]}, {rest[-1][1]}; threads {rest[0][2]}, {rest[-1][2]}; {len(left)} faults at rest and in stopping')
shutil.rmtree(folder)
sys.exit(1 if problems or left else 0)
