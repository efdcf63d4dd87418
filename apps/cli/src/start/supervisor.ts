import { join } from 'node:path';
import { environmentFor, type Config, type DatabaseUrls, type Environment } from '@sandbar/config';
import { noteServer } from '../../setup/running-servers.mjs';
import { claimDirectory, openEmbedded, type ClaimedDirectory } from '../embedded/index.js';
import { Refusal, findSystemRefusal } from '../refusal.js';
import { ChildrenNote, endFormerChildren } from './former-children.js';
import { chooseListeningPort } from './listening-port.js';
import type { Progress, StartContext, StartPlan } from './start-plan.js';
import { SupervisedChild } from './supervised-child.js';

/** Whatever has been opened, in order: closed from the last to the first, each however the others fare. */
type Closing = (() => Promise<void> | void)[];

/** What the person did, or what befell us, while we ran. */
class Ended extends Error {
  constructor(readonly exitCode: number) {
    super('ended');
  }
}

export interface SupervisorSurroundings {
  readonly config: Config;
  readonly environment: Environment;
  readonly progress: Progress;
  readonly print: (line: string) => void;
  /** Aborted by the first request to end; the reason is ignored. */
  readonly signal: AbortSignal;
  /** Aborted by the second: nobody is asked any more. */
  readonly hurry: AbortSignal;
}

/**
 * Runs the whole product until asked to end: the data directory, the database, the plan's phases, then its processes.
 * @returns the exit code: 0 after a request to end, 1 when the database was lost for good
 * @throws Refusal with the line to print; everything opened until then has been closed
 */
export async function supervise(plan: StartPlan, surroundings: SupervisorSurroundings): Promise<number> {
  const closing: Closing = [];
  try {
    return await serve(plan, surroundings, closing);
  } catch (error) {
    if (error instanceof Ended) return error.exitCode;
    throw findSystemRefusal(error, surroundings.config.dataDir) ?? error;
  } finally {
    for (const close of closing.reverse())
      await Promise.resolve(close()).catch((error: unknown) => surroundings.print(`sandbar: ${String(error)}`));
  }
}

async function serve(plan: StartPlan, surroundings: SupervisorSurroundings, closing: Closing): Promise<number> {
  const { config, print, signal } = surroundings;
  const claim = claimDirectory(config.dataDir, { role: 'server', port: 0 });
  closing.push(() => claim.release());
  await endFormerChildren(config.dataDir);
  const port = await chooseListeningPort(config);
  closing.push(noteServer(config.checkout, { port, dataDir: config.dataDir }));

  const lost = new AbortController();
  const urls = await openDatabase(config, claim, surroundings, lost, closing);
  const environment = environmentFor(config, urls, port, surroundings.environment);
  const publicUrl = environment['PUBLIC_URL'] ?? config.http.publicUrl;
  const context: StartContext = { config, publicUrl, urls, progress: surroundings.progress, signal, print };
  const over = whicheverEnds(signal, lost.signal);
  for (const phase of plan.phases) {
    print(`${phase.zh} / ${phase.en} …`);
    await Promise.race([phase.run(context), over]).finally(() => surroundings.progress.end());
  }
  const note = new ChildrenNote(config.dataDir);
  closing.push(() => note.remove());
  const children = startableChildren(plan, environment, surroundings, note);
  for (const child of children) {
    closing.push(() => child.stop());
    surroundings.hurry.addEventListener('abort', () => child.kill());
    await Promise.race([child.start(), over]);
  }
  claim.announce(port);
  for (const line of await Promise.race([plan.summarise(context), over])) print(line);
  print(`Sandbar is ready: ${publicUrl}`);
  return over;
}

async function openDatabase(
  { checkout, database }: Config,
  claim: ClaimedDirectory,
  { print }: SupervisorSurroundings,
  lost: AbortController,
  closing: Closing,
): Promise<Required<DatabaseUrls>> {
  if (database === undefined) {
    const embedded = await openEmbedded({
      checkout,
      dataDir: claim,
      log: print,
      onLost: (reason) => {
        print(`sandbar: 内置数据库无法恢复 / the embedded database cannot be brought back: ${reason.message}`);
        lost.abort();
      },
    });
    closing.push(() => embedded.stop());
    return embedded.urls;
  }
  const { owner } = database;
  if (owner === undefined) throw new Refusal('请设置 DATABASE_URL_OWNER。', 'Set DATABASE_URL_OWNER.', 2);
  return { ...database, owner };
}

/** Never resolves: rejects with `Ended` on the first of the two, however early that was. */
function whicheverEnds(asked: AbortSignal, lost: AbortSignal): Promise<never> {
  const over = new Promise<never>((_, reject) => {
    const when = (signal: AbortSignal, exitCode: number) => {
      if (signal.aborted) reject(new Ended(exitCode));
      else signal.addEventListener('abort', () => reject(new Ended(exitCode)));
    };
    when(asked, 0);
    when(lost, 1);
  });
  over.catch(() => undefined);
  return over;
}

function startableChildren(
  plan: StartPlan,
  environment: Environment,
  { config, print }: SupervisorSurroundings,
  note: ChildrenNote,
): SupervisedChild[] {
  return plan.children.map((child) => {
    const logFile = config.mode === 'demo' ? join(config.dataDir, 'logs', `${child.name}.log`) : undefined;
    return new SupervisedChild({ plan: child, environment, logFile, print, onSpawn: (name, pid) => note.add(name, pid) });
  });
}
