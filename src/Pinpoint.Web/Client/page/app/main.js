import { getAnatomy, getLandmarkFile, getModels, getNifti, getServer, keep, predict, setToken } from './api.js';
import { showCard } from './cards.js';
import { keepDraft, forgetDraft } from './drafts.js';
import { bundled, isDicom, whenChosen, whenDropped } from './dropped.js';
import { describe, listen, scanShortcuts } from './keys.js';
import { counted, Landmarks, needsLook } from './landmarks.js';
import { mayLeave, offerDraft } from './leaving.js';
import { LandmarkList } from './list.js';
import { showPlanes } from './planes.js';
import { Replay } from './replay.js';
import { askSeries } from './series.js';
import { Stage } from './stage.js';
import { showVerdict, sideText } from './verdict.js';

const get = (id) => document.getElementById(id);
const state = { server: null, models: [], file: null, landmarks: null, answered: null, anatomy: null, turn: 0, running: null };
export const stage = new Stage();
const list = new LandmarkList({ list: get('list'), filter: get('filter'), order: get('order'), none: get('list-none') }, jump);
const replay = new Replay({ section: get('replay'), play: get('play'), update: get('update'), number: get('update-number') }, (shown) => {
  stage.replay(shown && { ...shown, index: Math.max(0, state.landmarks.selected) });
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
    stage.load();
  }
  document.body.dataset.ready = 'true';
}

