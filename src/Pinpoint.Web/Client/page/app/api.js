// The HTTP API of this server, and its token.
const root = '/api/v1';
const tokenKey = 'pinpoint-token';

/** What went wrong, in one line for people. */
export class Problem extends Error {
  constructor(detail, status, version = null) {
    super(detail);
    this.status = status;
    this.version = version;
  }
}

export function setToken(token) {
  sessionStorage.setItem(tokenKey, token);
}

function headers(more = {}) {
  const token = sessionStorage.getItem(tokenKey);
  return token ? { ...more, Authorization: `Bearer ${token}` } : more;
}

function problemOf(text, status, version = null) {
  try {
    return new Problem(JSON.parse(text).detail, status, version);
  } catch {
    return new Problem(status ? `The server answered with status ${status}.` : 'The server cannot be reached; is it still running?', status);
  }
}

/** Asks the server; what it refuses, and a server that is not there, is a Problem. */
export async function request(path, options = {}, good = null) {
  let answer;
  try {
    answer = await fetch(root + path, { ...options, headers: headers(options.headers) });
  } catch (problem) {
    throw problem.name === 'AbortError' ? problem : problemOf('', 0);
  }
  if (!(good ? good.includes(answer.status) : answer.ok)) {
    throw problemOf(await answer.text(), answer.status, answer.headers.get('ETag'));
  }
  return answer;
}

export const getServer = async () => (await request('/server')).json();
export const getModels = async () => (await (await request('/models')).json()).models;

/** Sends JSON. */
export const post = (path, body, signal) => request(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), signal });

/** Planes and measurements of landmarks; null where the model has no definitions. */
export async function getAnatomy(model, landmarks) {
  try {
    return (await (await post(`/models/${encodeURIComponent(model)}/anatomy`, { landmarks })).json()).anatomy;
  } catch (problem) {
    if (problem.status === 404) {
      return null;
    }
    throw problem;
  }
}

/** Landmarks as the bytes of a file. */
export const getLandmarkFile = async (landmarks, format, name) =>
  (await post(`/landmark-files?format=${format}&name=${encodeURIComponent(name)}`, { landmarks })).blob();

/**
 * Gives landmarks and their scan to the server's data set.
 * @param version the version that they are to replace; null where none is known: then what others kept is refused with status 412, and named by the problem
 */
export async function keep(file, landmarks, version) {
  const form = new FormData();
  form.append('landmarks', new Blob([JSON.stringify({ landmarks })], { type: 'application/json' }));
  form.append('scan', file, file.name);
  const condition = version ? { 'If-Match': version } : { 'If-None-Match': '*' };
  const answer = await request(`/corrections?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: form, headers: condition });
  return { ...await answer.json(), version: answer.headers.get('ETag') };
}

/**
 * A scan that the viewer cannot read as one that it can.
 * @param series which volume of an archive; null where none is chosen yet
 * @param isUpright whether an oblique scan is laid onto the axes of the world
 * @returns NIfTI as a file, or what there is to choose from
 */
export async function getNifti(file, series, isUpright, signal) {
  const which = `${series === null ? '' : `&series=${encodeURIComponent(series)}`}${isUpright ? '&upright=true' : ''}`;
  const options = { method: 'POST', body: file, signal, headers: { 'Content-Type': 'application/octet-stream' } };
  const answer = await request(`/scans/nifti?name=${encodeURIComponent(file.name)}${which}`, options, [200, 300]);
  return answer.status === 300
    ? { volumes: (await answer.json()).volumes }
    : { nifti: new File([await answer.blob()], `${file.name.replace(/(\.nii)?\.gz$|\.(zip|dcm|dicom|nii|nrrd|mha)$/i, '')}.nii`) };
}

/**
 * Uploads a scan and follows its prediction.
 * @param series which volume of an archive; null where there is nothing to choose
 * @param onUpload is told the share that is sent, 0 to 1
 * @param onEvent is told the name and data of each event
 * @param signal gives it up; the server then frees its place at once
 */
export function predict(model, file, series, { onUpload, onEvent, signal }) {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    let read = 0;
    let answer = null;
    let failure = null;
    const parse = () => {
      if (call.status !== 200) {
        return;
      }
      for (let end; (end = call.responseText.indexOf('\n\n', read)) >= 0; read = end + 2) {
        const [, name, data] = /^event: (.*)\ndata: (.*)$/.exec(call.responseText.slice(read, end)) ?? [];
        if (name === 'done') {
          answer = JSON.parse(data);
        } else if (name === 'error') {
          const problem = JSON.parse(data);
          failure = new Problem(problem.detail, problem.status);
        } else if (name) {
          onEvent(name, JSON.parse(data));
        }
      }
    };
    call.open('POST', `${root}/models/${encodeURIComponent(model)}/predict?paths=true&name=${encodeURIComponent(file.name)}${series === null ? '' : `&series=${encodeURIComponent(series)}`}`);
    for (const [name, value] of Object.entries(headers({ Accept: 'text/event-stream', 'Content-Type': 'application/octet-stream' }))) {
      call.setRequestHeader(name, value);
    }
    call.upload.onprogress = (event) => onUpload(event.total ? event.loaded / event.total : 1);
    call.upload.onload = () => onUpload(1);
    call.onprogress = parse;
    call.onload = () => {
      parse();
      if (answer) {
        resolve(answer);
      } else {
        reject(failure ?? (call.status === 200 ? new Problem('The answer broke off; send the scan again.', 0) : problemOf(call.responseText, call.status)));
      }
    };
    call.onerror = () => reject(problemOf('', 0));
    call.onabort = () => reject(new DOMException('Given up', 'AbortError'));
    signal.addEventListener('abort', () => call.abort());
    call.send(file);
  });
}
