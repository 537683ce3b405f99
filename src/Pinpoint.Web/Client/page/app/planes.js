// Standard planes: cut out of the scan that the viewer holds, as the server says where they lie; measurements beside them.
const pixels = 192;
const nearMm = 3;

export function showPlanes(parts, anatomy, image, landmarks) {
  parts.section.hidden = !anatomy;
  if (!anatomy) {
    return;
  }
  parts.pictures.replaceChildren(...(image ? anatomy.planes.map((plane) => picture(plane, image, landmarks)) : []));
  parts.rows.replaceChildren(...anatomy.measurements.map((measurement) => {
    const row = document.createElement('tr');
    const unit = measurement.unit === 'degrees' ? '°' : ` ${measurement.unit}`;
    const name = document.createElement('th');
    name.scope = 'row';
    name.textContent = measurement.title;
    row.append(name, cell(`${measurement.value.toFixed(1)}${unit}`), cell(measurement.interval95 ? `${measurement.interval95.map((value) => value.toFixed(1)).join(' to ')}${unit}` : 'not known'));
    return row;
  }));
  parts.problems.replaceChildren(...anatomy.problems.map((problem) => {
    const item = document.createElement('li');
    item.textContent = problem;
    return item;
  }));
}

function cell(text) {
  const made = document.createElement('td');
  made.textContent = text;
  return made;
}

function picture(plane, image, landmarks) {
  const figure = document.createElement('figure');
  const canvas = document.createElement('canvas');
  canvas.width = pixels;
  canvas.height = pixels;
  canvas.role = 'img';
  canvas.ariaLabel = `The ${plane.title} through the scan`;
  const caption = document.createElement('figcaption');
  caption.textContent = plane.title;
  figure.append(canvas, caption);
  const context = canvas.getContext('2d');
  const at = sampler(image);
  const extent = at.extent * 0.75;
  const mm = extent / pixels;
  const cut = context.createImageData(pixels, pixels);
  const low = image.cal_min;
  const range = image.cal_max - image.cal_min || 1;
  for (let row = 0, byte = 0; row < pixels; row++) {
    for (let column = 0; column < pixels; column++, byte += 4) {
      const u = (column - pixels / 2 + 0.5) * mm;
      const v = (row - pixels / 2 + 0.5) * mm;
      const grey = (255 * (at.value(plane.origin_lps_mm.map((value, axis) => value + u * plane.x_axis[axis] + v * plane.y_axis[axis])) - low)) / range;
      cut.data[byte] = cut.data[byte + 1] = cut.data[byte + 2] = grey;
      cut.data[byte + 3] = 255;
    }
  }
  context.putImageData(cut, 0, 0);
  context.fillStyle = '#55e0c8';
  const normal = [0, 1, 2].map((axis) => plane.x_axis[(axis + 1) % 3] * plane.y_axis[(axis + 2) % 3] - plane.x_axis[(axis + 2) % 3] * plane.y_axis[(axis + 1) % 3]);
  for (const { position } of landmarks.items) {
    const offset = position?.map((value, axis) => value - plane.origin_lps_mm[axis]);
    if (offset && Math.abs(dot(offset, normal)) <= nearMm) {
      context.beginPath();
      context.arc(pixels / 2 + dot(offset, plane.x_axis) / mm, pixels / 2 + dot(offset, plane.y_axis) / mm, 2.5, 0, 2 * Math.PI);
      context.fill();
    }
  }
  return figure;
}

const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

// Reads the image at LPS points, trilinearly; black outside.
function sampler(image) {
  const { hdr, img } = image;
  const [a, b, c] = hdr.affine;
  const [nx, ny, nz] = [hdr.dims[1], hdr.dims[2], hdr.dims[3]];
  const cross = (u, v) => [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
  const inverse = [cross(b, c), cross(c, a), cross(a, b)];
  const determinant = dot(a, inverse[0]);
  const slope = hdr.scl_slope || 1;
  const intercept = hdr.scl_inter || 0;
  const black = image.cal_min;
  const get = (x, y, z) => img[x + nx * (y + ny * z)];
  return {
    extent: Math.max(nx * hdr.pixDims[1], ny * hdr.pixDims[2], nz * hdr.pixDims[3]),
    value([left, back, up]) {
      const p = [-left - a[3], -back - b[3], up - c[3]];
      const [x, y, z] = [0, 1, 2].map((axis) => (inverse[0][axis] * p[0] + inverse[1][axis] * p[1] + inverse[2][axis] * p[2]) / determinant);
      if (!(x >= 0 && y >= 0 && z >= 0 && x <= nx - 1 && y <= ny - 1 && z <= nz - 1)) {
        return black;
      }
      const [i, j, k] = [Math.min(nx - 2, x | 0), Math.min(ny - 2, y | 0), Math.min(nz - 2, z | 0)];
      const [f, g, h] = [x - i, y - j, z - k];
      const line = (jj, kk) => get(i, jj, kk) * (1 - f) + get(i + 1, jj, kk) * f;
      const plane = (kk) => line(j, kk) * (1 - g) + line(j + 1, kk) * g;
      return (plane(k) * (1 - h) + plane(k + 1) * h) * slope + intercept;
    },
  };
}
