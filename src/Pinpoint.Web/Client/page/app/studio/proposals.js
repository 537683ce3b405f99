// Where landmarks that are not placed yet may lie, by the shape of labelled scans or by a partner on the other side: asked for after each change.
import { getProposals } from './api.js';
import { decided } from './saver.js';

const stillPixels = 6;

export class Proposals {
  /** @param on hears of it: look(position) when the landmark that is to be placed next has a proposal, and nobody has moved on meanwhile */
  constructor(view, on) {
    this.on = on;
    const moved = () => (this.isStill = false);
    for (const kind of ['pointerdown', 'wheel', 'keydown']) {
      view.addEventListener(kind, moved, { capture: true, passive: true });
    }
    view.addEventListener('pointermove', (event) => {
      if (!this.from || Math.hypot(event.clientX - this.from[0], event.clientY - this.from[1]) > stillPixels) {
        moved();
        this.from = [event.clientX, event.clientY];
      }
    }, { capture: true, passive: true });
  }

  /** Asks anew for a case, whose landmarks were changed. */
  async ask(name, landmarks) {
    this.asking?.abort();
    const turn = new AbortController();
    this.asking = turn;
    const known = decided(landmarks);
    if (known.every((item) => item.status === 'missing') || known.length === landmarks.items.length) {
      return;
    }
    this.isStill = true;
    const had = landmarks.current?.proposed;
    let found;
    try {
      found = await getProposals(name, known, turn.signal);
    } catch {
      // Nothing is proposed; whoever places the landmarks does not need it.
      return;
    }
    if (this.asking === turn) {
      landmarks.propose(found.proposals);
      const { current } = landmarks;
      if (!had && current?.proposed && this.isStill) {
        this.on.look(current.proposed);
      }
    }
  }

  stop() {
    this.asking?.abort();
  }
}
