// Asks before corrections that were not saved go out of sight, and offers those of an earlier visit.
import { findDraft, forgetDraft } from './drafts.js';

/**
 * Asks whether another scan may take the place of one with unsaved corrections.
 * @param dialog the question: its buttons are save, leave and stay
 * @param landmarks the landmarks of the open scan
 * @param name the open scan's name
 * @param save saves them
 * @returns whether the other scan may come
 */
export async function mayLeave(dialog, landmarks, name, save) {
  if (!landmarks || landmarks.isSaved) {
    return true;
  }
  const count = landmarks.correctedCount;
  dialog.querySelector('p').textContent =
    `${count === 1 ? 'One corrected landmark' : `${count} corrected landmarks`} of ${name} ${count === 1 ? 'is' : 'are'} not saved. What is corrected stays in this browser, for when the scan is opened here again.`;
  dialog.returnValue = 'stay';
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
  if (dialog.returnValue === 'save') {
    return save();
  }
  return dialog.returnValue === 'leave';
}

/** Offers corrections that this browser kept of a scan. */
export function offerDraft(bar, model, file, landmarks) {
  const draft = findDraft(model, file);
  bar.hidden = !draft;
  if (!draft) {
    return;
  }
  const count = draft.corrected.length;
  bar.querySelector('span').textContent =
    `This browser kept ${count === 1 ? 'a correction' : `${count} corrections`} of this scan from ${new Date(draft.at).toLocaleString()} that ${count === 1 ? 'was' : 'were'} not saved.`;
  const [take, forget] = bar.querySelectorAll('button');
  take.onclick = () => {
    landmarks.takeUp(draft.corrected);
    bar.hidden = true;
  };
  forget.onclick = () => {
    forgetDraft(model, file);
    bar.hidden = true;
  };
}
