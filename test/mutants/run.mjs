// npm run mutants: seeds ten bugs, one at a time, in a copy of the checkout, and runs the tests that should find each. Nothing of the checkout changes.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { MUTANTS } from './catalogue.mjs';
import { seed } from './seed.mjs';

const CHECKOUT = resolve(import.meta.dirname, '..', '..');
const LONGEST_MS = 240_000;
const only = process.argv[2];
const mutants = MUTANTS.filter(({ name }) => only === undefined || name.includes(only));

/** What git knows and what it does not ignore, with the same packages. */
function copyCheckout() {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'sandbar-mutants-')));
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: CHECKOUT, encoding: 'utf8' });
  for (const file of listed.split('\0').filter((name) => name !== '' && existsSync(join(CHECKOUT, name)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(CHECKOUT, file), join(copy, file));
  }
  symlinkSync(realpathSync(join(CHECKOUT, 'node_modules')), join(copy, 'node_modules'));
  return copy;
}

/** Runs test files in the copy. @returns {Promise<{ran: number, failed: string[], broken: number, said: string}>} names of what failed; broken: files that did not load */
function test(copy, project, files) {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const jest = join(CHECKOUT, 'node_modules', 'jest', 'bin', 'jest.js');
  const args = [
    '--no-warnings',
    jest,
    '--ci',
    '--silent',
    '--maxWorkers=1',
    '--selectProjects',
    project,
    '--json',
    `--outputFile=${report}`,
  ];
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, [...args, '--testPathPatterns', ...files], { cwd: copy, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (said = (said + text).slice(-4_000)));
    const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
    child.once('error', fail).once('close', () => {
      clearTimeout(late);
      if (!existsSync(report)) return settle({ ran: 0, failed: [], broken: 1, said: said.trim().split('\n').at(-1) ?? '' });
      const { numTotalTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(readFileSync(report, 'utf8'));
      const failed = testResults.flatMap((file) => file.assertionResults).filter((one) => one.status === 'failed');
      settle({ ran: numTotalTests, failed: failed.map((one) => one.fullName), broken: numRuntimeErrorTestSuites, said: '' });
    });
  });
}

async function run(copy) {
  // One database for all of it: each run of Jest would start its own.
  const { clusterHome, joinCluster } = await import(join(copy, 'libs', 'testing', 'src', 'database-cluster.mjs'));
  if (mutants.some(({ project }) => project === 'int')) await joinCluster(clusterHome(copy));
  // What fails without any bug finds none.
  const failing = new Set();
  for (const project of ['unit', 'story', 'int']) {
    const files = [...new Set(mutants.filter((one) => one.project === project).map((one) => one.tests))];
    if (files.length === 0) continue;
    const { ran, failed, broken, said } = await test(copy, project, files);
    if (ran === 0 || broken > 0) throw new Error(`the tests of ${project} do not run: ${said}`);
    console.log(`without a bug: ${ran - failed.length} of ${ran} tests of ${project} pass`);
    for (const name of failed) {
      failing.add(name);
      console.log(`      fails without a bug: ${name}`);
    }
  }
  let found = 0;
  for (const [i, mutant] of mutants.entries()) {
    const begun = performance.now();
    const remove = seed(copy, mutant);
    const { failed, broken, said } = await test(copy, mutant.project, [mutant.tests]).finally(remove);
    const finders = failed.filter((name) => !failing.has(name));
    // A file that no longer loads says nothing about the bug.
    const isFound = finders.length > 0 && broken === 0;
    if (isFound) found += 1;
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    console.log(`${String(i + 1).padStart(2)} ${isFound ? 'found    ' : 'NOT FOUND'} ${seconds.padStart(3)} s  ${mutant.name}`);
    console.log(`      ${isFound ? `${finders.length} failed, the first: ${finders[0]}` : said}`);
  }
  console.log(`found ${found} of ${mutants.length}`);
  return found === mutants.length ? 0 : 1;
}

const copy = copyCheckout();
try {
  process.exitCode = await run(copy);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
