// What lies under the pointer, from the voxels themselves and finer than the screen shows it: where a click would place a landmark.
import { axesOf, span } from './tiles.js';

const pixels = 132;
const cells = 66;
const voxelsAcross = 14;
const away = 18;
const gap = 4;

export class Loupe {
  constructor(viewer, canvas) {
    this.viewer = viewer;
    this.canvas = canvas;
    canvas.width = cells;
    canvas.height = cells;
    this.context = canvas.getContext('2d');
  }

  /** Shows the surroundings of a point of the window where a slice is, and hides elsewhere. */
  show(x, y) {
    const { viewer, canvas } = this;
    const tile = viewer.image ? viewer.tileAt(x, y) : null;
    canvas.hidden = !tile;
    if (!tile) {
      return;
    }
    const centre = viewer.pointIn(tile, x, y);
    const [across, up] = axesOf(tile);
    // A tile may run against an axis; so does its loupe.
    const [sideways, upwards] = span(tile, viewer.scale, 1, -1).map(Math.sign);
    const mm = (voxelsAcross * Math.min(...viewer.step)) / cells;
    const { low, high } = viewer.window;
    const picture = this.context.createImageData(cells, cells);
    for (let row = 0; row < cells; row++) {
      for (let column = 0; column < cells; column++) {
        const point = [...centre];
        point[across] += sideways * (column - (cells - 1) / 2) * mm;
        point[up] += upwards * ((cells - 1) / 2 - row) * mm;
        const grey = (255 * (viewer.valueAt(point) - low)) / (high - low);
        picture.data.set([grey, grey, grey, 255], 4 * (row * cells + column));
      }
    }
    this.context.putImageData(picture, 0, 0);
    this.drawCross();
    const box = canvas.parentElement.getBoundingClientRect();
    const [left, top] = [x - box.left, y - box.top];
    canvas.style.left = `${left + away + pixels < box.width ? left + away : left - away - pixels}px`;
    canvas.style.top = `${top - away - pixels > 0 ? top - away - pixels : top + away}px`;
  }

  // Open in the middle, where the landmark will lie.
  drawCross() {
    const middle = cells / 2;
    this.context.strokeStyle = '#55e0c8c0';
    this.context.beginPath();
    for (const [one, other] of [[0, middle - gap], [middle + gap, cells]]) {
      this.context.moveTo(one, middle);
      this.context.lineTo(other, middle);
      this.context.moveTo(middle, one);
      this.context.lineTo(middle, other);
    }
    this.context.stroke();
  }

  hide() {
    this.canvas.hidden = true;
  }
}
