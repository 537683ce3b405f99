// What OHIF shows of structured reports: node read.mjs FILE.dcm ...
// Prints a JSON array with an array for each file: the annotations that OHIF's own adapter makes of the report, { tool, label, point, frame, finding }.
// The adapter's packages are modules for a bundler and a browser, so they are bundled in memory, and what they look for in a browser is stood in for.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const nothing = () => {};
const element = { style: {}, getContext: () => null, setAttribute: nothing, appendChild: nothing };
const listening = { addEventListener: nothing, removeEventListener: nothing };
const standIns = {
  document: { createElement: () => element, documentElement: element, body: element, head: element, getElementsByTagName: () => [], ...listening },
  location: { href: 'http://127.0.0.1/', search: '' },
  requestAnimationFrame: nothing,
  ...listening,
};
for (const name of ['HTMLElement', 'HTMLCanvasElement', 'HTMLDivElement', 'Worker', 'Image', 'DOMParser', 'MutationObserver', 'ResizeObserver']) {
  standIns[name] = class { observe() {} };
}
globalThis.window = globalThis.self = globalThis;
for (const [name, value] of Object.entries(standIns)) {
  globalThis[name] ??= value;
}

const bundle = await build({
  stdin: { contents: "export { default as dcmjs } from 'dcmjs'; export { adaptersSR } from '@cornerstonejs/adapters';", resolveDir: here },
  bundle: true,
  format: 'cjs',
  platform: 'node',
  logLevel: 'error',
  write: false,
});
const packages = { exports: {} };
new Function('module', 'exports', 'require', bundle.outputFiles[0].text)(packages, packages.exports, createRequire(join(here, 'bundle.cjs')));
const { dcmjs, adaptersSR } = packages.exports;

// The adapter tells what it does, and what it drops, on the console.
console.log = console.warn = nothing;
const annotations = (file) => {
  const bytes = readFileSync(file);
  const { dict } = dcmjs.data.DicomMessage.readFile(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const report = dcmjs.data.DicomMetaDictionary.naturalizeDataset(dict);
  const tools = adaptersSR.Cornerstone3D.MeasurementReport.generateToolState(report, {}, { get: nothing });
  return Object.entries(tools).flatMap(([tool, states]) => states.map(({ annotation, finding }) => ({
    tool,
    label: annotation.data.label ?? null,
    point: annotation.data.handles.points?.[0] ?? null,
    frame: annotation.metadata.FrameOfReferenceUID ?? null,
    finding: finding?.CodeMeaning ?? null,
  })));
};
process.stdout.write(JSON.stringify(process.argv.slice(2).map(annotations)));
