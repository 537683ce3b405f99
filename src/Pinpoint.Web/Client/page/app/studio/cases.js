// The list of the project's scans and how they stand.
const states = {
  new: ['○', 'new'],
  predicted: ['◌', 'predicted'],
  in_work: ['◐', 'in work'],
  labelled: ['●', 'labelled'],
  checked: ['✓', 'checked'],
  rejected: ['✕', 'rejected'],
};
const filters = {
  all: ['all', () => true],
  todo: ['to do', (item) => ['new', 'predicted', 'in_work'].includes(item.case_state)],
  labelled: ['labelled', (item) => ['labelled', 'checked'].includes(item.case_state)],
  checked: ['checked', (item) => item.case_state === 'checked'],
  rejected: ['rejected', (item) => item.case_state === 'rejected'],
};

// What a model finds most worth labelling comes first; sorting keeps the order of the others.
const byRank = (one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity) || 0;

export class CaseList {
  /** @param parts the elements: list, filter, count, none */
  constructor(parts, onOpen) {
    Object.assign(this, parts);
    this.onOpen = onOpen;
    this.filter.replaceChildren(...Object.entries(filters).map(([value, [name]]) => new Option(name, value)));
    this.filter.addEventListener('change', () => this.draw());
    this.cases = [];
    this.opened = null;
  }

  show(cases, landmarkCount) {
    this.cases = cases;
    this.landmarkCount = landmarkCount;
    this.draw();
  }

  /** A case was saved, or judged. */
  update(changed) {
    const item = this.cases.find((one) => one.case === changed.case);
    if (item) {
      item.case_state = changed.case_state;
      item.decided_count = changed.landmarks.length;
      this.draw();
    }
  }

  /** The scan that is to be worked on after one; null where all are done. */
  next(name) {
    const at = this.cases.findIndex((item) => item.case === name);
    const round = [...this.cases.slice(at + 1), ...this.cases.slice(0, at + 1)].filter((item) => filters.todo[1](item));
    return round.sort(byRank)[0]?.case ?? null;
  }

  /** The scan so many places further in what is listed. */
  beside(name, step) {
    const listed = this.cases.filter(filters[this.filter.value][1]);
    const at = listed.findIndex((item) => item.case === name);
    return listed[(at + step + listed.length) % listed.length]?.case ?? null;
  }

  draw() {
    const chosen = filters[this.filter.value][1];
    const shown = this.cases.filter((item) => chosen(item) || item.case === this.opened);
    if (this.filter.value === 'todo') {
      shown.sort(byRank);
    }
    const done = this.cases.filter(filters.labelled[1]).length;
    this.count.textContent = this.cases.length ? `(${done} of ${this.cases.length} labelled)` : '';
    this.none.hidden = shown.length > 0 || this.cases.length === 0;
    const focused = document.activeElement?.dataset?.case;
    this.list.replaceChildren(...shown.map((item) => this.row(item)));
    if (focused) {
      this.list.querySelector(`[data-case="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    }
  }

  row(item) {
    const [icon, word] = states[item.case_state];
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.case = item.case;
    button.dataset.state = item.case_state;
    if (item.case === this.opened) {
      button.setAttribute('aria-current', 'true');
    }
    const part = (kind, text, isHidden = false) => {
      const span = document.createElement('span');
      span.className = kind;
      span.textContent = text;
      if (isHidden) {
        span.ariaHidden = 'true';
      }
      return span;
    };
    const minutes = item.work_seconds >= 30 ? `, ${Math.round(item.work_seconds / 60) || '<1'} min` : '';
    button.append(part('icon', icon, true), part('name', item.case), part('state', `${item.rank && item.case_state === 'predicted' ? `${item.rank}. to label, ` : ''}${word}${item.decided_count ? `, ${item.decided_count} of ${this.landmarkCount}` : ''}${minutes}`));
    button.addEventListener('click', () => this.onOpen(item.case));
    const row = document.createElement('li');
    row.append(button);
    return row;
  }
}
