// Runs one exported network: node run.mjs MODEL.onnx INPUT.bin D0,D1,D2,D3 OUTPUT.json
// The input is little-endian float32; OUTPUT.json receives every input's and output's name and shape, and the outputs' values.
import { readFileSync, writeFileSync } from 'node:fs';
import ort from 'onnxruntime-node';

const [model, input, sides, output] = process.argv.slice(2);
const session = await ort.InferenceSession.create(model, { intraOpNumThreads: 1 });
const bytes = readFileSync(input);
const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
const answers = await session.run({ patches: new ort.Tensor('float32', values, sides.split(',').map(Number)) });
const outputs = {};
for (const name of session.outputNames) {
  outputs[name] = { shape: answers[name].dims, values: Array.from(answers[name].data) };
}
writeFileSync(output, JSON.stringify({
  inputs: session.inputMetadata.map(value => ({ name: value.name, shape: value.shape })),
  declared: session.outputMetadata.map(value => ({ name: value.name, shape: value.shape })),
  outputs,
}));
