import { getServer, setToken } from '../api.js';
import { describe, listen } from '../keys.js';
import { Stage } from '../stage.js';
import { Adding } from './adding.js';
import { getStudio, saveList } from './api.js';
import { CaseList } from './cases.js';
import { listenToGiving, showMethods } from './giving.js';
import { Labelling } from './labelling.js';
import { NameTable } from './names.js';
import { listenToRaters } from './raters.js';
import { Training } from './training.js';

const get = (id) => document.getElementById(id);
const views = ['label', 'model', 'give', 'list'];
let studio = null;

const say = (text) => (get('status').textContent = text);

function complain(problem) {
  get('problem').textContent = problem?.message ?? '';
  get('problem').hidden = !problem;
  if (problem?.status === 401) {
    get('token-form').hidden = false;
    get('token').focus();
  }
}

export const stage = new Stage();
const cases = new CaseList({ list: get('case-list'), filter: get('case-filter'), count: get('case-count'), none: get('case-none') }, (name) => open(name));
const labelling = new Labelling(stage, { say, complain, changed: (changed) => cases.update(changed), next: openNext });
const names = new NameTable(get('list-table').tBodies[0]);
const adding = new Adding({ say, complain, added });
const training = new Training({ say, complain, finished });
listenToRaters(labelling, { say, complain, open });
listenToGiving({ say, complain, open: (name) => open(name), project: () => studio.project });

async function begin() {
  try {
    [adding.server, studio] = await Promise.all([getServer(), getStudio()]);
  } catch (problem) {
    complain(problem);
    return;
  }
  complain(null);
  get('token-form').hidden = true;
  get('viewer-missing').hidden = adding.server.has_viewer;
  if (adding.server.has_viewer) {
    stage.load();
  }
  draw();
  names.show(studio.landmark_list);
  if (studio.landmark_list.length === 0) {
    show('list');
    say('First write down which landmarks are to be placed.');
  } else {
    say(studio.studio_cases.length ? 'Choose a scan.' : 'Drop scans on the page.');
  }
  training.follow();
  document.body.dataset.ready = 'true';
}

function draw() {
  get('project').textContent = studio.project;
  document.title = `${studio.project}: Pinpoint studio`;
  get('user').textContent = studio.user ?? '';
  cases.show(studio.studio_cases, studio.landmark_list.length);
  get('warnings').replaceChildren(...studio.warnings.map((text) => {
    const item = document.createElement('li');
    item.textContent = text;
    return item;
  }));
}

// A model has looked at the scans, or a training came to another end.
async function finished(run) {
  say(run?.run_state === 'completed' ? `${run.run} is done; the scans begin with those that are most worth labelling.` : 'The training has ended.');
  try {
    await refresh();
  } catch (problem) {
    complain(problem);
  }
}

async function refresh() {
  studio = await getStudio();
  draw();
}

function show(view) {
  for (const name of views) {
    get(`view-${name}`).hidden = name !== view;
    const button = document.querySelector(`nav [data-view=${name}]`);
    if (name === view) {
      button.setAttribute('aria-current', 'page');
    } else {
      button.removeAttribute('aria-current');
    }
  }
  if (view === 'model') {
    training.follow();
  } else if (view === 'give') {
    showMethods({ complain });
  }
}

async function open(name, rater = null) {
  show('label');
  cases.opened = name;
  cases.draw();
  await labelling.open(studio.project, studio.landmark_list, name, rater);
}

async function openNext(name) {
  const next = cases.next(name);
  if (next) {
    await open(next);
  } else {
    say('All scans are labelled.');
  }
}

async function added(found) {
  try {
    await refresh();
    if (!labelling.isOpen && found.length > 0 && studio.landmark_list.length > 0) {
      await open(found[0]);
    }
  } catch (problem) {
    complain(problem);
  }
}

function help() {
  describe(get('shortcuts').querySelector('tbody'), shortcuts);
  get('shortcuts').showModal();
}

const step = (by) => {
  const name = cases.beside(cases.opened, by);
  if (name) {
    open(name);
  }
};

const shortcuts = [
  { key: 'n', shown: 'N', does: 'next landmark to do: to place, uncertain or missing', run: () => labelling.next(1) },
  { key: 'N', shown: 'Shift+N', does: 'the one before', run: () => labelling.next(-1) },
  { key: 'x', shown: 'X', does: 'the landmark is not visible', run: () => labelling.skip() },
  { key: 'k', shown: 'K', does: 'the landmark is right as it is, or as it is proposed', run: () => labelling.accept() },
  { key: 'Backspace', shown: 'Backspace', does: 'take the landmark away again', run: () => labelling.clear() },
  { key: 'd', shown: 'D', does: 'done: the scan is labelled; to the next', run: () => labelling.done() },
  { key: ']', shown: ']', does: 'next scan of the list', isAlways: true, run: () => step(1) },
  { key: '[', shown: '[', does: 'the scan before', isAlways: true, run: () => step(-1) },
];

listen({
  isReady: () => labelling.isOpen && !get('view-label').hidden,
  undo: () => labelling.undo(),
  redo: () => labelling.redo(),
  layout: (name) => stage.layout(name),
  zoom: (factor) => stage.zoom(factor),
  resetView: () => stage.resetView(),
  resetWindow: () => stage.resetWindow(),
  help,
}, shortcuts);
get('help').addEventListener('click', help);
for (const button of document.querySelectorAll('nav [data-view]')) {
  button.addEventListener('click', () => show(button.dataset.view));
}
get('list-add').addEventListener('click', () => names.add({ name: '' }, true));
get('list-take').addEventListener('click', () => {
  names.paste(get('list-names').value);
  get('list-names').value = '';
});
get('list-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    studio = await saveList(names.list);
    draw();
    complain(null);
    say('The list is saved.');
    show('label');
    if (cases.opened) {
      await open(cases.opened);
    }
  } catch (problem) {
    complain(problem);
  }
});
get('token-form').addEventListener('submit', (event) => {
  event.preventDefault();
  setToken(get('token').value);
  begin();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && document.activeElement === get('overlay')) {
    get('list').querySelector('[aria-selected=true]')?.focus({ preventScroll: true });
  }
});
window.addEventListener('beforeunload', (event) => {
  if (!labelling.isSaved) {
    event.preventDefault();
  }
});
await begin();
