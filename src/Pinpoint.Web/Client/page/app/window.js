// What intensities become black and white: by a preset, by two numbers, or by dragging with the right button.
const presets = [
  { name: 'CT bone', level: 400, width: 1800 },
  { name: 'CT soft tissue', level: 50, width: 400 },
  { name: 'CT brain', level: 40, width: 80 },
  { name: 'CT lung', level: -600, width: 1500 },
];

/** Below this only computed tomography has ordinary intensities: it is air there. */
const airHu = -500;

export class WindowControl {
  /**
   * @param parts the elements: preset, level, width, reset
   * @param onChange is told the intensities that become black and white
   */
  constructor(parts, onChange) {
    Object.assign(this, parts);
    this.onChange = onChange;
    this.preset.addEventListener('change', () => this.choose(this.preset.value));
    for (const input of [this.level, this.width]) {
      input.addEventListener('change', () => {
        this.preset.value = 'own';
        this.set(this.level.valueAsNumber, this.width.valueAsNumber);
      });
    }
    this.reset.addEventListener('click', () => this.choose('automatic'));
  }

  /** A new scan: the whole range of its intensities, and those that the viewer would show. */
  begin({ least, most, low, high }) {
    this.range = most - least || 1;
    this.automatic = { level: (low + high) / 2, width: high - low || this.range };
    const offered = [{ value: 'automatic', name: 'Automatic' }, ...(least < airHu ? presets.map(({ name }) => ({ value: name, name })) : []), { value: 'own', name: 'Own' }];
    this.preset.replaceChildren(...offered.map(({ value, name }) => new Option(name, value)));
    this.choose('automatic');
  }

  choose(name) {
    const { level, width } = name === 'automatic' ? this.automatic : (presets.find((preset) => preset.name === name) ?? this.now);
    this.preset.value = name;
    this.set(level, width);
  }

  /** To the right is more contrast's opposite, a wider window; down is a higher level, a darker picture. */
  drag(from, right, down) {
    this.preset.value = 'own';
    this.set(from.level + (down * this.range) / 600, from.width * Math.exp(right / 200));
  }

  set(level, width) {
    // Never so narrow, wide or far off that nothing can be seen any more.
    const least = this.automatic.level - this.range;
    const kept = {
      level: Math.min(least + 2 * this.range, Math.max(least, Number.isFinite(level) ? level : this.automatic.level)),
      width: Math.min(4 * this.range, Math.max(this.range / 1000, Number.isFinite(width) ? width : this.automatic.width)),
    };
    this.now = kept;
    const digits = this.range < 20 ? 3 : 0;
    this.level.value = kept.level.toFixed(digits);
    this.width.value = kept.width.toFixed(digits);
    this.onChange(kept.level - kept.width / 2, kept.level + kept.width / 2);
  }
}
