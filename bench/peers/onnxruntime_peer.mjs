// ONNX Runtime as a peer: node onnxruntime_peer.mjs MODEL.onnx THREADS FOLDER_WITH_NODE_MODULES D1,D2,D3
// Says "ready NAME VERSION", then answers each line "forward BATCH REPEATS" with the seconds of one pass. D1..D3 are the input's sides behind the batch.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const [path, threads, folder, sides] = process.argv.slice(2);
const require = createRequire(join(folder, 'package.json'));
const ort = require('onnxruntime-node');
const { version } = require('onnxruntime-node/package.json');
const session = await ort.InferenceSession.create(path, {
  intraOpNumThreads: Number(threads), interOpNumThreads: 1, executionMode: 'sequential', graphOptimizationLevel: 'all',
});
const inputs = new Map();

function inputOf(batch) {
  if (!inputs.has(batch)) {
    const shape = [batch, ...sides.split(',').map(Number)];
    const values = Float32Array.from({ length: shape.reduce((left, right) => left * right) }, Math.random);
    inputs.set(batch, { [session.inputNames[0]]: new ort.Tensor('float32', values, shape) });
  }
  return inputs.get(batch);
}

console.log(`ready ONNX Runtime ${version}`);
for await (const line of createInterface({ input: process.stdin })) {
  const [, batch, repeats] = line.split(' ').map(Number);
  const input = inputOf(batch);
  const start = process.hrtime.bigint();
  for (let repeat = 0; repeat < repeats; repeat++) {
    await session.run(input);
  }
  console.log(Number(process.hrtime.bigint() - start) / 1e9 / repeats);
}
