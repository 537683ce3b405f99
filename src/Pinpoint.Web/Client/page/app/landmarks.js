// The landmarks of the open scan: what was found, what a person made of it, and the way back and forth. Positions are in LPS mm.
export class Landmarks extends EventTarget {
  constructor(found) {
    super();
    this.items = found.map((item) => ({ name: item.name, position: item.position_lps_mm, status: item.status, radius: item.radius95_mm, corrected: false, colour: item.colour ?? null, proposed: null }));
    this.found = this.items.map((item) => item.position);
    this.selected = this.items.length > 0 ? 0 : -1;
    this.history = [];
    this.undone = [];
    this.others = [];
    this.isSaved = true;
  }

  get current() {
    return this.items[this.selected] ?? null;
  }

  get correctedCount() {
    return this.items.filter((item) => item.corrected).length;
  }

  /** How far a landmark was moved from where it was found, in mm; null where one of the two places is not known. */
  movedMm(index) {
    const [from, to] = [this.found[index], this.items[index].position];
    return from && to ? Math.hypot(...to.map((value, axis) => value - from[axis])) : null;
  }

  select(index) {
    if (index !== this.selected && this.items[index]) {
      this.selected = index;
      this.dispatchEvent(new Event('select'));
    }
  }

  /** The next landmark that a person should look at: not plainly found, and not corrected yet; -1 where there is none. */
  nextToCheck(step = 1) {
    const count = this.items.length;
    for (let k = 1; k <= count; k++) {
      const index = (((this.selected + step * k) % count) + count) % count;
      if (needsLook(this.items[index])) {
        return index;
      }
    }
    return -1;
  }

  /** Begins a change that may take many steps and is undone as one. */
  begin(index) {
    this.history.push({ index, before: { ...this.items[index] } });
    this.undone = [];
  }

  /** Moves a landmark by hand; its error radius was the model's and no longer holds. */
  move(index, position) {
    this.items[index] = { ...this.items[index], position, status: 'defined', radius: null, corrected: true };
    this.changed();
  }

  markMissing(index) {
    this.begin(index);
    this.items[index] = { ...this.items[index], position: null, status: 'missing', radius: null, corrected: true };
    this.changed();
  }

  /** A person looked at a landmark and leaves it where it is. */
  accept(index) {
    this.begin(index);
    this.items[index] = { ...this.items[index], status: 'defined', radius: null, corrected: true };
    this.changed();
  }

  /** Takes a landmark away again: it is to be placed. */
  clear(index) {
    this.begin(index);
    this.items[index] = { ...this.items[index], position: null, status: 'open', radius: null, corrected: false };
    this.changed();
  }

  /** Where landmarks that are to be placed may lie; whoever looks decides. */
  propose(proposals) {
    const found = new Map(proposals.map((item) => [item.name, item.position_lps_mm]));
    for (const item of this.items) {
      item.proposed = found.get(item.name) ?? null;
    }
    this.dispatchEvent(new Event('propose'));
  }

  /** What another person made of the same landmarks, to be seen beside these. */
  compare(others) {
    const found = new Map(others.map((item) => [item.name, item.position_lps_mm]));
    this.others = this.items.map((item) => found.get(item.name) ?? null);
    this.dispatchEvent(new Event('propose'));
  }

  /** How far the other person is from a landmark, in mm; null where one of the two did not place it. */
  apartMm(index) {
    const [one, other] = [this.items[index].position, this.others[index]];
    return one && other ? Math.hypot(...one.map((value, axis) => value - other[axis])) : null;
  }

  /** Where a landmark is drawn: its place, or the one that is proposed for it; null for neither. */
  shownAt(index) {
    const item = this.items[index];
    return item.position ?? (item.status === 'open' ? item.proposed : null);
  }

  /** The next landmark that is to be placed, from the selected one on and round; -1 where there is none. */
  nextOpen() {
    const count = this.items.length;
    const places = this.items.map((_, k) => (this.selected + k) % count);
    return places.find((index) => this.items[index].status === 'open') ?? -1;
  }

  /** Takes up corrections that were kept: of each landmark the place, or that it is missing. */
  takeUp(corrected) {
    for (const { name, position } of corrected) {
      const index = this.items.findIndex((item) => item.name === name);
      if (index >= 0 && position) {
        this.begin(index);
        this.move(index, position);
      } else if (index >= 0) {
        this.markMissing(index);
      }
    }
  }

  undo() {
    return this.step(this.history, this.undone);
  }

  redo() {
    return this.step(this.undone, this.history);
  }

  step(from, to) {
    const last = from.pop();
    if (!last) {
      return null;
    }
    to.push({ index: last.index, before: { ...this.items[last.index] } });
    this.items[last.index] = last.before;
    this.selected = last.index;
    this.changed();
    return this.items[last.index];
  }

  saved() {
    this.isSaved = true;
  }

  changed() {
    this.isSaved = this.correctedCount === 0;
    this.dispatchEvent(new Event('change'));
  }

  toJSON() {
    return this.items.map(({ name, position, status, radius }) => ({ name, position_lps_mm: position, status, radius95_mm: radius }));
  }
}

const words = { defined: ['✓', 'found'], uncertain: ['!', 'uncertain'], outside_scan: ['⤴', 'outside the scan'], missing: ['–', 'missing'], open: ['○', 'to place'] };

export const needsLook = (item) => item.status !== 'defined' && !item.corrected;

/** An icon and a word for a landmark's state. */
export function stateOf(item) {
  const [icon, word] = words[item.status];
  return item.corrected ? ['✎', item.status === 'missing' ? 'marked missing' : 'corrected'] : [icon, word];
}

/** How many landmarks are in which state, as a sentence: '48 found, 2 uncertain, 1 missing'. */
export function counted(items) {
  return Object.entries(words)
    .map(([status, [, word]]) => [items.filter((item) => item.status === status).length, word])
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
}
