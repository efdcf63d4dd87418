import type { Command } from 'commander';

/** What a command has to say: data on stdout, in either form, and messages on stderr. */
export interface Answer {
  /** Printed by `--json` as one JSON value on one line. */
  readonly data: unknown;
  /** The same for a person, line by line. */
  readonly lines: readonly string[];
  /** Beside the data, in both forms: totals, warnings. */
  readonly notes?: readonly string[];
  /** 1: what was asked for was looked at and something is wrong with it. */
  readonly exitCode?: 0 | 1;
}

/** What a command declares beside its arguments, for help and for the test that walks every command. */
export interface Shape {
  /** Words after `sandbar` that run as they stand on a database with the reference data: shown in help, run by a test. */
  readonly example: string;
  /** Whether it prints data, and so knows `--json`. */
  readonly printsData: boolean;
}

const shapes = new WeakMap<Command, Shape>();

/** What a command declared; undefined for one that follows no shape. */
export const shapeOf = (command: Command): Shape | undefined => shapes.get(command);

/**
 * The shape of every command that prints data: gives it `--json` and its example, and prints the answer.
 * @param example words after `sandbar` that run as they stand
 * @param run gets the arguments and options as commander gives them
 */
export function answering<G extends unknown[]>(command: Command, example: string, run: (...given: G) => Answer | Promise<Answer>): Command {
  shapes.set(command, { example, printsData: true });
  return withExample(command, example)
    .option('--json', '输出 JSON / print JSON')
    .action(async (...given: unknown[]) => print(await run(...(given as G)), command.opts()['json'] === true));
}

/** The shape of a command that prints no data: it serves, or writes a text for another program. */
export function acting<G extends unknown[]>(command: Command, example: string, run: (...given: G) => Promise<void> | void): Command {
  shapes.set(command, { example, printsData: false });
  return withExample(command, example).action((...given: unknown[]) => run(...(given as G)));
}

const withExample = (command: Command, example: string): Command => command.addHelpText('after', `\n示例 / Example:\n  sandbar ${example}`);

function print({ data, lines, notes = [], exitCode = 0 }: Answer, json: boolean): void {
  for (const line of json ? [JSON.stringify(data)] : lines) process.stdout.write(`${line}\n`);
  for (const note of notes) process.stderr.write(`${note}\n`);
  process.exitCode = exitCode;
}
