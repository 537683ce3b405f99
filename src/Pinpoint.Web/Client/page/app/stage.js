import { getNifti } from './api.js';
import { isNifti } from './dropped.js';
import { Loupe } from './loupe.js';
import { spoken } from './tiles.js';
import { Viewer } from './viewer.js';
import { WindowControl } from './window.js';

const conventionKey = 'pinpoint-convention';
const get = (id) => document.getElementById(id);

/** The pictures and what stands around them: the tools above, the position below, the place for dropping where there are none. */
export class Stage {
  constructor() {
    this.window = new WindowControl(
      { preset: get('preset'), level: get('level'), width: get('width'), reset: get('reset-window') },
      (low, high) => this.viewer?.setWindow(low, high),
    );
    get('convention').value = localStorage.getItem(conventionKey) === 'neurological' ? 'neurological' : 'radiological';
    get('convention').addEventListener('change', () => {
      localStorage.setItem(conventionKey, get('convention').value);
      this.showConvention();
    });
    get('layout').addEventListener('change', () => this.viewer?.showLayout(get('layout').value));
    get('render').addEventListener('change', () => this.viewer?.show3d(get('render').value === 'projection'));
    get('nearer').addEventListener('click', () => this.zoom(1.25));
    get('further').addEventListener('click', () => this.zoom(1 / 1.25));
    get('reset-view').addEventListener('click', () => this.resetView());
    get('view').addEventListener('contextmenu', (event) => event.preventDefault());
    get('view').addEventListener('mousedown', (event) => this.dragWindow(event), { capture: true });
  }

  /** Begins to fetch the viewer's library, which is large; the page stands before it is here. */
  load() {
    this.library = import('/viewer.js');
    this.library.catch(() => {});
  }

  /** The scan that is shown; null where none is. */
  get image() {
    return this.viewer?.image ?? null;
  }

  get crosshair() {
    return this.viewer.crosshair;
  }

  /**
   * Unpacks what the viewer is to show: the file itself where it reads it as the server does, else a volume of the server's making, whose axes are those of the
   * world.
   * @param file the scan
   * @param read what the server read of it
   * @param signal gives it up
   * @returns null without a viewer, or what went wrong
   */
  async unpack(file, read, signal) {
    if (!this.library) {
      return null;
    }
    try {
      await this.prepare();
      if (isNifti(file) && isUpright(read.voxel_to_lps)) {
        return { image: await this.viewer.unpack(file), isOwn: true };
      }
      const { nifti } = await getNifti(file, null, true, signal);
      return { image: await this.viewer.unpack(nifti), isOwn: false };
    } catch (problem) {
      return problem;
    }
  }

  /** Unpacks a volume of the server's making, which lies where it says. */
  async unpackOwn(nifti) {
    if (!this.library) {
      return null;
    }
    await this.prepare();
    return { image: await this.viewer.unpack(nifti), isOwn: false };
  }

  async prepare() {
    this.viewer ??= new Viewer(await this.library, get('canvas'), get('overlay'), tellPosition);
    this.loupe ??= get('loupe') ? new Loupe(this.viewer, get('loupe')) : null;
  }

  /** Shows what was unpacked, where the answer says that it lies; an exception leaves the place for dropping. */
  async put(unpacked, answer) {
    if (!unpacked) {
      return;
    }
    try {
      if (unpacked instanceof Error) {
        throw unpacked;
      }
      this.hide(false);
      await this.viewer.start();
      this.showConvention();
      this.viewer.put(unpacked.image, unpacked.isOwn ? answer : null);
      this.window.begin(this.viewer.intensities);
    } catch (problem) {
      this.clear();
      throw problem;
    }
  }

  clear() {
    this.hide(true);
    this.viewer?.clear();
  }

  hide(isHidden) {
    for (const id of ['view', 'tools', 'position', 'view-help']) {
      get(id).hidden = isHidden;
    }
    get('drop').hidden = !isHidden;
  }

  show(landmarks) {
    this.viewer?.show(landmarks);
  }

  /** Shows a step of the ways of a search for a landmark; null shows none. */
  replay(shown) {
    if (this.viewer) {
      this.viewer.replay = shown;
      this.viewer.redraw();
    }
  }

  /** The replay goes on with another landmark. */
  replayOf(index) {
    if (this.viewer?.replay) {
      this.viewer.replay.index = index;
    }
  }

  jump(index) {
    this.viewer?.jump(index);
  }

  /** The position (LPS) under a point of the window where a slice is shown; null elsewhere. */
  pointAt(x, y) {
    return this.image ? this.viewer.pointAt(x, y) : null;
  }

  /** What lies under a point of the window, large; null hides it. */
  magnify(point) {
    if (point) {
      this.loupe?.show(...point);
    } else {
      this.loupe?.hide();
    }
  }

  /** Moves the crosshair to a position (LPS). */
  look(position) {
    if (this.image) {
      this.viewer.look(position);
    }
  }

  layout(name) {
    get('layout').value = name;
    this.viewer?.showLayout(name);
  }

  zoom(factor) {
    if (this.image) {
      this.viewer.zoomBy(factor);
    }
  }

  resetView() {
    if (this.image) {
      this.viewer.resetView();
    }
  }

  resetWindow() {
    if (this.image) {
      this.window.choose('automatic');
    }
  }

  showConvention() {
    this.viewer?.showConvention(get('convention').value === 'radiological');
  }

  // The right button: to the right a wider window, down a darker picture. The library has its own idea of it, from which nothing leads back.
  dragWindow(event) {
    if (event.button !== 2 || !this.image) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const from = this.window.now;
    const move = (to) => this.window.drag(from, to.clientX - event.clientX, to.clientY - event.clientY);
    window.addEventListener('mousemove', move);
    window.addEventListener('mouseup', () => window.removeEventListener('mousemove', move), { once: true });
  }
}

// Whether each step from voxel to voxel runs along one axis of the world: then a slice of the file is one of the body.
function isUpright(affine) {
  return [0, 1, 2].every((axis) => {
    const [, second, longest] = [0, 4, 8].map((row) => Math.abs(affine[row + axis])).sort((one, other) => one - other);
    return second <= 1e-4 * longest;
  });
}

function tellPosition(position, value) {
  get('position').textContent = `Crosshair at ${spoken(position)} (LPS), intensity ${+value.toPrecision(5)}`;
}
