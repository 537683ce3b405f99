import { getAnatomy, getLandmarkFile, getModels, getNifti, getServer, keep, predict, setToken } from './api.js';
import { showCard } from './cards.js';
import { bundled, filesOf, isDicom, listed } from './dropped.js';
import { Landmarks } from './landmarks.js';
import { LandmarkList } from './list.js';
import { showPlanes } from './planes.js';
import { Replay } from './replay.js';
import { askSeries } from './series.js';
import { Viewer } from './viewer.js';

const get = (id) => document.getElementById(id);
const state = { server: null, models: [], file: null, landmarks: null, answered: null, anatomy: null, turn: 0, running: null };
let viewer = null;
const list = new LandmarkList(get('list'), jump);
const replay = new Replay({ section: get('replay'), play: get('play'), update: get('update'), number: get('update-number') }, (shown) => {
  if (viewer) {
    viewer.replay = shown && { ...shown, index: Math.max(0, state.landmarks.selected) };
    viewer.redraw();
  }
});

const say = (text) => (get('status').textContent = text);
const model = () => state.models.find((item) => item.model === get('model').value);

function complain(problem) {
  get('problem').textContent = problem?.message ?? '';
  get('problem').hidden = !problem;
  if (problem?.status === 401) {
    get('token-form').hidden = false;
    get('token').focus();
  }
}

async function begin() {
  try {
    [state.server, state.models] = await Promise.all([getServer(), getModels()]);
  } catch (problem) {
    complain(problem);
    return;
  }
  complain(null);
  get('token-form').hidden = true;
  get('model').replaceChildren(...state.models.map((item) => new Option(item.model, item.model)));
  showCard(get('card'), state.models[0]);
  get('keep').hidden = !state.server.keeps_corrections;
  get('keep-hint').textContent = state.server.keeps_corrections
    ? 'Save downloads the landmarks. Keep for training also gives the scan to the server\'s data set.'
    : 'Save downloads the landmarks; this server keeps nothing (start it with --corrections DIR to collect corrected scans for training).';
  get('viewer-missing').hidden = state.server.has_viewer;
  if (state.server.has_viewer) {
    // The library is large; the page stands before it is here.
    state.library = import('/viewer.js');
    state.library.catch(() => {});
  }
  document.body.dataset.ready = 'true';
}

async function openFiles(dropped) {
  if (!state.server || state.running || state.packing) {
    return;
  }
  state.packing = true;
  try {
    const chosen = await dropped;
    if (chosen.files.length > 1 || chosen.isFolder) {
      say(`Packing ${chosen.files.length} files`);
    }
    const file = await bundled(chosen, state.server.largest_body_bytes);
    state.packing = false;
    await openScan(file);
  } catch (problem) {
    say('');
    complain(problem);
  } finally {
    state.packing = false;
  }
}

async function openScan(file) {
  if (file.size > state.server.largest_body_bytes) {
    complain(new Error(`${file.name} has ${mib(file.size)} MiB, and this server takes ${mib(state.server.largest_body_bytes)}; compress the scan (.nii.gz) or crop it.`));
    return;
  }
  complain(null);
  state.keptVersion = null;
  state.running = new AbortController();
  get('progress-line').hidden = false;
  get('view').hidden = true;
  get('drop').hidden = false;
  get('view-help').hidden = true;
  for (const id of ['answer', 'replay', 'planes']) {
    get(id).hidden = true;
  }
  let pictures = null;
  let series = null;
  let shown = file;
  try {
    if (await isDicom(file)) {
      [shown, series] = await readDicom(file);
    }
    const answer = await predict(model().model, file, series, {
      signal: state.running.signal,
      onUpload: (share) => {
        get('progress').value = share / 2;
        say(share < 1 ? `Sending ${file.name}: ${Math.round(100 * share)} %` : `Reading ${file.name}`);
      },
      onEvent: (name, data) => {
        if (name === 'read') {
          // The server took it for a scan, so that the viewer may too.
          pictures = unpack(shown);
          say(`${file.name}: ${data.size.join(' × ')} voxels`);
        } else if (name === 'queued') {
          say(`Waiting: place ${data.place} in the queue`);
        } else if (name === 'preparing') {
          say('Preparing the scan');
        } else if (name === 'searching') {
          get('progress').value = 0.5 + (0.45 * data.update) / data.updates;
          say(`Searching: update ${data.update} of ${data.updates}`);
        } else if (name === 'refining') {
          get('progress').value = 0.97;
          say('Refining each landmark');
        } else if (name === 'mirror_check') {
          say(`The scan is unusual: searching mirror image ${data.image} of ${data.images}`);
        }
      },
    });
    showAnswer(file, shown, answer);
    await afterPaint();
    await showPictures(pictures, answer);
    viewer?.show(state.landmarks);
    buttons();
    showPlanesNow();
    jump(state.landmarks.selected);
    document.body.dataset.shown = file.name;
  } catch (problem) {
    if (problem.name === 'AbortError') {
      say('Given up.');
    } else {
      say('');
      complain(problem);
    }
  } finally {
    state.running = null;
    get('progress-line').hidden = true;
  }
}

