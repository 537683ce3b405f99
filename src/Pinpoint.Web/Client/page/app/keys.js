// The shortcuts of a page, in one table, which is also what '?' shows.
/** Those of the page that shows one scan. */
export const scanShortcuts = [
  { key: 'n', shown: 'N', does: 'next landmark to look at: uncertain, outside or missing', run: (page) => page.nextToCheck(1) },
  { key: 'N', shown: 'Shift+N', does: 'the one before', run: (page) => page.nextToCheck(-1) },
];

const common = [
  { key: 'z', isControl: true, shown: 'Ctrl+Z', does: 'undo', run: (page) => page.undo() },
  { key: 'y', isControl: true, shown: 'Ctrl+Y', does: 'redo', run: (page) => page.redo() },
  { key: 'Z', isControl: true, shown: 'Ctrl+Shift+Z', does: 'redo', run: (page) => page.redo() },
  { key: '1', shown: '1', does: 'all views', run: (page) => page.layout('four') },
  { key: '2', shown: '2', does: 'axial plane, large', run: (page) => page.layout('axial') },
  { key: '3', shown: '3', does: 'coronal plane, large', run: (page) => page.layout('coronal') },
  { key: '4', shown: '4', does: 'sagittal plane, large', run: (page) => page.layout('sagittal') },
  { key: '5', shown: '5', does: '3D, large', run: (page) => page.layout('3d') },
  { key: '+', shown: '+', does: 'nearer, about the crosshair', run: (page) => page.zoom(1.25) },
  { key: '-', shown: '-', does: 'further', run: (page) => page.zoom(1 / 1.25) },
  { key: '0', shown: '0', does: 'the whole scan again', run: (page) => page.resetView() },
  { key: 'w', shown: 'W', does: 'the window as at first', run: (page) => page.resetWindow() },
  { key: '?', shown: '?', does: 'this list', run: (page) => page.help() },
];

const others = [
  ['Arrow keys', 'on the picture: move the landmark by a voxel, left and right, to the head and the feet; in the list: walk'],
  ['Shift and arrow keys', 'a tenth of a voxel'],
  ['Page Up, Page Down', 'move the landmark to the front and the back'],
  ['Delete', 'the landmark is not to be seen'],
  ['Enter', 'in the list: to the landmark on the picture; Escape leads back'],
  ['Mouse', 'left: crosshair, or drag a landmark; wheel: slices; Ctrl and wheel: zoom; middle, or Shift and left: pan; right: drag for contrast'],
];

const isTyping = (target) => target.isContentEditable || ['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName);

// A list that has the focus takes letters and arrows for itself, and nothing with Ctrl.
const isTypedInto = (target, isControl) => isTyping(target) && !(isControl && (target.type === 'range' || target.tagName === 'SELECT'));

/**
 * Listens to the keys.
 * @param page what the shortcuts run on
 * @param own the page's own shortcuts
 */
export function listen(page, own) {
  document.addEventListener('keydown', (event) => {
    const isControl = event.ctrlKey || event.metaKey;
    if (event.altKey || document.querySelector('dialog[open]') || isTypedInto(event.target, isControl)) {
      return;
    }
    const found = [...own, ...common].find((item) => item.key === event.key && Boolean(item.isControl) === isControl);
    if (found && (found.isAlways || page.isReady())) {
      event.preventDefault();
      found.run(page);
    }
  });
}

/** Writes the shortcuts into a table's body. */
export function describe(body, own) {
  body.replaceChildren(...[...[...own, ...common].map(({ shown, does }) => [shown, does]), ...others].map(([shown, does]) => {
    const row = document.createElement('tr');
    const head = document.createElement('th');
    head.scope = 'row';
    head.textContent = shown;
    const cell = document.createElement('td');
    cell.textContent = does;
    row.append(head, cell);
    return row;
  }));
}
