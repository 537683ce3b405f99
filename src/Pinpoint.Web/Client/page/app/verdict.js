// What is said of a scan as a whole.

/** Whether a scan can be trusted: in plain words; the figures behind them are there for who asks. */
export function showVerdict(place, answer) {
  place.hidden = !answer.rejected;
  if (!answer.rejected) {
    return;
  }
  const reasons = answer.reasons.map((reason) => /^(.*?)(?: \(([^)]*)\))?$/.exec(reason));
  const figures = reasons.filter(([, , figure]) => figure).map(([, words, figure]) => make('li', `${words}: ${figure.replaceAll('_', ' ')}`));
  place.replaceChildren(
    make('p', 'This scan is unlike the training scans. Do not trust its landmarks without a look at each.'),
    make('ul', '', ...reasons.map(([, words]) => make('li', words))),
    ...(figures.length ? [make('details', '', make('summary', 'Figures'), make('ul', '', ...figures))] : []),
  );
}

/** The side that a model of left and right saw. */
export function sideText(side) {
  const which = side.mirrored ? 'the mirror image of the training side' : 'the training side';
  return `Side: ${side.name ? `${side.name}, ${which}` : which}${side.uncertain ? ', uncertain: look at the landmarks' : ''}`;
}

function make(tag, text, ...children) {
  const made = document.createElement(tag);
  made.append(...(text ? [text] : []), ...children);
  return made;
}
