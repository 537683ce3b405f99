// Saves each change at once, one after another, and keeps what is not saved yet in the browser: a server that is killed costs nothing.
import { saveLabels } from './api.js';

const prefix = 'pinpoint-studio:';
const again = 2000;

export class Saver {
  /**
   * @param project the project's name
   * @param opened the case as the server gave it
   * @param landmarks its landmarks
   * @param clock the seconds of work
   * @param rater the second person whose landmarks they are; null for the case's own
   * @param on hears of it: saved(case), conflict(problem), failed(problem), begun()
   */
  constructor(project, opened, landmarks, clock, rater, on) {
    this.key = `${prefix}${project}:${opened.case}${rater ? `:${rater}` : ''}`;
    this.rater = rater;
    this.name = opened.case;
    this.version = opened.labels_version;
    this.landmarks = landmarks;
    this.clock = clock;
    this.on = on;
    this.isDirty = false;
  }

  get isIdle() {
    return !this.isDirty && !this.running;
  }

  /** What the browser kept of the case because it could not be saved: its landmarks; null where nothing was kept, or nothing of use. */
  kept() {
    try {
      const found = JSON.parse(localStorage.getItem(this.key));
      return Array.isArray(found?.landmarks) ? found : null;
    } catch {
      return null;
    }
  }

  forget() {
    localStorage.removeItem(this.key);
  }

  /** Something was changed. */
  change() {
    this.isDirty = true;
    this.isBlocked = false;
    try {
      localStorage.setItem(this.key, JSON.stringify({ version: this.version, landmarks: decided(this.landmarks) }));
    } catch {
      // A browser that keeps nothing still saves to the server at once.
    }
    this.run();
  }

  /** Saves until all is saved, and says whether it is. */
  async flush(isDone = false) {
    this.isDone ||= isDone;
    this.isDirty ||= isDone;
    await this.run();
    return this.isIdle;
  }

  run() {
    this.running ??= this.save().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  async save() {
    while (this.isDirty && !this.isBlocked) {
      const isDone = this.isDone;
      const seconds = this.clock.take();
      this.isDirty = false;
      this.isDone = false;
      this.on.begun();
      try {
        const saved = await saveLabels(this.name, decided(this.landmarks), this.version, isDone, seconds, this.rater);
        this.version = saved.labels_version;
        if (!this.isDirty) {
          this.forget();
        }
        this.on.saved(saved);
      } catch (problem) {
        this.isDirty = true;
        this.isBlocked = true;
        this.clock.give(seconds);
        if (problem.status === 412) {
          this.on.conflict(problem);
        } else {
          this.on.failed(problem);
          if (!problem.status || problem.status >= 429) {
            setTimeout(() => this.retry(), again);
          }
        }
      }
    }
  }

  retry() {
    if (this.isDirty) {
      this.isBlocked = false;
      this.run();
    }
  }

  /** Goes by what stands on the server now, and puts this person's landmarks in its place. */
  keepMine(version) {
    this.version = version;
    this.change();
  }
}

/** The landmarks that are decided, as the server takes them. */
export const decided = (landmarks) => landmarks.toJSON().filter((item) => item.status !== 'open');
