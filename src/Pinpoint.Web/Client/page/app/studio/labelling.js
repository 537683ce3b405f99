// The open case: its landmarks are placed one after another by click, and saved as they are placed.
import { counted, Landmarks, needsLook } from '../landmarks.js';
import { LandmarkList } from '../list.js';
import { getCase, getScan, judge } from './api.js';
import { showChanges } from './changes.js';
import { WorkClock } from './clock.js';
import { Proposals } from './proposals.js';
import { Saver } from './saver.js';

const get = (id) => document.getElementById(id);
const clickPixels = 4;

export class Labelling {
  /**
   * @param stage the pictures
   * @param on hears of it: changed(case), say(text), complain(problem), next(case)
   */
  constructor(stage, on) {
    this.stage = stage;
    this.on = on;
    this.clock = new WorkClock();
    this.rows = new LandmarkList({ list: get('list'), filter: get('filter'), order: get('order'), none: get('list-none') }, (index, byKey) => this.jump(index, byKey));
    const view = get('view');
    view.addEventListener('pointerdown', (event) => (this.pressed = event), { capture: true });
    view.addEventListener('pointerup', (event) => this.click(event), { capture: true });
    view.addEventListener('pointermove', (event) => this.magnify(event));
    view.addEventListener('pointerleave', () => this.magnify(null));
    this.proposals = new Proposals(view, { look: (position) => this.stage.look(position) });
    get('overlay').addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        this.placeAt(this.stage.crosshair);
      }
    });
    for (const [id, run] of Object.entries({ undo: () => this.undo(), redo: () => this.redo(), next: () => this.next(1), missing: () => this.skip(), accept: () => this.accept(), clear: () => this.clear(), place: () => this.placeAt(this.stage.crosshair), done: () => this.done(), check: () => this.judge(this.opened.case_state === 'checked' ? 'unchecked' : 'checked'), reject: () => this.judge(this.opened.case_state === 'rejected' ? 'accepted' : 'rejected') })) {
      get(id).addEventListener('click', run);
    }
    const [theirs, mine] = get('conflict').querySelectorAll('button');
    theirs.addEventListener('click', () => this.takeTheirs());
    mine.addEventListener('click', () => this.keepMine());
  }

  get isOpen() {
    return Boolean(this.landmarks);
  }

  /** Whether all that was placed is on the server. */
  get isSaved() {
    return !this.saver || this.saver.isIdle;
  }

  /** Opens a case; what was placed in the one before is saved first. */
  async open(project, list, name, rater = null) {
    if (this.saver && !(await this.saver.flush()) && !this.isConflict) {
      this.on.complain(new Error('What you placed cannot be saved at the moment; it stays in this browser. Try again when the server is back.'));
      return;
    }
    this.opening?.abort();
    const turn = new AbortController();
    this.opening = turn;
    this.close();
    this.on.say(`Opening ${name}`);
    try {
      const [opened, scan] = await Promise.all([getCase(name, turn.signal, rater), getScan(name, turn.signal)]);
      const pictures = await this.stage.unpackOwn(scan);
      if (this.opening === turn) {
        this.rater = rater;
        await this.show(project, list, opened, pictures);
      }
    } catch (problem) {
      if (problem.name !== 'AbortError') {
        this.on.say('');
        this.on.complain(problem);
      }
    }
  }

  // While a landmark is to be placed, what lies under the pointer is shown large.
  magnify(event) {
    this.pointer = event?.target === get('canvas') && event.pointerType !== 'touch' ? [event.clientX, event.clientY] : null;
    this.drawLoupe();
  }

  drawLoupe() {
    this.loupeDue ||= requestAnimationFrame(() => {
      this.loupeDue = 0;
      this.stage.magnify(this.landmarks?.current?.status === 'open' ? this.pointer : null);
    });
  }

  close() {
    this.proposals.stop();
    this.stage.magnify(null);
    this.landmarks = null;
    this.saver = null;
    this.opened = null;
    this.isConflict = false;
    delete document.body.dataset.shown;
    this.stage.clear();
    for (const id of ['answer', 'prompt', 'conflict', 'history', 'second']) {
      get(id).hidden = true;
    }
  }

  async show(project, list, opened, pictures) {
    await this.stage.put(pictures, null);
    this.project = project;
    this.list = list;
    this.take(opened);
    const kept = this.saver.kept();
    if (kept) {
      this.takeUp(kept);
    }
    this.landmarks.select(this.firstToDo());
    if (this.landmarks.current?.position) {
      this.jump(this.landmarks.selected);
    }
    this.clock.start();
    this.on.say(`${opened.case}: ${counted(this.landmarks.items)}`);
    document.body.dataset.shown = opened.case;
  }

  // Where a model has answered, what it is least sure of comes first.
  firstToDo() {
    const { items } = this.landmarks;
    const doubtful = items.map((_, index) => index).filter((index) => needsLook(items[index]) && items[index].position)
      .sort((one, other) => (items[other].radius ?? 0) - (items[one].radius ?? 0));
    return Math.max(0, this.landmarks.nextOpen(), ...(this.landmarks.nextOpen() < 0 ? doubtful.slice(0, 1) : []));
  }

  // What the server has of the case becomes what is shown.
  take(opened) {
    this.opened = opened;
    const found = new Map(opened.landmarks.map((item) => [item.name, item]));
    this.landmarks = new Landmarks(this.list.map(({ name, colour }) => ({ ...(found.get(name) ?? { name, position_lps_mm: null, status: 'open', radius95_mm: null }), colour })));
    this.saver = new Saver(this.project, opened, this.landmarks, this.clock, this.rater, {
      begun: () => (get('saved').textContent = 'saving'),
      saved: (saved) => this.saved(saved),
      conflict: (problem) => this.conflict(problem),
      failed: (problem) => {
        get('saved').textContent = 'not saved';
        this.on.complain(problem);
      },
    });
    this.landmarks.addEventListener('change', () => {
      this.saver.change();
      this.draw();
      this.proposals.ask(opened.case, this.landmarks);
    });
    this.landmarks.addEventListener('propose', () => this.draw());
    this.landmarks.addEventListener('select', () => this.draw());
    get('answer').hidden = false;
    get('prompt').hidden = false;
    get('second').hidden = false;
    get('rater-end').hidden = !this.rater;
    get('rater-begin').hidden = Boolean(this.rater);
    this.rows.show(this.landmarks);
    this.stage.show(this.landmarks);
    get('saved').textContent = '';
    this.draw();
    showChanges(get('history'), get('changes'), opened.changes);
    this.proposals.ask(opened.case, this.landmarks);
  }

  // The server was gone when these were placed: they go on from what it has, or stand against what others made of it meanwhile.
  takeUp(kept) {
    for (const { name, position_lps_mm: position, status } of kept.landmarks) {
      const index = this.landmarks.items.findIndex((item) => item.name === name);
      if (index >= 0) {
        const { items } = this.landmarks;
        items[index] = { ...items[index], position, status, radius: null };
      }
    }
    const theirs = this.saver.version;
    this.saver.version = kept.version;
    this.on.say('What this browser could not save before is taken up.');
    if (theirs === kept.version) {
      this.landmarks.changed();
    } else {
      this.draw();
      this.conflict({ message: 'This browser kept landmarks of this scan that could not be saved, and others were saved meanwhile', version: `"${theirs}"` });
    }
  }

  saved(saved) {
    this.opened = saved;
    get('saved').textContent = 'saved';
    this.on.complain(null);
    if (!this.rater) {
      this.on.changed(saved);
    }
    this.draw();
    showChanges(get('history'), get('changes'), saved.changes);
  }

  conflict(problem) {
    this.isConflict = true;
    this.theirVersion = /^"(.*)"$/.exec(problem.version ?? '')?.[1] || null;
    get('saved').textContent = 'not saved';
    get('conflict').hidden = false;
    get('conflict').querySelector('span').textContent = `${problem.message}.`;
  }

  async takeTheirs() {
    get('conflict').hidden = true;
    this.isConflict = false;
    this.saver.forget();
    try {
      this.take(await getCase(this.opened.case, undefined, this.rater));
    } catch (problem) {
      this.on.complain(problem);
    }
  }

  keepMine() {
    get('conflict').hidden = true;
    this.isConflict = false;
    this.saver.keepMine(this.theirVersion);
  }

  click(event) {
    const { pressed } = this;
    this.pressed = null;
    const isClick = pressed && event.button === 0 && !event.shiftKey && !event.ctrlKey && pressed.target === get('canvas')
      && Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) < clickPixels;
    if (isClick && this.landmarks?.current?.status === 'open') {
      const position = this.stage.pointAt(event.clientX, event.clientY);
      if (position) {
        this.placeAt(position);
      }
    }
  }

  placeAt(position) {
    if (!this.landmarks?.current || !this.stage.image) {
      return;
    }
    const wasOpen = this.landmarks.current.status === 'open';
    this.landmarks.begin(this.landmarks.selected);
    this.landmarks.move(this.landmarks.selected, position);
    this.on.say(`${this.landmarks.current.name} placed`);
    if (wasOpen) {
      this.advance();
    }
  }

  advance() {
    const index = this.landmarks.nextOpen();
    if (index >= 0) {
      this.landmarks.select(index);
      this.stage.jump(index);
    } else if (!this.landmarks.items.some(needsLook)) {
      this.on.say('All landmarks are placed. D: done, next scan.');
    }
  }

  skip() {
    if (this.landmarks?.current) {
      this.landmarks.markMissing(this.landmarks.selected);
      this.advance();
    }
  }

  accept() {
    const proposed = this.landmarks?.current?.status === 'open' ? this.landmarks.current.proposed : null;
    if (proposed) {
      this.placeAt(proposed);
    } else if (this.landmarks?.current?.position) {
      this.landmarks.accept(this.landmarks.selected);
      this.next(1, true);
    }
  }

  clear() {
    if (this.landmarks?.current && this.landmarks.current.status !== 'open') {
      this.landmarks.clear(this.landmarks.selected);
    }
  }

  next(step, isQuiet = false) {
    const index = this.landmarks?.nextToCheck(step) ?? -1;
    if (index < 0) {
      this.on.say(isQuiet ? 'Nothing is left to do. D: done, next scan.' : 'Nothing is left to do.');
      return;
    }
    this.landmarks.select(index);
    this.jump(index, !isQuiet);
  }

  jump(index, byKey = false) {
    this.stage.jump(index);
    if (byKey) {
      get('overlay').focus({ preventScroll: true });
    }
  }

  undo() {
    this.landmarks?.undo();
  }

  redo() {
    // On to where one was before the undoing.
    if (this.landmarks?.redo() && this.landmarks.current.status !== 'open') {
      this.advance();
    }
  }

  async done() {
    const left = this.landmarks.items.filter((item) => item.status !== 'defined' && item.status !== 'missing');
    if (left.length > 0) {
      this.on.say(`${left.length} ${left.length === 1 ? 'landmark is' : 'landmarks are'} still to do: place each, say that it is not visible, or that it is right as it is.`);
      this.next(1, true);
      return;
    }
    const { name } = this.saver;
    if (await this.saver.flush(true) && this.opened?.case === name) {
      if (this.rater) {
        this.on.say(`${name} is done as ${this.rater}'s.`);
        return;
      }
      this.on.next(name);
    }
  }

  async judge(judgement) {
    if (!(await this.saver.flush())) {
      return;
    }
    try {
      this.opened = await judge(this.opened.case, judgement, this.saver.version);
      this.on.changed(this.opened);
      this.draw();
      this.on.complain(null);
    } catch (problem) {
      this.on.complain(problem);
    }
  }

  draw() {
    const { landmarks, opened } = this;
    const { current } = landmarks;
    const listed = this.list[landmarks.selected];
    const isOpen = current?.status === 'open';
    get('view').classList.toggle('placing', isOpen);
    this.drawLoupe();
    get('count').textContent = `(${landmarks.items.length})`;
    get('states').textContent = counted(landmarks.items);
    const swatch = document.createElement('span');
    swatch.className = 'swatch';
    swatch.style.background = listed?.colour ?? 'transparent';
    get('prompt-name').replaceChildren(...(listed ? [swatch, `${this.rater ? `${this.rater}: ` : ''}${isOpen ? 'Place: ' : ''}${listed.name}`] : ['The landmark list is empty']));
    get('prompt-text').textContent = [listed?.body_side, listed?.definition, isOpen && current.proposed ? 'Proposed at the dashed ring: K takes it, a click places it elsewhere' : ''].filter(Boolean).join('. ');
    get('undo').disabled = landmarks.history.length === 0;
    get('redo').disabled = landmarks.undone.length === 0;
    get('next').disabled = !landmarks.items.some(needsLook);
    get('missing').disabled = !current || current.status === 'missing';
    get('accept').disabled = isOpen ? !current.proposed : !current?.position || current.status === 'defined';
    get('clear').disabled = !current || isOpen;
    get('place').disabled = !current || !this.stage.image;
    get('done').disabled = landmarks.items.length === 0;
    get('check').disabled = Boolean(this.rater) || !['labelled', 'checked'].includes(opened.case_state);
    get('check').textContent = opened.case_state === 'checked' ? 'Take the check back' : 'Checked by a second look';
    get('reject').disabled = Boolean(this.rater);
    get('reject').textContent = opened.case_state === 'rejected' ? 'Use this scan after all' : 'Reject this scan';
  }
}
