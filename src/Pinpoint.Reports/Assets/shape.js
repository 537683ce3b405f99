// Draws the landmarks in space and turns them by pointer and keys.
(() => {
  'use strict';
  const source = document.getElementById('shape-data');
  if (!source) return;
  const data = JSON.parse(source.textContent);
  const svg = document.getElementById('shape-drawing');
  const names = document.getElementById('shape-names');
  const circles = document.getElementById('shape-circles');
  const halfHeight = 200;
  const reach = 175;

  const middle = [0, 1, 2].map((axis) => (data.least[axis] + data.most[axis]) / 2);
  const half = [0, 1, 2].map((axis) => Math.max((data.most[axis] - data.least[axis]) / 2, 1e-9));
  const size = Math.hypot(...half);
  let turn = 0.6;
  let tilt = 0.35;

  // The landmarks fill the drawing, though the box may reach beyond it.
  const furthest = Math.max(0.3, ...data.landmarks.map((landmark) => Math.hypot(...landmark.place.map((value, axis) => (value - middle[axis]) / size))));
  let zoom = Math.min(1.25, Math.max(1, 0.95 / furthest));

  const element = (name, attributes, text) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    if (text !== undefined) made.textContent = text;
    return made;
  };

  // Turned about the body's axis, then tilted towards the reader: x to the right, y down, z away.
  const project = (point) => {
    const [x, y, z] = point.map((value, axis) => (value - middle[axis]) / size);
    const across = x * Math.cos(turn) - y * Math.sin(turn);
    const depth = x * Math.sin(turn) + y * Math.cos(turn);
    const scale = reach * zoom;
    return { x: across * scale, y: -(z * Math.cos(tilt) - depth * Math.sin(tilt)) * scale, depth: depth * Math.cos(tilt) + z * Math.sin(tilt) };
  };

  const corner = (signs) => middle.map((value, axis) => value + signs[axis] * half[axis]);

  const edges = [];
  for (const a of [-1, 1]) {
    for (const b of [-1, 1]) {
      edges.push([[-1, a, b], [1, a, b]], [[a, -1, b], [a, 1, b]], [[a, b, -1], [a, b, 1]]);
    }
  }

  const sides = [['R', [-1, 0, 0]], ['L', [1, 0, 0]], ['A', [0, -1, 0]], ['P', [0, 1, 0]], ['I', [0, 0, -1]], ['S', [0, 0, 1]]];

  const draw = () => {
    const parts = [];
    for (const [from, to] of edges) {
      const a = project(corner(from));
      const b = project(corner(to));
      parts.push({ depth: 9, node: element('path', { class: 'edge', d: `M${a.x.toFixed(1)} ${a.y.toFixed(1)}L${b.x.toFixed(1)} ${b.y.toFixed(1)}` }) });
    }
    for (const [letter, direction] of sides) {
      const place = project(middle.map((value, axis) => value + direction[axis] * (half[axis] + 0.07 * size)));
      parts.push({ depth: 8, node: element('text', { class: 'side', x: place.x.toFixed(1), y: (place.y + 5).toFixed(1), 'text-anchor': 'middle' }, letter) });
    }
    for (const landmark of data.landmarks) {
      const place = project(landmark.place);
      const near = 1 - Math.max(-1, Math.min(1, place.depth * 1.6));
      const group = element('g', { class: landmark.doubtful ? 'landmark doubtful' : 'landmark', opacity: (0.45 + 0.275 * near).toFixed(2) });
      if (landmark.radius && circles.checked) {
        group.append(element('circle', { class: 'error', cx: place.x.toFixed(1), cy: place.y.toFixed(1), r: (landmark.radius / size * reach * zoom).toFixed(1) }));
      }
      const ball = element('circle', { class: 'ball', cx: place.x.toFixed(1), cy: place.y.toFixed(1), r: (3 + 1.2 * near).toFixed(1) });
      ball.append(element('title', {}, landmark.name));
      group.append(ball);
      if (names.checked) group.append(element('text', { x: (place.x + 8).toFixed(1), y: (place.y + 4).toFixed(1) }, landmark.name));
      parts.push({ depth: place.depth, node: group });
    }
    parts.sort((a, b) => b.depth - a.depth);
    svg.replaceChildren(...parts.map((part) => part.node));
  };

  const look = (newTurn, newTilt) => {
    turn = newTurn;
    tilt = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, newTilt));
    draw();
  };

  svg.addEventListener('pointerdown', (event) => svg.setPointerCapture(event.pointerId));
  svg.addEventListener('pointermove', (event) => {
    if (svg.hasPointerCapture(event.pointerId)) look(turn + event.movementX / halfHeight, tilt + event.movementY / halfHeight);
  });
  svg.addEventListener('keydown', (event) => {
    const step = 0.1;
    const moves = {
      ArrowLeft: () => look(turn - step, tilt), ArrowRight: () => look(turn + step, tilt),
      ArrowUp: () => look(turn, tilt - step), ArrowDown: () => look(turn, tilt + step),
      '+': () => { zoom = Math.min(4, zoom * 1.15); draw(); }, '-': () => { zoom = Math.max(0.5, zoom / 1.15); draw(); },
    };
    const move = moves[event.key === '=' ? '+' : event.key];
    if (!move) return;
    event.preventDefault();
    move();
  });
  document.getElementById('shape-front').addEventListener('click', () => look(0, 0));
  document.getElementById('shape-left').addEventListener('click', () => look(-Math.PI / 2, 0));
  document.getElementById('shape-feet').addEventListener('click', () => look(0, Math.PI / 2));
  names.addEventListener('change', draw);
  circles.addEventListener('change', draw);
  document.getElementById('shape-controls').hidden = false;
  draw();
})();
