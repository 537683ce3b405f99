import { needsLook, stateOf } from './landmarks.js';
import { spoken } from './tiles.js';

const filters = { all: () => true, look: needsLook, corrected: (item) => item.corrected };
const orders = {
  file: () => 0,
  name: (one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }),
  radius: (one, other) => (other.radius ?? -1) - (one.radius ?? -1),
};

/** The list of landmarks: arrow keys walk, Enter or a click jumps. */
export class LandmarkList {
  /** @param parts the elements: list, filter, order, none */
  constructor(parts, onJump) {
    Object.assign(this, parts);
    this.onJump = onJump;
    this.list.addEventListener('keydown', (event) => this.key(event));
    this.filter.addEventListener('change', () => this.refresh());
    this.order.addEventListener('change', () => this.refresh());
  }

  show(landmarks) {
    this.landmarks = landmarks;
    this.rows = landmarks.items.map((_, index) => {
      const row = document.createElement('li');
      row.role = 'option';
      row.addEventListener('click', () => {
        landmarks.select(index);
        this.onJump(index);
      });
      return row;
    });
    this.filter.value = 'all';
    landmarks.addEventListener('change', () => this.refresh());
    landmarks.addEventListener('select', () => this.refresh());
    landmarks.addEventListener('propose', () => this.refresh());
    this.refresh();
  }

  /** The landmarks that are listed now, in their order, by their places in the file. */
  get listed() {
    const { items, selected } = this.landmarks;
    const chosen = filters[this.filter.value];
    const order = orders[this.order.value];
    // What is selected stays in sight even where the filter would hide it.
    return items.map((_, index) => index).filter((index) => chosen(items[index]) || index === selected).sort((one, other) => order(items[one], items[other]) || one - other);
  }

  refresh() {
    if (!this.landmarks) {
      return;
    }
    const { listed } = this;
    this.none.hidden = listed.some((index) => filters[this.filter.value](this.landmarks.items[index]));
    const rows = listed.map((index) => this.draw(this.rows[index], index));
    // Rows that stay are not taken out: what has the focus would lose it.
    if (rows.length !== this.list.children.length || rows.some((row, place) => row !== this.list.children[place])) {
      const focused = document.activeElement;
      this.list.replaceChildren(...rows);
      if (rows.includes(focused)) {
        focused.focus({ preventScroll: true });
      }
    }
    this.reveal(this.rows[this.landmarks.selected]);
  }

  draw(row, index) {
    const item = this.landmarks.items[index];
    const [icon, word] = stateOf(item);
    const moved = item.corrected ? this.landmarks.movedMm(index) : null;
    const apart = this.landmarks.apartMm(index);
    const selected = index === this.landmarks.selected;
    row.setAttribute('aria-selected', selected);
    row.tabIndex = selected ? 0 : -1;
    row.dataset.status = item.status;
    row.dataset.name = item.name;
    row.replaceChildren(
      part('icon', icon, true),
      part('name', item.name),
      part('radius', item.radius == null ? '' : `± ${item.radius.toFixed(2)} mm`),
      part('state', [item.status === 'open' && item.proposed ? `${word}, proposed` : word, moved === null ? '' : `moved by ${moved.toFixed(2)} mm`, apart === null ? '' : `${apart.toFixed(2)} mm apart`, item.position ? spoken(item.position) : ''].filter(Boolean).join(', ')),
    );
    return row;
  }

  // Within the list alone: the page must not jump.
  reveal(row) {
    if (!row?.isConnected) {
      return;
    }
    const { list } = this;
    const top = row.offsetTop;
    if (top < list.scrollTop) {
      list.scrollTop = top;
    } else if (top + row.offsetHeight > list.scrollTop + list.clientHeight) {
      list.scrollTop = top + row.offsetHeight - list.clientHeight;
    }
  }

  focus() {
    this.rows?.[this.landmarks.selected]?.focus({ preventScroll: true });
  }

  key(event) {
    if (!this.landmarks?.items.length) {
      return;
    }
    const { listed } = this;
    const at = listed.indexOf(this.landmarks.selected);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: listed.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.landmarks.select(listed[Math.min(listed.length - 1, Math.max(0, to))]);
      this.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.onJump(this.landmarks.selected, true);
    }
  }
}

function part(kind, text, hidden = false) {
  const span = document.createElement('span');
  span.className = kind;
  span.textContent = text;
  if (hidden) {
    span.ariaHidden = 'true';
  }
  return span;
}
