// The scan in three planes and 3D (NiiVue), and the landmarks over it.
import { Overlay } from './overlay.js';
import { axesOf, frameOf, hasExtent, place, renderTile, span, toLps, toRas } from './tiles.js';

const layouts = { four: 'MULTIPLANAR', axial: 'AXIAL', coronal: 'CORONAL', sagittal: 'SAGITTAL', '3d': 'RENDER' };
const [leastZoom, mostZoom] = [0.5, 20];
const fine = 0.1;

export class Viewer {
  /** @param onMove is told where the crosshair is, in LPS mm, and the intensity there */
  constructor(library, canvas, overlay, onMove) {
    this.overlay = new Overlay(overlay, this);
    this.onMove = onMove;
    this.landmarks = null;
    this.replay = null;
    this.nv = new library.Niivue({
      backColor: [0, 0, 0, 1],
      // Drawn over the picture instead, thin at any zoom and open in the middle, where one looks.
      crosshairWidth: 0,
      show3Dcrosshair: false,
      // Slices of the world, whose axes are those of what is shown here; so is each conversion.
      isSliceMM: true,
      isRadiologicalConvention: true,
      sagittalNoseLeft: true,
      isOrientationTextVisible: false,
      isOrientCube: true,
      isColorbar: false,
      dragAndDropEnabled: false,
      loadingText: '',
      multiplanarShowRender: library.SHOW_RENDER.ALWAYS,
      multiplanarLayout: library.MULTIPLANAR_TYPE.GRID,
      logLevel: 'error',
    });
    this.nv.setMouseEventConfig({
      leftButton: { primary: library.DRAG_MODE.crosshair, withShift: library.DRAG_MODE.pan, withCtrl: library.DRAG_MODE.crosshair },
      rightButton: library.DRAG_MODE.none,
      centerButton: library.DRAG_MODE.pan,
    });
    this.library = library;
    this.canvas = canvas;
    this.layout = 'four';
    overlay.addEventListener('keydown', (event) => this.key(event));
    overlay.addEventListener('wheel', (event) => {
      // Over a landmark as beside it.
      event.preventDefault();
      this.canvas.dispatchEvent(new WheelEvent('wheel', event));
    }, { passive: false });
    overlay.parentElement.addEventListener('wheel', (event) => {
      if (event.ctrlKey) {
        event.preventDefault();
        event.stopPropagation();
        this.zoomBy(event.deltaY < 0 ? 1.15 : 1 / 1.15);
      }
    }, { passive: false, capture: true });
  }

  /** Takes hold of the canvas, once it is on the page. */
  async start() {
    if (this.started) {
      return;
    }
    await this.nv.attachToCanvas(this.canvas);
    // The library lets the keyboard stop there; the picture over it is where keys work, and what is read out.
    this.canvas.tabIndex = -1;
    this.started = true;
    this.show3d(this.is3dProjection);
    this.showLayout(this.layout);
    const draw = this.nv.drawScene.bind(this.nv);
    this.nv.drawScene = (...given) => {
      const drawn = draw(...given);
      this.redraw();
      return drawn;
    };
  }

  /** Unpacks a scan, which shows nothing yet. */
  unpack(file) {
    return this.library.NVImage.loadFromFile({ file, name: file.name });
  }

  /** Shows nothing any more. */
  clear() {
    this.image = null;
    this.landmarks = null;
    this.replay = null;
    if (this.started) {
      for (const old of [...this.nv.volumes]) {
        this.nv.removeVolume(old);
      }
    }
    this.redraw();
  }

  /**
   * Shows an unpacked scan; this is where the graphics card gets its work.
   * @param where where the server says that it lies, its size and the distance of its voxels; null for a volume of the server's own making, which says so itself
   */
  put(image, where) {
    this.clear();
    const { hdr } = image;
    if (where) {
      if (where.size.some((length, axis) => length !== hdr.dims[axis + 1])) {
        throw new Error('it reads another size');
      }
      // The library has its own mind about headers that say two things or nothing; landmarks and pictures must agree.
      hdr.affine = [0, 1, 2].map((row) => where.voxel_to_lps.slice(4 * row, 4 * row + 4).map((value) => (row < 2 ? -value : value))).concat([[0, 0, 0, 1]]);
      where.spacing_mm.forEach((spacing, axis) => (hdr.pixDims[axis + 1] = spacing));
      image.calculateRAS();
    }
    this.nv.addVolume(image);
    this.image = image;
    this.nv.setClipPlane([2, 0, 0]);
    this.resetView();
  }

