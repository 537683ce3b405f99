// Bundles the viewer's library into one compressed file: node build.mjs OUTPUT.js.gz. Installs what package-lock.json names first, if it is not there.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';

const output = process.argv[2];
const installed = 'node_modules/.package-lock.json';
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync('package-lock.json').mtimeMs) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { stdio: 'inherit', shell: process.platform === 'win32' });
}

const { build } = await import('esbuild');
const { outputFiles } = await build({
  entryPoints: ['viewer.mjs'],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'inline',
  write: false,
});

mkdirSync(dirname(output), { recursive: true });
const temporary = `${output}.${process.pid}.tmp`;
writeFileSync(temporary, gzipSync(outputFiles[0].contents, { level: 9 }));
renameSync(temporary, output);
