// Scans on their way into the project: files, folders of a DICOM series, archives; one after another.
import { getNifti } from '../api.js';
import { bundled, isDicom, whenChosen, whenDropped } from '../dropped.js';
import { askSeries } from '../series.js';
import { addScan } from './api.js';

const get = (id) => document.getElementById(id);
const ownKinds = /\.(nii|nii\.gz|nrrd|mha|zip)$/i;

export class Adding {
  /** @param on hears of it: say(text), complain(problem), added(names) */
  constructor(on) {
    this.on = on;
    get('cancel').addEventListener('click', () => this.running?.abort());
    whenChosen(get('file'), [get('open'), get('browse')], (chosen) => this.add(chosen));
    whenDropped((dropped) => this.add(dropped));
  }

  async add(dropped) {
    if (this.running || !this.server) {
      return;
    }
    this.running = new AbortController();
    get('progress-line').hidden = false;
    const added = [];
    const known = [];
    let problem = null;
    try {
      const scans = await this.scansOf(await dropped);
      for (const [place, file] of scans.entries()) {
        get('progress').value = place / scans.length;
        this.on.say(`Adding ${file.name}${scans.length > 1 ? `, ${place + 1} of ${scans.length}` : ''}`);
        try {
          const answer = await addScan(await this.plain(file), this.running.signal);
          (answer.was_known ? known : added).push(answer.case);
        } catch (failure) {
          if (failure.name === 'AbortError') {
            throw failure;
          }
          // One bad file does not keep the others out.
          problem = problem ? new Error(`${problem.message} ${failure.message}`) : failure;
        }
      }
    } catch (failure) {
      problem ??= failure.name === 'AbortError' ? null : failure;
    } finally {
      this.running = null;
      get('progress-line').hidden = true;
    }
    this.on.say([`${added.length} ${added.length === 1 ? 'scan' : 'scans'} added`, known.length ? `in the project already: ${known.join(', ')}` : ''].filter(Boolean).join('; ') + '.');
    this.on.complain(problem);
    await this.on.added(added.length ? added : known);
  }

  // Files of a kind of their own are a scan each; the rest, and whole folders without such files, are one series.
  async scansOf(chosen) {
    const own = chosen.files.filter(([, file]) => ownKinds.test(file.name)).map(([, file]) => file);
    const rest = chosen.files.filter(([, file]) => !ownKinds.test(file.name));
    const series = rest.length > 0 && (own.length === 0 || !chosen.isFolder) ? [await bundled({ ...chosen, files: rest }, this.server.largest_body_bytes)] : [];
    return [...own, ...series];
  }

  async plain(file) {
    if (!(await isDicom(file))) {
      return file;
    }
    for (let series = null; ;) {
      const { nifti, volumes } = await getNifti(file, series, false, this.running.signal);
      if (nifti) {
        return nifti;
      }
      series = await askSeries(get('series'), volumes, this.running.signal);
    }
  }
}