  /** The least and the greatest intensity, and those that the viewer would make black and white. */
  get intensities() {
    const { global_min: least, global_max: most, cal_min: low, cal_max: high } = this.image;
    return { least, most, low, high };
  }

  /** Makes intensities black and white. */
  setWindow(low, high) {
    if (!this.image) {
      return;
    }
    this.image.cal_min = low;
    this.image.cal_max = high;
    this.windowing ||= requestAnimationFrame(() => {
      this.windowing = 0;
      if (this.image) {
        this.nv.updateGLVolume();
      }
    });
  }

  /** Shows all planes and 3D, or one of them large: four, axial, coronal, sagittal, 3d. */
  showLayout(name) {
    this.layout = name;
    if (this.started) {
      this.nv.setSliceType(this.library.SLICE_TYPE[layouts[name]]);
    }
  }

  /** The patient's left on the right of the screen, as radiologists have it; or on the left. */
  showConvention(isRadiological) {
    this.nv.opts.isRadiologicalConvention = isRadiological;
    this.nv.opts.sagittalNoseLeft = isRadiological;
    if (this.started) {
      this.nv.drawScene();
    }
  }

  get isRadiological() {
    return this.nv.opts.isRadiologicalConvention;
  }

  /** 3D as the brightest along each ray, or as a surface in light. */
  show3d(isProjection) {
    this.is3dProjection = isProjection;
    if (this.started) {
      this.nv.setVolumeRenderIllumination(isProjection ? 0 : 0.5);
    }
  }

  /** Nearer or further, about the crosshair. */
  zoomBy(factor) {
    const pan = this.nv.scene.pan2Dxyzmm;
    const zoom = Math.min(mostZoom, Math.max(leastZoom, pan[3] * factor));
    const { at } = this;
    this.nv.setPan2Dxyzmm([...[0, 1, 2].map((axis) => pan[axis] + (pan[3] - zoom) * at[axis]), zoom]);
  }

  resetView() {
    if (this.started) {
      this.nv.setPan2Dxyzmm([0, 0, 0, 1]);
    }
  }

  /** The distance of neighbouring voxels along each world axis, about. */
  get step() {
    const size = this.image?.pixDimsRAS ?? [0, 1, 1, 1];
    return [size[1], size[2], size[3]];
  }

  show(landmarks) {
    this.landmarks = landmarks;
    landmarks.addEventListener('change', () => this.redraw());
    landmarks.addEventListener('select', () => this.redraw());
    landmarks.addEventListener('propose', () => this.redraw());
    this.redraw();
  }

  jump(index) {
    const position = this.landmarks?.shownAt(index);
    if (position && this.image) {
      this.look(position);
    }
  }

  /** Where the crosshair is, in RAS mm. */
  get at() {
    return [...this.nv.frac2mm(this.nv.scene.crosshairPos)].slice(0, 3);
  }

  /** Moves the crosshair, in LPS mm. */
  look(position) {
    this.nv.scene.crosshairPos = this.nv.mm2frac(toRas(position));
    this.nv.drawScene();
  }

  /** The slice under a point of the window; null where none is shown. */
  tileAt(x, y) {
    const box = this.canvas.getBoundingClientRect();
    const [right, down] = [x - box.left, y - box.top];
    return this.tiles.find((item) => {
      const { left, top, width, height } = frameOf(item, this.scale);
      return item.axCorSag !== renderTile && right >= left && right <= left + width && down >= top && down <= top + height;
    }) ?? null;
  }

  /** Where a point of the window lies on a slice, in RAS mm. */
  pointIn(tile, x, y) {
    const box = this.canvas.getBoundingClientRect();
    const { left, top, height } = frameOf(tile, this.scale);
    const [across, up] = axesOf(tile);
    const way = span(tile, this.scale, x - box.left - left, y - box.top - (top + height));
    const point = this.at;
    point[across] = tile.leftTopMM[0] + way[0];
    point[up] = tile.leftTopMM[1] + way[1];
    return point;
  }

