// Runs one exported network for another program: node serve.mjs MODEL.onnx
// Each line of the input is a JSON object of tensors by name, { shape, data: base64 of little-endian float32 }; each is answered by a line,
// a JSON object of the outputs by name, { shape, values }. Ends with the input.
import { createInterface } from 'node:readline';
import ort from 'onnxruntime-node';

const session = await ort.InferenceSession.create(process.argv[2], { intraOpNumThreads: 1 });
for await (const line of createInterface({ input: process.stdin })) {
  const inputs = {};
  for (const [name, { shape, data }] of Object.entries(JSON.parse(line))) {
    inputs[name] = new ort.Tensor('float32', new Float32Array(new Uint8Array(Buffer.from(data, 'base64')).buffer), shape);
  }
  const outputs = Object.entries(await session.run(inputs)).map(([name, { dims, data }]) => [name, { shape: dims, values: Array.from(data) }]);
  console.log(JSON.stringify(Object.fromEntries(outputs)));
}
