import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SetupProblem, say } from './setup-problem.mjs';

// The bench and the fault client measure the compiled product, so they are compiled with it.
const ROOMS = ['apps', 'libs', 'seeds', 'test/bench', 'test/faults'];
const SETTINGS = ['nest-cli.json', 'tsconfig.json', '.swcrc', 'package-lock.json'];
const TEST_ONLY = /\.((int-|e2e-)?spec|fixture)\.[cm]?tsx?$/;
const NOT_SHIPPED = /(\.md|\.d\.[cm]?ts|\.swcrc|\.tsbuildinfo)$/;
const COMPILED = /(?<!\.d)\.ts$/;

/** Every file of the rooms that the running product consists of, relative to the checkout, sorted. */
function listSources(checkout) {
  const found = [];
  const visit = (folder) => {
    for (const entry of readdirSync(join(checkout, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.name === 'node_modules' || entry.name.startsWith('.') || path === 'libs/testing') continue;
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile() && !TEST_ONLY.test(entry.name) && !NOT_SHIPPED.test(entry.name)) found.push(path);
    }
  };
  for (const room of ROOMS) if (existsSync(join(checkout, room))) visit(room);
  return found.sort();
}

function fingerprint(checkout, sources) {
  const hash = createHash('sha256').update(process.version);
  for (const path of [...SETTINGS, ...sources]) {
    const { mtimeMs, size } = statSync(join(checkout, path));
    hash.update(`${path}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}

const stampOf = (checkout) => join(checkout, 'dist', '.sandbar-build');

/** Whether dist/ is what the sources compile to. */
export function compilationIsCurrent(checkout) {
  try {
    return readFileSync(stampOf(checkout), 'utf8') === fingerprint(checkout, listSources(checkout));
  } catch {
    return false;
  }
}

/**
 * Compiles apps, libs and seeds to dist/ in one pass of Nest's SWC builder (no type check: `npm run check` does that), copies what
 * is not TypeScript beside it, and removes what no source stands for any more. The stamp is written last: an interrupted
 * compilation is done again.
 * @param {string} checkout
 * @throws {SetupProblem} when the compiler refuses
 */
export async function compile(checkout) {
  say('正在编译（约几秒）…', 'compiling (a few seconds) …');
  rmSync(stampOf(checkout), { force: true });
  const sources = listSources(checkout);
  const before = fingerprint(checkout, sources);
  await runCompiler(checkout);
  const expected = new Set([stampOf(checkout)]);
  for (const path of sources) {
    const target = join(checkout, 'dist', path);
    if (COMPILED.test(path)) {
      const script = target.replace(/\.ts$/, '.js');
      if (!existsSync(script)) throw new SetupProblem(`编译未产生 ${path} 的输出。`, `The compiler wrote nothing for ${path}.`, 1);
      expected.add(script).add(`${script}.map`);
    } else {
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(join(checkout, path), target);
      expected.add(target);
    }
  }
  removeStale(join(checkout, 'dist'), expected);
  writeFileSync(`${stampOf(checkout)}.new`, before);
  renameSync(`${stampOf(checkout)}.new`, stampOf(checkout));
}

function runCompiler(checkout) {
  const nest = join(checkout, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [nest, 'build'], {
      cwd: checkout,
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => (output += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      // The builder reports files that it could not read as a count, with exit code 0.
      if (code === 0 && !/Failed to compile [1-9]/.test(output)) return resolve();
      process.stderr.write(output);
      reject(new SetupProblem('编译失败，原因见上。', 'The compilation failed; the reason is printed above.', 1));
    });
  });
}

function removeStale(folder, expected) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) removeStale(path, expected);
    else if (!expected.has(path)) rmSync(path);
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

/** The address of the compiled entry of an app, for `import()`. */
export const compiledEntry = (checkout, app) => pathToFileURL(join(checkout, 'dist', 'apps', app, 'src', 'main.js')).href;
