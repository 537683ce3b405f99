// The table in which a person writes down which landmarks are placed.
const sides = [['', 'none'], ['left', 'left'], ['right', 'right'], ['middle', 'middle']];
const colours = ['#ffd54a', '#55e0c8', '#ff9d5c', '#7fb8ff', '#ff7c9c', '#b9e769', '#d6a4ff', '#f2f2f2'];

export class NameTable {
  /** @param rows the table's body */
  constructor(rows) {
    this.rows = rows;
  }

  show(list) {
    this.rows.replaceChildren();
    for (const item of list.length ? list : [{ name: '' }]) {
      this.add(item);
    }
  }

  add(item, isNew = false) {
    const count = this.rows.children.length;
    const row = document.createElement('tr');
    const name = field('text', 'Name', item.name);
    name.required = true;
    name.maxLength = 200;
    const side = document.createElement('select');
    side.ariaLabel = 'Side';
    side.append(...sides.map(([value, text]) => new Option(text, value)));
    side.value = item.body_side ?? '';
    const colour = field('color', 'Colour', item.colour ?? colours[count % colours.length]);
    const definition = field('text', 'Definition', item.definition ?? '');
    definition.maxLength = 4000;
    const move = (by) => {
      const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
      other?.[by < 0 ? 'before' : 'after'](row);
      row.querySelector(`[data-by="${by}"]`).focus();
    };
    const buttons = [
      button('↑', 'Earlier', () => move(-1)),
      button('↓', 'Later', () => move(1)),
      button('✕', 'Take out of the list', () => row.remove()),
    ];
    buttons[0].dataset.by = '-1';
    buttons[1].dataset.by = '1';
    row.append(...[[name], [side], [colour], [definition], buttons].map((parts) => {
      const cell = document.createElement('td');
      cell.append(...parts);
      return cell;
    }));
    this.rows.append(row);
    if (isNew) {
      name.focus();
    }
  }

  get list() {
    return [...this.rows.children].map((row) => {
      const [name, side, colour, definition] = row.querySelectorAll('input, select');
      return { name: name.value.trim(), body_side: side.value || null, colour: colour.value, definition: definition.value.trim() || null };
    });
  }

  /** Adds names, one a line; those that are there already stay as they are. */
  paste(text) {
    const there = new Set(this.list.map((item) => item.name));
    for (const row of [...this.rows.children]) {
      if (!row.querySelector('input').value.trim()) {
        row.remove();
      }
    }
    for (const name of text.split('\n').map((line) => line.trim()).filter((line) => line && !there.has(line))) {
      this.add({ name });
    }
  }
}

function field(type, label, value) {
  const input = document.createElement('input');
  input.type = type;
  input.ariaLabel = label;
  input.value = value;
  return input;
}

function button(text, label, run) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.ariaLabel = label;
  made.addEventListener('click', run);
  return made;
}
