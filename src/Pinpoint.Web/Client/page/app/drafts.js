// Corrections that were not saved yet, kept in this browser, so that a closed page loses nothing. Nothing of the scan's pictures is kept.
const prefix = 'pinpoint-draft:';
const most = 30;

const keyOf = (model, file) => `${prefix}${model}:${file.name}:${file.size}`;

/** Keeps the corrections of a scan; without any, forgets what was kept. */
export function keepDraft(model, file, landmarks, now) {
  const corrected = landmarks.items.filter((item) => item.corrected).map(({ name, position }) => ({ name, position }));
  if (corrected.length === 0) {
    forgetDraft(model, file);
    return;
  }
  try {
    const isNew = localStorage.getItem(keyOf(model, file)) === null;
    localStorage.setItem(keyOf(model, file), JSON.stringify({ at: now, corrected }));
    if (isNew) {
      prune();
    }
  } catch {
    // A browser that keeps nothing (private, or full) still warns before a page with unsaved corrections is left.
  }
}

// Of many scans the oldest are forgotten.
function prune() {
  const all = Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => [JSON.parse(localStorage.getItem(key)).at, key]).sort();
  all.slice(0, Math.max(0, all.length - most)).forEach(([, key]) => localStorage.removeItem(key));
}

/** What was kept of a scan: when, and the corrected landmarks; null where nothing was, or nothing of use. */
export function findDraft(model, file) {
  try {
    const draft = JSON.parse(localStorage.getItem(keyOf(model, file)));
    const isPoint = (position) => position === null || (Array.isArray(position) && position.length === 3 && position.every(Number.isFinite));
    return draft?.corrected?.length && draft.corrected.every((item) => typeof item.name === 'string' && isPoint(item.position)) ? draft : null;
  } catch {
    return null;
  }
}

export function forgetDraft(model, file) {
  try {
    localStorage.removeItem(keyOf(model, file));
  } catch {
    // Nothing was kept then.
  }
}