async function openFiles(dropped) {
  if (!state.server || state.running || state.packing) {
    return;
  }
  state.packing = true;
  document.body.ariaBusy = 'true';
  try {
    const chosen = await dropped;
    if (chosen.files.length > 1 || chosen.isFolder) {
      say(`Packing ${chosen.files.length} files`);
    }
    const file = await bundled(chosen, state.server.largest_body_bytes);
    // A file that turns out to be no scan must not have cost anything: what is open stays until the new one has been read.
    if (await mayLeave(get('unsaved'), state.landmarks, state.file?.name, save)) {
      await openScan(file);
    }
  } catch (problem) {
    say('');
    complain(problem);
  } finally {
    state.packing = false;
    document.body.ariaBusy = 'false';
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
          clearShown();
          pictures = stage.unpack(shown, data, state.running.signal);
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
    try {
      await stage.put(await pictures, answer);
    } catch (problem) {
      complain(new Error(`The viewer cannot show this scan (${problem.message}); the landmarks beside are right all the same.`));
    }
    stage.show(state.landmarks);
    buttons();
    showPlanesNow();
    // Beside the scan there is nothing to see; its middle stays in sight then.
    if (state.landmarks.current?.status !== 'outside_scan') {
      jump(state.landmarks.selected);
    }
    offerDraft(get('draft'), state.answered, state.opened, state.landmarks);
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

// Nothing of the scan before is left where the new one's is to stand.
function clearShown() {
  delete document.body.dataset.shown;
  stage.clear();
  state.landmarks = null;
  for (const id of ['draft', 'answer', 'replay', 'planes']) {
    get(id).hidden = true;
  }
}

// The viewer cannot show a series of DICOM where it truly lies; the server makes of it what it can.
async function readDicom(file) {
  let series = null;
  for (;;) {
    say(`Reading ${file.name}`);
    const { nifti, volumes } = await getNifti(file, series, false, state.running.signal);
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

function showAnswer(file, shown, answer) {
  // What is kept for training is what is seen: of DICOM the very volume, without whose it is.
  state.file = shown;
  state.opened = file;
  state.answered = answer.model;
  state.anatomy = answer.anatomy;
  const landmarks = new Landmarks(answer.landmarks);
  state.landmarks = landmarks;
  landmarks.addEventListener('change', () => {
    buttons();
    refreshAnatomy();
    keepDraft(state.answered, file, landmarks, Date.now());
  });
  landmarks.addEventListener('select', () => {
    buttons();
    stage.replayOf(landmarks.selected);
  });
  get('answer').hidden = false;
  showVerdict(get('verdict'), answer);
  get('side').hidden = !answer.side;
  get('side').textContent = answer.side ? sideText(answer.side) : '';
  list.show(landmarks);
  replay.show(state.server.has_viewer ? answer.paths : null);
  buttons();
  say(`${file.name}, searched in ${answer.seconds.toFixed(2)} s: ${counted(landmarks.items)}${answer.rejected ? ', and none to be trusted: the scan is unlike the training scans' : ''}.${answer.warnings.length ? ` ${answer.warnings.join(' ')}` : ''}`);
}

function buttons() {
  const { landmarks } = state;
  get('count').textContent = `(${landmarks.items.length}${landmarks.correctedCount ? `, ${landmarks.correctedCount} corrected` : ''})`;
  get('states').textContent = counted(landmarks.items);
  get('undo').disabled = landmarks.history.length === 0;
  get('redo').disabled = landmarks.undone.length === 0;
  get('next').disabled = !landmarks.items.some(needsLook);
  get('missing').disabled = !landmarks.current?.position;
  get('place').disabled = !stage.image;
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
  showPlanes(parts, state.anatomy, stage.image, state.landmarks);
}

function jump(index, byKey = false) {
  const item = state.landmarks?.items[index];
  if (!item) {
    return;
  }
  stage.jump(index);
  if (byKey && stage.image) {
    get('overlay').focus({ preventScroll: true });
  }
  if (byKey) {
    say(item.position ? `At ${item.name}` : `${item.name} is missing`);
  }
}

function step(item, text) {
  if (item) {
    say(`${item.name} ${text}`);
    jump(state.landmarks.selected);
  }
}

const undo = () => step(state.landmarks?.undo(), 'is back where it was');
const redo = () => step(state.landmarks?.redo(), 'is changed again');

function nextToCheck(way) {
  const index = state.landmarks.nextToCheck(way);
  if (index < 0) {
    say('No landmark is left to look at.');
    return;
  }
  state.landmarks.select(index);
  jump(index, true);
}

function showShortcuts() {
  describe(get('shortcuts').querySelector('tbody'), scanShortcuts);
  get('shortcuts').showModal();
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
    state.landmarks.saved();
    forgetDraft(state.answered, state.opened);
    say(`Saved as ${link.download}`);
    return true;
  } catch (problem) {
    complain(problem);
    return false;
  }
}

async function keepForTraining() {
  get('keep').disabled = true;
  try {
    const saved = await keep(state.file, state.landmarks.toJSON(), state.keptVersion);
    state.keptVersion = saved.version;
    state.landmarks.saved();
    forgetDraft(state.answered, state.opened);
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
whenChosen(get('file'), [get('open'), get('browse')], openFiles);
get('cancel').addEventListener('click', () => state.running?.abort());
get('undo').addEventListener('click', undo);
get('redo').addEventListener('click', redo);
get('next').addEventListener('click', () => nextToCheck(1));
get('help').addEventListener('click', showShortcuts);
get('missing').addEventListener('click', () => state.landmarks.markMissing(state.landmarks.selected));
get('place').addEventListener('click', () => {
  state.landmarks.begin(state.landmarks.selected);
  state.landmarks.move(state.landmarks.selected, stage.crosshair);
});
get('save').addEventListener('click', save);
get('keep').addEventListener('click', keepForTraining);
get('token-form').addEventListener('submit', (event) => {
  event.preventDefault();
  setToken(get('token').value);
  begin();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && document.activeElement === get('overlay')) {
    list.focus();
  }
});
listen({
  isReady: () => Boolean(state.landmarks),
  nextToCheck,
  undo,
  redo,
  layout: (name) => stage.layout(name),
  zoom: (factor) => stage.zoom(factor),
  resetView: () => stage.resetView(),
  resetWindow: () => stage.resetWindow(),
  help: showShortcuts,
}, scanShortcuts);
window.addEventListener('beforeunload', (event) => {
  if (state.landmarks && !state.landmarks.isSaved) {
    event.preventDefault();
  }
});
whenDropped(openFiles);
await begin();
