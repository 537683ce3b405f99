// A model's card.
export function showCard(element, model) {
  const heading = document.createElement('h2');
  heading.textContent = model.model;
  const facts = document.createElement('dl');
  const row = (name, text) => {
    const term = document.createElement('dt');
    term.textContent = name;
    const value = document.createElement('dd');
    value.textContent = text;
    facts.append(term, value);
  };
  const calibration = model.calibration;
  row('Landmarks', `${model.landmark_names.length}`);
  row('Trained on', `${model.training_case_count} scans, ${model.steps} steps (${model.preset})`);
  row('Off by', model.validation_mre_mm == null ? 'not measured in training' : `${model.validation_mre_mm.toFixed(2)} mm on ${model.validation_case_count} other scans`);
  if (model.know_first) {
    row('Know first', model.know_first);
  }
  model.warnings.forEach(warning => row('Warning', warning));
  row('Error radius', calibration ? `holds ${(100 * calibration.coverage95).toFixed(0)} % of the errors, ${calibration.mean_radius95_mm.toFixed(2)} mm on average (${calibration.case_count} scans)` : 'none: the model is not calibrated');
  row('Unusual scans', calibration?.case_measures.length ? 'are recognised' : 'are not recognised');
  row('Sees', `voxels of ${+model.grid_spacing_mm.toPrecision(3)} mm${model.refines ? ', each landmark refined on its own' : ''}`);
  const names = details('Names of the landmarks', model.landmark_names.join(', '));
  element.replaceChildren(heading, facts, names, ...(model.text ? [details('Model card', model.text)] : []));
}

function details(title, text) {
  const block = document.createElement('details');
  const summary = document.createElement('summary');
  summary.textContent = title;
  const pre = document.createElement('pre');
  pre.textContent = text;
  block.append(summary, pre);
  return block;
}
