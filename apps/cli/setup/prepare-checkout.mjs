import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { compilationIsCurrent, compile } from './compilation.mjs';
import { dependenciesAreCurrent, finishDependencies, installDependencies } from './dependencies.mjs';
import { isRunning, startTimeOf } from './process-identity.mjs';
import { takeProcessLock } from './process-lock.mjs';
import { listServers } from './running-servers.mjs';
import { SetupProblem, fromSystemError, say } from './setup-problem.mjs';

/** The root of this checkout. */
export const CHECKOUT = resolve(import.meta.dirname, '..', '..', '..');
const WAIT_FOR_OTHER_SETUP_SECONDS = 600;

/**
 * Brings node_modules and dist/ up to what the checkout says, and does nothing where they are.
 * @param {'start' | 'test' | 'check' | 'command'} purpose `test` refuses while a server of this checkout runs; `check` installs only;
 *   `command` goes on with what is built when a running server forbids a new build
 * @throws {SetupProblem}
 */
export async function prepareCheckout(purpose) {
  try {
    const server = listServers(CHECKOUT)[0];
    if (server !== undefined && purpose === 'test') throw serverRuns(server);
    if (isCurrent(purpose)) return finishDependencies(CHECKOUT);
    const lock = await takeSetupLock();
    try {
      await bringUpToDate(purpose, lock);
    } finally {
      lock.release();
    }
  } catch (error) {
    throw fromSystemError(error, CHECKOUT) ?? error;
  }
}

const isCurrent = (purpose) => dependenciesAreCurrent(CHECKOUT) && (purpose === 'check' || compilationIsCurrent(CHECKOUT));

async function bringUpToDate(purpose, lock) {
  // Looked at again under the lock: a set-up that just ended may have done it all.
  if (isCurrent(purpose)) return;
  const server = listServers(CHECKOUT)[0];
  if (!dependenciesAreCurrent(CHECKOUT)) {
    if (server !== undefined) throw serverRuns(server);
    await installDependencies(CHECKOUT, (pid) => lock.update({ npm: { pid, startTime: startTimeOf(pid) } }));
  }
  if (purpose === 'check' || compilationIsCurrent(CHECKOUT)) return;
  if (server === undefined) return compile(CHECKOUT);
  if (purpose !== 'command') throw serverRuns(server);
  say('源码已改动，但服务正在运行：沿用已编译的版本。', 'the sources changed, but a server runs: going on with what is compiled.');
}

function serverRuns({ pid, port }) {
  return new SetupProblem(
    `本检出目录的沙洲正在运行（进程 ${pid}，端口 ${port}）。请先停止它（Ctrl-C 或 kill ${pid}）。`,
    `Sandbar runs from this checkout (pid ${pid}, port ${port}). Stop it first (Ctrl-C, or kill ${pid}).`,
  );
}

async function takeSetupLock() {
  for (let second = 0; ; second++) {
    const { lock, holder, former } = takeProcessLock(join(CHECKOUT, '.sandbar-setup'), 'lock', {});
    if (lock !== undefined) {
      await endInstallOf(former);
      return lock;
    }
    if (second === 0)
      say(`另一个安装过程（进程 ${holder.pid}）正在进行，等待中…`, `another set-up (pid ${holder.pid}) is under way, waiting …`);
    if (second === WAIT_FOR_OTHER_SETUP_SECONDS) {
      throw new SetupProblem(
        `安装过程（进程 ${holder.pid}）十分钟未结束。`,
        `The set-up of pid ${holder.pid} did not end within ten minutes.`,
      );
    }
    await pause(1000);
  }
}

/** An npm that outlived its killed set-up still writes to node_modules: two at once would leave a mixture. */
async function endInstallOf(former) {
  const npm = former?.npm;
  if (npm === undefined || !isRunning(npm)) return;
  process.kill(npm.pid, 'SIGKILL');
  while (isRunning(npm)) await pause(20);
}
