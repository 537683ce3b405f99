// Where things lie on a tile of the viewer, and what is written on it. The viewer's world is RAS, ours is LPS: they meet here and nowhere else.
export const toRas = ([x, y, z]) => [-x, -y, z];
export const toLps = toRas;
export const renderTile = 4;

// Which world axes (RAS) run across and up a tile, and which goes through it: axial, coronal, sagittal.
const axes = [[0, 1, 2], [0, 2, 1], [1, 2, 0]];
const names = ['axial', 'coronal', 'sagittal', '', '3d'];
const titles = ['Axial', 'Coronal', 'Sagittal'];
const rising = ['R', 'A', 'S'];
const falling = ['L', 'P', 'I'];

export const nameOf = (tile) => names[tile.axCorSag];
export const axesOf = (tile) => axes[tile.axCorSag];

/** Where a tile lies, in CSS pixels. */
export function frameOf(tile, scale) {
  const [left, top, width, height] = tile.leftTopWidthHeight.map((length) => length / scale);
  return { left, top, width, height };
}

/** Where a world point (RAS) is drawn in a tile that shows a slice, in CSS pixels, and how far it is from the slice in mm; the slice runs through `at`. */
export function place(tile, scale, point, at) {
  const { left, top, width, height } = frameOf(tile, scale);
  const [across, up, through] = axesOf(tile);
  return {
    x: left + ((point[across] - tile.leftTopMM[0]) / tile.fovMM[0]) * width,
    y: top + height - ((point[up] - tile.leftTopMM[1]) / tile.fovMM[1]) * height,
    depth: point[through] - at[through],
  };
}

/** The world's mm (RAS) that a way on the screen is, along the tile's two axes; a tile may run against an axis. */
export function span(tile, scale, right, down) {
  const { width, height } = frameOf(tile, scale);
  return [(right * tile.fovMM[0]) / width, -(down * tile.fovMM[1]) / height];
}

/** Which direction of the body lies at each edge of a tile. */
export function letters(tile) {
  const [across, up] = axesOf(tile);
  const [to, from] = tile.fovMM[0] > 0 ? [rising, falling] : [falling, rising];
  return { left: from[across], right: to[across], top: rising[up], bottom: falling[up] };
}

/** A world position (LPS) as a radiologist says it: 'L 12.3, P 4.0, S 56.1 mm'. */
export function spoken([x, y, z], digits = 1) {
  const part = (value, positive, negative) => `${value < 0 ? negative : positive} ${Math.abs(value).toFixed(digits)}`;
  return `${part(x, 'L', 'R')}, ${part(y, 'P', 'A')}, ${part(z, 'S', 'I')} mm`;
}

/** What a slice is and where: 'Axial, S 56.1 mm'. */
export function sliceText(tile, at) {
  const through = axesOf(tile)[2];
  return `${titles[tile.axCorSag]}, ${at[through] < 0 ? falling[through] : rising[through]} ${Math.abs(at[through]).toFixed(1)} mm`;
}

/** Whether a slice has a place on the screen and in the scan: it has none while the page is laid out anew or one scan follows another. */
export function hasExtent(tile) {
  const [, , width, height] = tile.leftTopWidthHeight;
  return width > 0 && height > 0 && tile.fovMM.length === 2 && tile.fovMM.every((length) => Math.abs(length) > 0);
}

/** A round length that takes about a quarter of the tile, in mm and in CSS pixels. */
export function scaleBar(tile, scale) {
  const pixels = frameOf(tile, scale).width / Math.abs(tile.fovMM[0]);
  const about = frameOf(tile, scale).width / 4 / pixels;
  const ten = 10 ** Math.floor(Math.log10(about));
  const mm = [5, 2, 1].map((digit) => digit * ten).find((length) => length <= about);
  return { mm, pixels: mm * pixels };
}