// The viewer cannot show a series of DICOM where it truly lies; the server makes of it what it can.
async function readDicom(file) {
  let series = null;
  for (;;) {
    say(`Reading ${file.name}`);
    const { nifti, volumes } = await getNifti(file, series, state.running.signal);
    if (nifti) {
      return [nifti, series];
    }
    say('');
    series = await askSeries(get('series'), volumes, state.running.signal);
  }
}

const mib = (bytes) => (bytes / 2 ** 20).toFixed(0);

// The list stands on the screen before the pictures take the machine's time.
const afterPaint = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

async function unpack(file) {
  if (!state.library) {
    return null;
  }
  try {
    viewer ??= new Viewer(await state.library, get('canvas'), get('overlay'));
    return await viewer.unpack(file);
  } catch (problem) {
    return problem;
  }
}

async function showPictures(unpacking, answer) {
  const image = await unpacking;
  try {
    if (!image) {
      return;
    }
    if (image instanceof Error) {
      throw image;
    }
    get('view').hidden = false;
    get('drop').hidden = true;
    await viewer.start();
    viewer.put(image, answer);
    get('view-help').hidden = false;
  } catch (problem) {
    get('view').hidden = true;
    get('drop').hidden = false;
    viewer?.clear();
    complain(new Error(`The viewer cannot show this scan (${problem.message}); the landmarks beside are right all the same.`));
  }
}

function showAnswer(file, shown, answer) {
  // What is kept for training is what is seen: of DICOM the very volume, without whose it is.
  state.file = shown;
  state.answered = answer.model;
  state.anatomy = answer.anatomy;
  const landmarks = new Landmarks(answer.landmarks);
  state.landmarks = landmarks;
  landmarks.addEventListener('change', () => {
    buttons();
    refreshAnatomy();
  });
  landmarks.addEventListener('select', () => {
    buttons();
    if (viewer?.replay) {
      viewer.replay.index = landmarks.selected;
    }
  });
  get('answer').hidden = false;
  get('verdict').hidden = !answer.rejected;
  get('verdict').textContent = `This scan is unlike the training set; do not trust its landmarks: ${answer.reasons.join('; ')}`;
  get('side').hidden = !answer.side;
  get('side').textContent = answer.side ? sideText(answer.side) : '';
  list.show(landmarks);
  replay.show(viewer || state.library ? answer.paths : null);
  buttons();
  const doubtful = landmarks.items.filter((item) => item.status !== 'defined').length;
  say(`${landmarks.items.length} landmarks in ${file.name}, found in ${answer.seconds.toFixed(2)} s${doubtful ? `; ${doubtful} are uncertain, outside or missing` : ''}.${answer.warnings.length ? ` ${answer.warnings.join(' ')}` : ''}`);
}

function sideText(side) {
  const which = side.mirrored ? 'the mirror image of the training side' : 'the training side';
  return `Side: ${side.name ? `${side.name}, ${which}` : which}${side.uncertain ? ', uncertain: look at the landmarks' : ''}`;
}

function buttons() {
  const { landmarks } = state;
  get('count').textContent = `(${landmarks.items.length}${landmarks.correctedCount ? `, ${landmarks.correctedCount} corrected` : ''})`;
  get('undo').disabled = landmarks.history.length === 0;
  get('missing').disabled = !landmarks.current?.position;
  get('place').disabled = !viewer?.image;
}

