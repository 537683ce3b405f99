// Plays the ways of all starts, update by update, for the selected landmark.
const pause = 120;

export class Replay {
  constructor(parts, onShow) {
    Object.assign(this, parts);
    this.onShow = onShow;
    this.play.addEventListener('click', () => (this.timer ? this.stop() : this.run()));
    this.update.addEventListener('input', () => {
      this.stop();
      this.tell();
    });
  }

  show(paths) {
    this.stop();
    this.paths = paths;
    this.section.hidden = !paths?.length;
    this.update.max = Math.max(0, ...(paths ?? []).map((path) => path.shapes_lps_mm.length - 1));
    this.update.value = 0;
    this.number.value = '';
    this.onShow(null);
  }

  run() {
    if (+this.update.value >= +this.update.max) {
      this.update.value = 0;
    }
    this.play.textContent = 'Pause';
    this.play.ariaPressed = 'true';
    this.tell();
    this.timer = setInterval(() => {
      this.update.value = +this.update.value + 1;
      this.tell();
      if (+this.update.value >= +this.update.max) {
        this.stop();
      }
    }, pause);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = 0;
    this.play.textContent = 'Play';
    this.play.ariaPressed = 'false';
  }

  tell() {
    this.number.value = `${this.update.value} of ${this.update.max}`;
    this.onShow({ paths: this.paths, update: +this.update.value });
  }
}
