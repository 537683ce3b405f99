import { stateOf } from './landmarks.js';

/** The list of landmarks: arrow keys walk, Enter or a click jumps. */
export class LandmarkList {
  constructor(element, onJump) {
    this.element = element;
    this.onJump = onJump;
    element.addEventListener('keydown', (event) => this.key(event));
  }

  show(landmarks) {
    this.landmarks = landmarks;
    this.element.replaceChildren(...landmarks.items.map((_, index) => {
      const row = document.createElement('li');
      row.role = 'option';
      row.addEventListener('click', () => {
        landmarks.select(index);
        this.onJump(index);
      });
      return row;
    }));
    landmarks.addEventListener('change', () => this.refresh());
    landmarks.addEventListener('select', () => this.refresh());
    this.refresh();
  }

  refresh() {
    this.landmarks.items.forEach((item, index) => {
      const row = this.element.children[index];
      const [icon, word] = stateOf(item);
      const radius = item.radius == null ? '' : `± ${item.radius.toFixed(2)} mm`;
      const selected = index === this.landmarks.selected;
      row.setAttribute('aria-selected', selected);
      row.tabIndex = selected ? 0 : -1;
      row.dataset.status = item.status;
      row.dataset.name = item.name;
      row.replaceChildren(part('icon', icon, true), part('name', item.name), part('radius', radius), part('state', item.position ? `${word}, at ${item.position.map((value) => value.toFixed(1)).join(', ')}` : word));
      if (selected) {
        row.scrollIntoView?.({ block: 'nearest' });
      }
    });
  }

  focus() {
    this.element.children[this.landmarks.selected]?.focus();
  }

  key(event) {
    const count = this.landmarks?.items.length ?? 0;
    const to = { ArrowDown: this.landmarks?.selected + 1, ArrowUp: this.landmarks?.selected - 1, Home: 0, End: count - 1 }[event.key];
    if (to !== undefined && count > 0) {
      event.preventDefault();
      this.landmarks.select(Math.min(count - 1, Math.max(0, to)));
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
