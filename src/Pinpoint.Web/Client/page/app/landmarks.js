// The landmarks of the open scan: what was found, what a person made of it, and the way back. Positions are in LPS mm.
export class Landmarks extends EventTarget {
  constructor(found) {
    super();
    this.items = found.map((item) => ({ name: item.name, position: item.position_lps_mm, status: item.status, radius: item.radius95_mm, corrected: false }));
    this.selected = this.items.length > 0 ? 0 : -1;
    this.history = [];
  }

  get current() {
    return this.items[this.selected] ?? null;
  }

  get correctedCount() {
    return this.items.filter((item) => item.corrected).length;
  }

  select(index) {
    if (index !== this.selected && this.items[index]) {
      this.selected = index;
      this.dispatchEvent(new Event('select'));
    }
  }

  /** Begins a change that may take many steps and is undone as one. */
  begin(index) {
    this.history.push({ index, before: { ...this.items[index] } });
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

  undo() {
    const last = this.history.pop();
    if (last) {
      this.items[last.index] = last.before;
      this.selected = last.index;
      this.changed();
    }
    return last ? this.items[last.index] : null;
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }

  toJSON() {
    return this.items.map(({ name, position, status, radius }) => ({ name, position_lps_mm: position, status, radius95_mm: radius }));
  }
}

const words = { defined: ['✓', 'found'], uncertain: ['!', 'uncertain'], outside_scan: ['⤴', 'outside the scan'], missing: ['–', 'missing'] };

/** An icon and a word for a landmark's state. */
export function stateOf(item) {
  const [icon, word] = words[item.status];
  return item.corrected ? ['✎', item.status === 'missing' ? 'marked missing' : 'corrected'] : [icon, word];
}
