// The scan in three planes and 3D (NiiVue), and the landmarks over it. NiiVue's world is RAS, ours is LPS: they meet here and nowhere else.
const svg = 'http://www.w3.org/2000/svg';
const toRas = ([x, y, z]) => [-x, -y, z];
const toLps = toRas;

// Which world axes run to the right and up in a tile, and which goes through it: axial, coronal, sagittal.
const tileAxes = [[0, 1, 2], [0, 2, 1], [1, 2, 0]];
const renderTile = 4;

export class Viewer {
  constructor(library, canvas, overlay) {
    this.overlay = overlay;
    this.landmarks = null;
    this.replay = null;
    this.nv = new library.Niivue({
      backColor: [0, 0, 0, 1],
      crosshairColor: [0.35, 0.85, 0.8, 0.6],
      crosshairWidth: 1,
      show3Dcrosshair: true,
      isSliceMM: true,
      isColorbar: false,
      dragAndDropEnabled: false,
      loadingText: '',
      multiplanarShowRender: library.SHOW_RENDER.ALWAYS,
      multiplanarLayout: library.MULTIPLANAR_TYPE.GRID,
      dragMode: library.DRAG_MODE.contrast,
      logLevel: 'error',
    });
    this.library = library;
    this.canvas = canvas;
    overlay.addEventListener('keydown', (event) => this.key(event));
  }

