import type { Command } from 'commander';

/** A word that may stand somewhere, and what it means. */
export interface Candidate {
  readonly word: string;
  readonly meaning: string;
}

/** Where the cursor may be: after the words of a command. */
export interface Place {
  /** `''` after `sandbar`, `/outbox/redrive` after `sandbar outbox redrive`. */
  readonly at: string;
  readonly candidates: readonly Candidate[];
  /** Options after which a value stands, for which the shell offers files. */
  readonly valued: readonly string[];
}

/** Every place of a command line, the program itself first. */
export function placesOf(command: Command, at = ''): readonly Place[] {
  const options = [...command.options.filter((option) => !option.hidden)];
  const subcommands = command.commands.map((one) => ({ word: one.name(), meaning: one.description() }));
  const choices = command.registeredArguments.flatMap((argument) => argument.argChoices ?? []);
  const candidates = [
    ...subcommands,
    ...choices.map((word) => ({ word, meaning: '' })),
    ...options.map((option) => ({ word: option.long ?? option.flags, meaning: option.description })),
    { word: '--help', meaning: '帮助 / show help' },
  ];
  const valued = options.filter((option) => option.required || option.optional).map((option) => option.long ?? option.flags);
  return [{ at, candidates, valued }, ...command.commands.flatMap((one) => placesOf(one, `${at}/${one.name()}`))];
}
