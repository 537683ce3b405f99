// Models: trained from the labelled scans while the page may be closed; what is known of each, and what it is worth by what people corrected.
import { goOn, getTraining, startTraining, stopTraining } from './api.js';
import { saveBlob } from './giving.js';

const get = (id) => document.getElementById(id);
const svg = 'http://www.w3.org/2000/svg';
const words = { reading: 'Reading the scans', training: 'Training', suggesting: 'Looking at the scans that are not labelled yet' };
const states = { running: 'under way', stopped: 'stopped', completed: 'done', failed: 'failed' };
const [often, seldom] = [1000, 10_000];

export class Training {
  /** @param on hears of it: say(text), complain(problem), finished() when a model has looked at the scans */
  constructor(on) {
    this.on = on;
    get('train-start').addEventListener('click', () => this.ask(() => startTraining(get('train-minutes').valueAsNumber || null)));
    get('train-stop').addEventListener('click', () => this.ask(stopTraining));
    get('train-go').addEventListener('click', () => this.ask(goOn));
  }

  /** Follows what the server does. */
  async follow() {
    clearTimeout(this.timer);
    try {
      this.show(await getTraining());
    } catch (problem) {
      if (problem.status) {
        this.on.complain(problem);
      }
    }
    this.timer = setTimeout(() => this.follow(), this.shown?.activity ? often : seldom);
  }

  async ask(what) {
    get('train-start').disabled = true;
    try {
      this.show(await what());
      this.on.complain(null);
    } catch (problem) {
      this.on.complain(problem);
    }
    await this.follow();
  }

  show(training) {
    const wasBusy = Boolean(this.shown?.activity);
    this.shown = training;
    const [latest] = training.runs;
    const isBusy = Boolean(training.activity);
    const lacking = training.needed_count - training.labelled_count;
    get('train-text').textContent = lacking > 0
      ? `${training.labelled_count} ${training.labelled_count === 1 ? 'scan is' : 'scans are'} labelled. With ${lacking} more a model can be trained.`
      : `${training.labelled_count} scans are labelled. A training begins from nothing each time, learns from all of them, and goes on when this page is closed or the studio is started again.`;
    get('train-start').disabled = isBusy || lacking > 0;
    get('train-start').textContent = latest ? 'Train a new model' : 'Train';
    get('train-stop').hidden = !isBusy;
    get('train-go').hidden = isBusy || latest?.run_state !== 'stopped';
    get('train-progress').hidden = !isBusy;
    get('train-progress').value = training.done_share;
    const left = training.seconds_left === null ? '' : `, about ${timeText(training.seconds_left)} left`;
    get('train-state').textContent = isBusy ? `${words[training.activity]}: ${Math.round(100 * training.done_share)} %${left}` : '';
    drawCurve(get('train-curve'), training.curve);
    get('models').replaceChildren(...training.runs.map((run) => card(run, training.corrections.find((item) => item.run === run.run), this.on)));
    if (wasBusy && !isBusy) {
      this.on.finished(latest);
    }
  }
}

const timeText = (seconds) => (seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`);

function card(run, corrected, on) {
  const article = document.createElement('article');
  const heading = document.createElement('h3');
  heading.textContent = `${run.run}: ${states[run.run_state]}`;
  const facts = document.createElement('dl');
  const row = (name, text) => {
    const [term, value] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = name;
    value.textContent = text;
    facts.append(term, value);
  };
  row('Begun', `${new Date(run.begun).toLocaleString()}${run.begun_by ? ` by ${run.begun_by}` : ''}`);
  row('Learnt from', `${run.labelled_cases.length} scans`);
  if (run.own_mre_mm !== null) {
    row('Off by', `${run.own_mre_mm.toFixed(2)} mm on labelled scans that were kept from it; the mean position is off by ${run.middle_mre_mm?.toFixed(2) ?? '?'} mm`);
  }
  if (corrected) {
    row('Corrected', `its landmarks were moved by ${corrected.corrected_by_mm.toFixed(2)} mm on average, in ${corrected.corrected_count} ${corrected.corrected_count === 1 ? 'scan' : 'scans'} that it had not seen`);
  }
  run.remarks.forEach((text) => row('Note', text));
  if (run.fault) {
    row('Failed', run.fault);
  }
  article.append(heading, facts);
  if (run.run_state === 'completed') {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Download the model';
    button.addEventListener('click', () => saveBlob(`models/${encodeURIComponent(run.run)}`, `${run.run}.safetensors`, on));
    const report = document.createElement('button');
    report.type = 'button';
    report.textContent = 'Download its report';
    report.addEventListener('click', () => saveBlob(`models/${encodeURIComponent(run.run)}/report`, `${run.run}.html`, on));
    article.append(button, ' ', report);
  }
  return article;
}

function drawCurve(place, points) {
  place.replaceChildren();
  place.toggleAttribute('hidden', points.length < 2);
  if (points.length < 2) {
    return;
  }
  const most = Math.max(...points.map((point) => point.mean_loss));
  const least = Math.min(0, ...points.map((point) => point.mean_loss));
  const parts = [...new Set(points.map((point) => point.part))];
  const x = (index) => 40 + (index / (points.length - 1)) * 550;
  const y = (loss) => 130 - ((loss - least) / (most - least || 1)) * 115;
  const add = (name, attributes, text) => {
    const made = document.createElementNS(svg, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.textContent = text ?? '';
    place.append(made);
  };
  add('path', { class: 'axis', d: 'M40 10V130H590' });
  add('text', { x: 36, y: 20, class: 'end' }, most.toPrecision(2));
  add('text', { x: 36, y: 132, class: 'end' }, least.toPrecision(1));
  for (const part of parts) {
    const own = points.map((point, index) => ({ ...point, index })).filter((point) => point.part === part);
    add('polyline', { class: 'loss', points: own.map((point) => `${x(point.index)},${y(point.mean_loss)}`).join(' ') });
    add('text', { x: x(own[0].index) + 4, y: 146 }, `${part}, ${own.at(-1).at_step} steps`);
  }
  place.setAttribute('aria-label', `Mean loss over the steps: ${points[0].mean_loss.toPrecision(2)} at first, ${points.at(-1).mean_loss.toPrecision(2)} now`);
}