  /** Takes hold of the canvas, once it is on the page. */
  async start() {
    if (this.started) {
      return;
    }
    await this.nv.attachToCanvas(this.canvas);
    this.started = true;
    this.nv.setSliceType(this.library.SLICE_TYPE.MULTIPLANAR);
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

  /** Shows an unpacked scan where the server's answer says that it lies; this is where the graphics card gets its work. */
  put(image, answer) {
    this.clear();
    const { hdr } = image;
    if (answer.size.some((length, axis) => length !== hdr.dims[axis + 1])) {
      throw new Error('it reads another size');
    }
    // The library has its own mind about headers that say two things or nothing; landmarks and pictures must agree.
    hdr.affine = [0, 1, 2].map((row) => answer.voxel_to_lps.slice(4 * row, 4 * row + 4).map((value) => (row < 2 ? -value : value))).concat([[0, 0, 0, 1]]);
    answer.spacing_mm.forEach((spacing, axis) => (hdr.pixDims[axis + 1] = spacing));
    image.calculateRAS();
    this.nv.addVolume(image);
    this.image = image;
    this.nv.setClipPlane([2, 0, 0]);
    this.redraw();
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
    this.redraw();
  }

  jump(index) {
    const position = this.landmarks?.items[index]?.position;
    if (position && this.image) {
      this.nv.scene.crosshairPos = this.nv.mm2frac(toRas(position));
      this.nv.drawScene();
    }
  }

  /** Where the crosshair is, in LPS mm. */
  get crosshair() {
    return toLps([...this.nv.frac2mm(this.nv.scene.crosshairPos)].slice(0, 3));
  }

  key(event) {
    const landmarks = this.landmarks;
    if (!landmarks?.current) {
      return;
    }
    // LPS: x to the patient's left, y to the back, z to the head. On the screen left is left.
    const [x, y, z] = this.step;
    const way = { ArrowLeft: [-1, 0, 0], ArrowRight: [1, 0, 0], ArrowUp: [0, 0, 1], ArrowDown: [0, 0, -1], PageUp: [0, -1, 0], PageDown: [0, 1, 0] }[event.key];
    if (way && landmarks.current.position) {
      event.preventDefault();
      const sign = this.nv.opts.isRadiologicalConvention ? 1 : -1;
      const position = landmarks.current.position.map((value, axis) => value + (axis === 0 ? sign : 1) * way[axis] * [x, y, z][axis]);
      landmarks.begin(landmarks.selected);
      landmarks.move(landmarks.selected, position);
      this.jump(landmarks.selected);
    } else if (event.key === 'Delete' && landmarks.current.position) {
      landmarks.markMissing(landmarks.selected);
    }
  }

  redraw() {
    if (!this.pending) {
      this.pending = requestAnimationFrame(() => {
        this.pending = 0;
        this.draw();
      });
    }
  }

  // Where a world point (RAS) is drawn in a tile, in CSS pixels, and how far it is from the tile's slice in mm (0 in 3D).
  place(tile, point) {
    const scale = this.nv.uiData.dpr || 1;
    const [left, top, width, height] = tile.leftTopWidthHeight;
    if (tile.axCorSag === renderTile) {
      const [m] = this.nv.calculateMvpMatrix(null, tile.leftTopWidthHeight, this.nv.scene.renderAzimuth, this.nv.scene.renderElevation);
      const row = (r) => m[r] * point[0] + m[4 + r] * point[1] + m[8 + r] * point[2] + m[12 + r];
      const w = row(3);
      return { x: (left + ((row(0) / w + 1) / 2) * width) / scale, y: (top + ((1 - row(1) / w) / 2) * height) / scale, depth: 0 };
    }
    const [across, up, through] = tileAxes[tile.axCorSag];
    const at = this.nv.frac2mm(this.nv.scene.crosshairPos);
    return {
      x: (left + ((point[across] - tile.leftTopMM[0]) / tile.fovMM[0]) * width) / scale,
      y: (top + height - ((point[up] - tile.leftTopMM[1]) / tile.fovMM[1]) * height) / scale,
      depth: point[through] - at[through],
    };
  }

  get tiles() {
    return this.image ? this.nv.screenSlices.filter((tile) => tile.axCorSag === renderTile || (tile.axCorSag < 3 && tile.fovMM.length === 2)) : [];
  }

  draw() {
    // What is being dragged must stay in the document, or the pointer lets go of it.
    if (!this.dragged) {
      this.overlay.replaceChildren();
    }
    if (!this.landmarks) {
      return;
    }
    const thick = Math.max(...this.step) * 1.5;
    this.tiles.forEach((tile, number) => {
      const group = this.dragged ? this.overlay.children[number] : this.overlay.appendChild(this.clipped(tile, number));
      if (!group) {
        return;
      }
      for (const child of [...group.children]) {
        if (child !== this.dragged) {
          child.remove();
        }
      }
      this.drawReplay(group, tile);
      this.landmarks.items.forEach((item, index) => {
        if (item.position) {
          this.drawLandmark(group, tile, item, index, thick);
        }
      });
    });
  }

  clipped(tile, number) {
    const scale = this.nv.uiData.dpr || 1;
    const [left, top, width, height] = tile.leftTopWidthHeight.map((length) => length / scale);
    const group = element('svg', { x: left, y: top, width, height, viewBox: `${left} ${top} ${width} ${height}` });
    group.dataset.tile = ['axial', 'coronal', 'sagittal', '', '3d'][tile.axCorSag];
    group.dataset.number = number;
    return group;
  }

  drawLandmark(group, tile, item, index, thick) {
    const selected = index === this.landmarks.selected;
    const { x, y, depth } = this.place(tile, toRas(item.position));
    const near = Math.abs(depth) <= thick;
    if (this.dragged && this.draggedIndex === index && group.contains(this.dragged)) {
      this.dragged.setAttribute('transform', `translate(${x} ${y})`);
      return;
    }
    if (!near && !selected) {
      return;
    }
    const mark = element('g', { class: `mark ${item.corrected ? 'corrected' : item.status}`, transform: `translate(${x} ${y})`, opacity: near ? 1 : 0.45 });
    mark.dataset.name = item.name;
    mark.append(element('title', {}, item.name));
    if (selected && item.radius != null && tile.axCorSag !== renderTile && Math.abs(depth) < item.radius) {
      const inPlane = Math.sqrt(item.radius ** 2 - depth ** 2);
      const pixels = Math.abs((inPlane / tile.fovMM[0]) * tile.leftTopWidthHeight[2]) / (this.nv.uiData.dpr || 1);
      mark.append(element('circle', { class: 'radius', r: pixels }));
    }
    mark.append(element('circle', { class: 'grip', r: 11 }), element('circle', { class: 'dot', r: selected ? 4.5 : 3.5 }));
    if (selected) {
      mark.append(element('circle', { class: 'ring', r: 8 }), element('text', { x: 11, y: 4 }, item.name));
    }
    mark.addEventListener('pointerdown', (event) => this.grab(event, tile, mark, index));
    group.append(mark);
  }

  grab(event, tile, mark, index) {
    event.preventDefault();
    event.stopPropagation();
    const landmarks = this.landmarks;
    landmarks.select(index);
    this.overlay.focus({ preventScroll: true });
    if (tile.axCorSag === renderTile) {
      this.jump(index);
      return;
    }
    let moved = false;
    const [across, up] = tileAxes[tile.axCorSag];
    const scale = this.nv.uiData.dpr || 1;
    const [, , width, height] = tile.leftTopWidthHeight;
    const start = [...landmarks.items[index].position];
    const from = [event.clientX, event.clientY];
    this.dragged = mark;
    this.draggedIndex = index;
    mark.setPointerCapture(event.pointerId);
    const move = (to) => {
      const [right, down] = [to.clientX - from[0], to.clientY - from[1]];
      if (!moved && Math.hypot(right, down) < 2) {
        return;
      }
      if (!moved) {
        landmarks.begin(index);
        moved = true;
      }
      const point = toRas(start);
      point[across] += (right * scale * tile.fovMM[0]) / width;
      point[up] -= (down * scale * tile.fovMM[1]) / height;
      landmarks.move(index, toLps(point));
    };
    const drop = () => {
      mark.removeEventListener('pointermove', move);
      mark.removeEventListener('pointerup', drop);
      mark.removeEventListener('pointercancel', drop);
      this.dragged = null;
      this.jump(index);
      this.redraw();
    };
    mark.addEventListener('pointermove', move);
    mark.addEventListener('pointerup', drop);
    mark.addEventListener('pointercancel', drop);
  }

  drawReplay(group, tile) {
    if (!this.replay) {
      return;
    }
    const { paths, update, index } = this.replay;
    for (const path of paths) {
      const last = Math.min(update, path.shapes_lps_mm.length - 1);
      const points = path.shapes_lps_mm.slice(0, last + 1).map((shape) => this.place(tile, toRas(shape.slice(3 * index, 3 * index + 3))));
      group.append(element('polyline', { class: 'path', points: points.map(({ x, y }) => `${x},${y}`).join(' ') }));
      const { x, y } = points[last];
      group.append(element('circle', { class: 'step', cx: x, cy: y, r: 3 }));
    }
  }
}

function element(name, attributes, text) {
  const made = document.createElementNS(svg, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  if (text) {
    made.textContent = text;
  }
  return made;
}
