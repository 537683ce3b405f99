// The seconds that a person works on a scan: those in which the page is in sight and something was done a minute ago at most.
const idle = 60;

export class WorkClock {
  constructor() {
    this.seconds = 0;
    this.sinceInput = idle;
    for (const kind of ['pointermove', 'pointerdown', 'keydown', 'wheel']) {
      document.addEventListener(kind, () => (this.sinceInput = 0), { passive: true, capture: true });
    }
    setInterval(() => this.tick(), 1000);
  }

  tick() {
    if (document.visibilityState === 'visible' && this.sinceInput < idle && this.isRunning) {
      this.seconds += 1;
    }
    this.sinceInput += 1;
  }

  start() {
    this.seconds = 0;
    this.isRunning = true;
  }

  take() {
    const { seconds } = this;
    this.seconds = 0;
    return seconds;
  }

  give(seconds) {
    this.seconds += seconds;
  }
}
