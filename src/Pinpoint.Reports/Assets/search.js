// Plays the ways of the search's starts over the views of the whole scan.
(() => {
  'use strict';
  const source = document.getElementById('search-data');
  if (!source) return;
  const data = JSON.parse(source.textContent);
  const play = document.getElementById('search-play');
  const slider = document.getElementById('search-update');
  const now = document.getElementById('search-now');
  const choice = document.getElementById('search-landmark');
  const last = data.updates.length - 1;
  const secondsInAll = Math.min(6, Math.max(2, last * 0.4));
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)');

  const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const text = (value) => value.toFixed(3);

  // Every landmark's way in the frame of a view: [start][update][landmark] = [x, y].
  const views = [...document.querySelectorAll('#search-views .view')].map((svg, index) => {
    const frame = data.views[index];
    const place = (shape, i) => {
      const offset = [0, 1, 2].map((axis) => shape[3 * i + axis] - frame.corner[axis]);
      return [dot(offset, frame.x), dot(offset, frame.y)];
    };
    const ways = data.starts.map((updates) => updates.map((shape) => Array.from({ length: shape.length / 3 }, (_, i) => place(shape, i))));
    return { groups: [...svg.querySelectorAll('.start')], ways };
  });

  // Draws the state between two updates; time is counted in the updates that are shown.
  const draw = (time) => {
    for (const { groups, ways } of views) {
      groups.forEach((group, start) => {
        const way = ways[start];
        const end = Math.min(time, way.length - 1);
        const whole = Math.floor(end);
        const share = end - whole;
        let trail = '';
        let ends = '';
        const chosen = choice.value === '' ? way[0].keys() : [Number(choice.value)];
        for (const i of chosen) {
          for (let update = 0; update <= whole; update++) {
            trail += (update ? 'L' : 'M') + text(way[update][i][0]) + ' ' + text(way[update][i][1]);
          }
          const from = way[whole][i];
          const to = way[Math.min(whole + 1, way.length - 1)][i];
          const x = text(from[0] + share * (to[0] - from[0]));
          const y = text(from[1] + share * (to[1] - from[1]));
          trail += 'L' + x + ' ' + y;
          ends += 'M' + x + ' ' + y + 'h0';
        }
        group.querySelector('.trail').setAttribute('d', trail);
        group.querySelector('.ends').setAttribute('d', ends);
      });
    }
  };

  const show = (update) => {
    slider.value = update;
    now.textContent = data.updates[update] + ' of ' + data.updates[last];
  };

  let running = 0;
  const stop = () => {
    cancelAnimationFrame(running);
    running = 0;
    play.textContent = 'Play';
  };

  const run = () => {
    const first = Number(slider.value) >= last ? 0 : Number(slider.value);
    const began = performance.now();
    play.textContent = 'Pause';
    const step = (moment) => {
      const time = Math.min(last, first + Math.max(0, moment - began) / 1000 / secondsInAll * last);
      draw(calm.matches ? Math.floor(time) : time);
      show(Math.floor(time));
      if (time >= last) stop();
      else running = requestAnimationFrame(step);
    };
    running = requestAnimationFrame(step);
  };

  play.addEventListener('click', () => (running ? stop() : run()));
  slider.addEventListener('input', () => {
    stop();
    show(Number(slider.value));
    draw(Number(slider.value));
  });
  choice.addEventListener('change', () => draw(Number(slider.value)));
  show(last);
  document.getElementById('search-controls').hidden = false;
})();
