import 'reflect-metadata';
import type { Answer, Command } from '@sandbar/workflow';
import { Carrier, Doomed, HandClock } from './failpoints-rig.js';
import type { RigOptions } from './failpoints-rig.js';
import type { Death } from './life.js';
import { PIECES } from './pieces.js';

/** What the process is told in its first argument, as JSON. */
export interface Testament extends Omit<RigOptions, 'clock'> {
  readonly now: string;
  readonly piece: string;
  readonly commands: readonly Command[];
  readonly death: Death;
}
/** What it says of each command that was answered. */
export interface Word {
  readonly key: string;
  readonly answer: Answer;
}

/** The entry of a process that does a piece of work and kills itself with SIGKILL at the point that it is told. */
async function live({ now, piece: name, commands, death, ...options }: Testament): Promise<void> {
  const piece = PIECES.find((one) => one.name === name);
  if (piece === undefined) throw new Error(`no piece of work ${name}`);
  const doomed = await Doomed.open({ ...options, clock: new HandClock(now) }, new Carrier(), []);
  const life = doomed.begin(death, () => process.kill(process.pid, 'SIGKILL'));
  await piece.live(doomed, life, commands, ({ key }, answer) => {
    const word: Word = { key, answer };
    return new Promise<void>((said) => process.send!(word, () => said()));
  });
}

await live(JSON.parse(process.argv[2]!) as Testament);
// It should be dead by now.
process.exit(1);