let anatomyTimer = 0;
function refreshAnatomy() {
  if (!state.anatomy) {
    return;
  }
  clearTimeout(anatomyTimer);
  anatomyTimer = setTimeout(async () => {
    // Another correction or scan may overtake the answer.
    const asked = state.landmarks;
    const turn = ++state.turn;
    try {
      const anatomy = await getAnatomy(state.answered, asked.toJSON());
      if (turn === state.turn && asked === state.landmarks && !state.running) {
        state.anatomy = anatomy ?? state.anatomy;
        showPlanesNow();
      }
    } catch (problem) {
      complain(problem);
    }
  }, 300);
}

function showPlanesNow() {
  const parts = { section: get('planes'), pictures: get('plane-pictures'), rows: get('measurements').tBodies[0], problems: get('plane-problems') };
  showPlanes(parts, state.anatomy, viewer?.image, state.landmarks);
}

function jump(index, byKey = false) {
  const item = state.landmarks?.items[index];
  if (!item) {
    return;
  }
  viewer?.jump(index);
  if (byKey && viewer?.image) {
    get('overlay').focus({ preventScroll: true });
  }
  if (byKey) {
    say(item.position ? `At ${item.name}` : `${item.name} is missing`);
  }
}

function undo() {
  const item = state.landmarks?.undo();
  if (item) {
    say(`${item.name} is back where it was`);
    jump(state.landmarks.selected);
  }
}

async function save() {
  const format = get('format').value;
  try {
    const blob = await getLandmarkFile(state.landmarks.toJSON(), format, state.file.name);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `${state.file.name.replace(/(\.nii)?\.gz$|\.(nii|nrrd|mha)$/i, '')}.${format}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    say(`Saved as ${link.download}`);
  } catch (problem) {
    complain(problem);
  }
}

async function keepForTraining() {
  get('keep').disabled = true;
  try {
    const saved = await keep(state.file, state.landmarks.toJSON(), state.keptVersion);
    state.keptVersion = saved.version;
    say(`Kept for training as ${saved.case}${saved.replaced ? ', in place of earlier corrections' : ''}`);
    complain(null);
  } catch (problem) {
    if (problem.status === 412) {
      // Nothing is replaced that was not seen, and nothing is lost: the next press goes by what stands there now.
      state.keptVersion = problem.version;
      problem.message = problem.version
        ? 'Landmarks of this scan are kept already. Press Keep for training again to put yours in their place; those are then kept beside.'
        : 'The landmarks that were kept of this scan are gone. Press Keep for training again to keep yours.';
    }
    complain(problem);
  } finally {
    get('keep').disabled = false;
  }
}

get('model').addEventListener('change', () => showCard(get('card'), model()));
get('open').addEventListener('click', () => get('file').click());
get('browse').addEventListener('click', () => get('file').click());
get('file').addEventListener('change', () => {
  const { files } = get('file');
  if (files.length > 0) {
    openFiles(listed([...files]));
  }
  get('file').value = '';
});
get('cancel').addEventListener('click', () => state.running?.abort());
get('undo').addEventListener('click', undo);
get('missing').addEventListener('click', () => state.landmarks.markMissing(state.landmarks.selected));
get('place').addEventListener('click', () => {
  state.landmarks.begin(state.landmarks.selected);
  state.landmarks.move(state.landmarks.selected, viewer.crosshair);
});
get('save').addEventListener('click', save);
get('keep').addEventListener('click', keepForTraining);
get('token-form').addEventListener('submit', (event) => {
  event.preventDefault();
  setToken(get('token').value);
  begin();
});
document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === 'z' && state.landmarks) {
    event.preventDefault();
    undo();
  } else if (event.key === 'Escape' && document.activeElement === get('overlay')) {
    list.focus();
  }
});
for (const name of ['dragenter', 'dragover']) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    document.body.classList.add('dropping');
  });
}
document.addEventListener('dragleave', (event) => event.relatedTarget || document.body.classList.remove('dropping'));
document.addEventListener('drop', (event) => {
  event.preventDefault();
  document.body.classList.remove('dropping');
  if (event.dataTransfer.items.length > 0) {
    openFiles(filesOf(event.dataTransfer));
  }
});
await begin();
