// What ITK reads of files: node read.mjs FILE ...
// Prints a JSON array with an object for each file: of a .tfm its kind, parameters and fixed parameters, of an image its size, origin, spacing, direction and
// the sum and the largest of its voxels.
import { readImageNode } from '@itk-wasm/image-io';
import { readTransformNode } from '@itk-wasm/transform-io';

const transform = async (file) => {
  const [read] = await readTransformNode(file);
  const { transformParameterization, inputDimension, outputDimension } = read.transformType;
  return {
    kind: `${transformParameterization}_${inputDimension}_${outputDimension}`,
    parameters: Array.from(read.parameters),
    fixedParameters: Array.from(read.fixedParameters),
  };
};
const image = async (file) => {
  const { size, origin, spacing, direction, data } = await readImageNode(file);
  return { size, origin, spacing, direction: Array.from(direction), sum: data.reduce((sum, value) => sum + Number(value), 0), voxels: Array.from(data, Number) };
};
const read = [];
for (const file of process.argv.slice(2)) {
  read.push(await (file.endsWith('.tfm') ? transform(file) : image(file)));
}
process.stdout.write(JSON.stringify(read), () => process.exit(0));