  /** Where a point of the window lies in the scan, in LPS mm; null where no slice is shown. */
  pointAt(x, y) {
    const tile = this.tileAt(x, y);
    return tile ? toLps(this.pointIn(tile, x, y)) : null;
  }

  /** The intensity at a point (RAS mm), linear between voxels; that of the nearest voxel beyond the scan. */
  valueAt(point) {
    const { image } = this;
    const size = image.dimsRAS.slice(1, 4);
    const at = [...this.nv.mm2frac(point)].map((share, axis) => Math.min(size[axis] - 1, Math.max(0, share * size[axis] - 0.5)));
    const from = at.map(Math.floor);
    let value = 0;
    for (let corner = 0; corner < 8; corner++) {
      const steps = [corner & 1, (corner >> 1) & 1, corner >> 2];
      const weight = steps.reduce((product, step, axis) => product * (step ? at[axis] - from[axis] : 1 - at[axis] + from[axis]), 1);
      value += weight > 0 ? weight * image.getValue(...from.map((least, axis) => least + steps[axis])) : 0;
    }
    return value;
  }

  /** The intensities that are black and white now. */
  get window() {
    return { low: this.image.cal_min, high: this.image.cal_max };
  }

  /** Where the crosshair is, in LPS mm. */
  get crosshair() {
    return toLps(this.at);
  }

  key(event) {
    const landmarks = this.landmarks;
    if (!landmarks?.current) {
      return;
    }
    // LPS: x to the patient's left, y to the back, z to the head. On the screen left is left.
    const way = { ArrowLeft: [-1, 0, 0], ArrowRight: [1, 0, 0], ArrowUp: [0, 0, 1], ArrowDown: [0, 0, -1], PageUp: [0, -1, 0], PageDown: [0, 1, 0] }[event.key];
    if (!way && event.key !== 'Delete') {
      return;
    }
    event.preventDefault();
    const sign = this.isRadiological ? 1 : -1;
    const part = event.shiftKey ? fine : 1;
    const moved = (from) => from.map((value, axis) => value + (axis === 0 ? sign : 1) * part * way[axis] * this.step[axis]);
    if (way && !landmarks.current.position) {
      this.look(moved(this.crosshair));
    } else if (way) {
      const position = moved(landmarks.current.position);
      landmarks.begin(landmarks.selected);
      landmarks.move(landmarks.selected, position);
      this.jump(landmarks.selected);
    } else if (landmarks.current.position) {
      landmarks.markMissing(landmarks.selected);
    }
  }

  redraw() {
    if (!this.pending) {
      this.pending = requestAnimationFrame(() => {
        this.pending = 0;
        this.overlay.draw();
        if (this.image) {
          this.onMove(this.crosshair, this.image.getValue(...this.nv.frac2vox(this.nv.scene.crosshairPos)));
        }
      });
    }
  }

  get scale() {
    return this.nv.uiData.dpr || 1;
  }

  // Where a world point (RAS) is drawn in a tile, in CSS pixels, and how far it is from the tile's slice in mm (0 in 3D).
  place(tile, point) {
    if (tile.axCorSag !== renderTile) {
      return place(tile, this.scale, point, this.at);
    }
    const { left, top, width, height } = frameOf(tile, this.scale);
    const [m] = this.nv.calculateMvpMatrix(null, tile.leftTopWidthHeight, this.nv.scene.renderAzimuth, this.nv.scene.renderElevation);
    const row = (r) => m[r] * point[0] + m[4 + r] * point[1] + m[8 + r] * point[2] + m[12 + r];
    const w = row(3);
    return { x: left + ((row(0) / w + 1) / 2) * width, y: top + ((1 - row(1) / w) / 2) * height, depth: 0 };
  }

  get tiles() {
    return this.image ? this.nv.screenSlices.filter((tile) => tile.axCorSag === renderTile || (tile.axCorSag < 3 && hasExtent(tile))) : [];
  }
}
