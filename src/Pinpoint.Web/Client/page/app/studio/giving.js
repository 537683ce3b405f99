// What is taken away from a project, and what the data doctor says of it.
import { getBlob, getFindings, getMethods } from './api.js';

const get = (id) => document.getElementById(id);
const icons = { error: '✕', warning: '!', note: 'i' };

/** Saves what the server has under an address of the project as a file. */
export async function saveBlob(path, name, on) {
  try {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await getBlob(path));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    on.say(`Saved as ${name}`);
    on.complain(null);
  } catch (problem) {
    on.complain(problem);
  }
}

/** @param on hears of it: say(text), complain(problem), open(case), project() */
export function listenToGiving(on) {
  get('give-landmarks').addEventListener('click', () => {
    const format = get('give-format').value;
    saveBlob(`landmark-files?format=${encodeURIComponent(format)}`, `${on.project()}-landmarks.zip`, on);
  });
  for (const [id, format] of [['give-procrustes', 'csv'], ['give-procrustes-tps', 'tps']]) {
    get(id).addEventListener('click', () => saveBlob(`procrustes?form=${format}`, `${on.project()}-procrustes.${format}`, on));
  }
  get('check-run').addEventListener('click', async () => {
    get('check-run').disabled = true;
    try {
      show(await getFindings(), on);
      on.complain(null);
    } catch (problem) {
      on.complain(problem);
    }
    get('check-run').disabled = false;
  });
}

/** The paragraph as it is now. */
export async function showMethods(on) {
  try {
    get('methods').value = await getMethods();
  } catch (problem) {
    on.complain(problem);
  }
}

function show(check, on) {
  const rows = check.findings.map((finding) => {
    const row = document.createElement('li');
    const icon = document.createElement('span');
    icon.className = `severity ${finding.severity}`;
    icon.textContent = `${icons[finding.severity]} ${finding.severity}`;
    row.append(icon, ` ${finding.message} `);
    if (finding.case) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = `Open ${finding.case}`;
      button.addEventListener('click', () => on.open(finding.case, finding.landmark));
      row.append(button);
    }
    return row;
  });
  get('check-text').textContent = `${check.case_count} labelled scans: ${check.error_count} errors, ${check.warning_count} warnings, ${check.note_count} notes.`;
  get('findings').replaceChildren(...rows);
}
