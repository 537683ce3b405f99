// Who changed what in a case, the latest first.
const distance = ({ from_lps_mm: from, to_lps_mm: to }) => Math.hypot(...to.map((value, axis) => value - from[axis]));

function phrase(moved) {
  if (!moved.to_lps_mm) {
    return `${moved.name} ${moved.from_lps_mm ? 'taken away' : 'not visible, or taken away'}`;
  }
  return moved.from_lps_mm ? `${moved.name} moved by ${distance(moved).toFixed(2)} mm` : `${moved.name} placed`;
}

const words = { in_work: 'in work', new: 'new', predicted: 'predicted', labelled: 'labelled', checked: 'checked', rejected: 'rejected' };

export function showChanges(section, list, changes) {
  section.hidden = changes.length === 0;
  list.replaceChildren(...changes.map((change) => {
    const item = document.createElement('li');
    const what = change.moved.map(phrase).join(', ') || words[change.case_state];
    item.textContent = `${new Date(change.when).toLocaleString()}${change.user ? `, ${change.user}` : ''}: ${what}`;
    return item;
  }));
}
