// Runs a TypeScript program of this checkout without a build: node --import ./test/matrix/run-typescript.mjs <file.ts>
import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transformSync } from '@swc/core';

if (isMainThread) register(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export async function resolve(specifier, context, next) {
  const lib = /^@sandbar\/([^/]+)$/.exec(specifier);
  if (lib) return next(pathToFileURL(join(root, 'libs', lib[1], 'src', 'index.ts')).href, context);
  if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return next(source.href, context);
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = transformSync(readFileSync(filename, 'utf8'), { filename, configFile: join(root, '.swcrc'), module: { type: 'es6' } });
  return { format: 'module', source: code, shortCircuit: true };
}
