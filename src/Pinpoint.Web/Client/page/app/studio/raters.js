// A second person's landmarks of the open scan, and how far apart two people are.
import { getCase, getRaters } from './api.js';

const get = (id) => document.getElementById(id);
const mm = (value) => (value === null ? '' : value.toFixed(2));

/**
 * The second person's part of the open scan.
 * @param labelling the open case
 * @param on hears of it: open(case, rater), say(text), complain(problem)
 */
export function listenToRaters(labelling, on) {
  get('rater-begin').addEventListener('click', () => {
    const name = get('rater').value.trim();
    if (!name) {
      on.say('Write down the name of the second person.');
      get('rater').focus();
      return;
    }
    on.open(labelling.opened.case, name);
  });
  get('rater-end').addEventListener('click', () => on.open(labelling.opened.case, null));
  get('rater-show').addEventListener('click', async () => {
    try {
      const { landmarks } = await getCase(labelling.opened.case, undefined, get('rater').value.trim());
      labelling.landmarks.compare(landmarks);
      on.say(landmarks.length ? `${get('rater').value}: ${landmarks.length} landmarks, drawn as crosses` : `${get('rater').value} has placed nothing in this scan.`);
      on.complain(null);
    } catch (problem) {
      on.complain(problem);
    }
  });
  get('raters-run').addEventListener('click', async () => {
    try {
      show(await getRaters(), on);
      on.complain(null);
    } catch (problem) {
      on.complain(problem);
    }
  });
}

function show(compared, on) {
  const { case_differences: cases, landmark_differences: rows } = compared;
  get('raters-text').textContent = cases.length
    ? `${compared.mean_difference_mm.toFixed(2)} mm apart on average, in ${cases.length} ${cases.length === 1 ? 'scan' : 'scans'}; most in ${cases[0].case} (${mm(cases[0].mean_difference_mm)} mm).`
    : 'No scan was labelled by two people yet.';
  get('raters-table').hidden = rows.length === 0;
  get('raters-table').tBodies[0].replaceChildren(...rows.map((row) => {
    const made = document.createElement('tr');
    const head = document.createElement('th');
    head.scope = 'row';
    head.textContent = row.name;
    const cells = [mm(row.mean_difference_mm), mm(row.largest_difference_mm), row.compared_count, row.one_sided_count].map((text) => {
      const cell = document.createElement('td');
      cell.textContent = text;
      return cell;
    });
    const last = document.createElement('td');
    if (row.worst_case) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = `Open ${row.worst_case}`;
      button.addEventListener('click', () => on.open(row.worst_case, null));
      last.append(button);
    }
    made.append(head, ...cells, last);
    return made;
  }));
}
