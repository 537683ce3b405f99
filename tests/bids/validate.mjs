// Judges BIDS data sets by both validators that the package bids-validator brings: the one of its name, and the newer one that follows the
// specification's schema. Prints what each finds as one JSON object: { "FOLDER": { "classic": [..], "schema": [..] } }.
import { createRequire } from 'node:module';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const require = createRequire(import.meta.url);
const { default: classic } = require('bids-validator');
const { fileListToTree, validate: schema } = await import('./node_modules/bids-validator/dist/validator/main.js');

const list = (issues, severity) => issues.flatMap(issue => issue.files.length > 0
  ? issue.files.map(({ file }) => ({ severity, code: issue.key, file: file?.relativePath ?? '' }))
  : [{ severity, code: issue.key, file: '' }]);

const byTheClassic = folder => new Promise(resolve => classic.BIDS(folder, { verbose: true }, ({ errors, warnings }) =>
  resolve([...list(errors, 'error'), ...list(warnings, 'warning')])));

const filesIn = folder => readdirSync(folder, { withFileTypes: true })
  .flatMap(entry => entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]);

async function byTheSchema(folder) {
  // Content that was not fetched cannot be looked at.
  const files = filesIn(folder).filter(existsSync).map(file => {
    const blob = new File([readFileSync(file)], file.split(sep).at(-1));
    Object.defineProperty(blob, 'webkitRelativePath', { value: ['root', ...relative(folder, file).split(sep)].join('/') });
    return blob;
  });
  const { issues } = await schema(await fileListToTree(files), { ignoreNiftiHeaders: false }, {});
  return issues.issues.map(({ code, subCode, severity, location }) => ({ severity, code: subCode ?? code, file: location ?? '' }));
}

const found = {};
for (const folder of process.argv.slice(2)) {
  found[folder] = { classic: await byTheClassic(folder), schema: await byTheSchema(folder) };
}

console.log(JSON.stringify(found));
