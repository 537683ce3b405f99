// What is drawn over the scan: landmarks that can be dragged, the ways of a search, and what the tiles are.
import { axesOf, frameOf, letters, nameOf, renderTile, scaleBar, sliceText, span, toLps, toRas } from './tiles.js';

const svg = 'http://www.w3.org/2000/svg';
const roomy = 300;
const gap = 9;

export class Overlay {
  constructor(svg, viewer) {
    this.svg = svg;
    this.viewer = viewer;
  }

  draw() {
    // What is being dragged must stay in the document, or the pointer lets go of it.
    if (!this.dragged) {
      this.svg.replaceChildren();
    }
    const thick = Math.max(...this.viewer.step) * 1.5;
    this.viewer.tiles.forEach((tile, number) => {
      const group = this.dragged ? this.svg.children[number] : this.svg.appendChild(this.clipped(tile, number));
      if (!group) {
        return;
      }
      for (const child of [...group.children]) {
        if (child !== this.dragged) {
          child.remove();
        }
      }
      this.drawCrosshair(group, tile);
      this.drawReplay(group, tile);
      this.viewer.landmarks?.items.forEach((item, index) => {
        const position = this.viewer.landmarks.shownAt(index);
        if (position) {
          this.drawLandmark(group, tile, item, index, position, thick);
        }
      });
      this.viewer.landmarks?.others.filter(Boolean).forEach((position) => this.drawOther(group, tile, position, thick));
      this.drawFurniture(group, tile);
    });
  }

  clipped(tile, number) {
    const { left, top, width, height } = frameOf(tile, this.viewer.scale);
    const group = element('svg', { x: left, y: top, width, height, viewBox: `${left} ${top} ${width} ${height}` });
    group.dataset.tile = nameOf(tile);
    group.dataset.number = number;
    return group;
  }

  drawCrosshair(group, tile) {
    if (tile.axCorSag === renderTile) {
      return;
    }
    const { left, top, width, height } = frameOf(tile, this.viewer.scale);
    const { x, y } = this.viewer.place(tile, this.viewer.at);
    const d = `M${left} ${y}H${x - gap}M${x + gap} ${y}H${left + width}M${x} ${top}V${y - gap}M${x} ${y + gap}V${top + height}`;
    group.append(element('path', { class: 'crosshair', d }));
  }

  // Directions of the body at the edges, which slice it is, and a length to measure by.
  drawFurniture(group, tile) {
    if (tile.axCorSag === renderTile) {
      return;
    }
    const { left, top, width, height } = frameOf(tile, this.viewer.scale);
    const letter = (text, x, y, side) => {
      const made = element('text', { x, y, class: 'letter' }, text);
      made.dataset.edge = side;
      group.append(made);
    };
    const at = letters(tile);
    letter(at.left, left + 10, top + height / 2 + 5, 'left');
    letter(at.right, left + width - 10, top + height / 2 + 5, 'right');
    letter(at.top, left + width / 2, top + 16, 'top');
    letter(at.bottom, left + width / 2, top + height - 8, 'bottom');
    // Beside the letter where there is room, else below it.
    group.append(element('text', { x: left + 8, y: top + (width < roomy ? 32 : 16), class: 'slice' }, sliceText(tile, this.viewer.at)));
    const bar = scaleBar(tile, this.viewer.scale);
    const [x, y] = [left + width - 10, top + height - 10];
    group.append(
      element('path', { class: 'scale-bar', d: `M${x} ${y - 4}v4h${-bar.pixels}v-4` }),
      element('text', { x, y: y - 7, class: 'scale-text' }, `${+bar.mm.toPrecision(2)} mm`),
    );
  }

  // Where another person put a landmark.
  drawOther(group, tile, position, thick) {
    const { x, y, depth } = this.viewer.place(tile, toRas(position));
    if (Math.abs(depth) <= thick) {
      group.append(element('path', { class: 'other', d: `M${x - 5} ${y - 5}l10 10M${x - 5} ${y + 5}l10 -10` }));
    }
  }

  drawLandmark(group, tile, item, index, position, thick) {
    const selected = index === this.viewer.landmarks.selected;
    const { x, y, depth } = this.viewer.place(tile, toRas(position));
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
      mark.append(element('circle', { class: 'radius', r: (inPlane / Math.abs(tile.fovMM[0])) * frameOf(tile, this.viewer.scale).width }));
    }
    const dot = element('circle', { class: 'dot', r: selected ? 4.5 : 3.5 });
    dot.style.fill = item.colour ?? '';
    mark.append(element('circle', { class: 'grip', r: 11 }), dot);
    if (selected) {
      mark.append(element('circle', { class: 'ring', r: 8 }), element('text', { x: 11, y: 4 }, item.name));
    }
    if (item.position) {
      mark.addEventListener('pointerdown', (event) => this.grab(event, tile, mark, index));
    }
    group.append(mark);
  }

  grab(event, tile, mark, index) {
    if (event.button !== 0) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const landmarks = this.viewer.landmarks;
    landmarks.select(index);
    this.svg.focus({ preventScroll: true });
    if (tile.axCorSag === renderTile) {
      this.viewer.jump(index);
      return;
    }
    let moved = false;
    const [across, up] = axesOf(tile);
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
      const way = span(tile, this.viewer.scale, right, down);
      point[across] += way[0];
      point[up] += way[1];
      landmarks.move(index, toLps(point));
    };
    const drop = () => {
      mark.removeEventListener('pointermove', move);
      mark.removeEventListener('pointerup', drop);
      mark.removeEventListener('pointercancel', drop);
      this.dragged = null;
      this.viewer.jump(index);
      this.viewer.redraw();
    };
    mark.addEventListener('pointermove', move);
    mark.addEventListener('pointerup', drop);
    mark.addEventListener('pointercancel', drop);
  }

  drawReplay(group, tile) {
    if (!this.viewer.replay) {
      return;
    }
    const { paths, update, index } = this.viewer.replay;
    for (const path of paths) {
      const last = Math.min(update, path.shapes_lps_mm.length - 1);
      const points = path.shapes_lps_mm.slice(0, last + 1).map((shape) => this.viewer.place(tile, toRas(shape.slice(3 * index, 3 * index + 3))));
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
