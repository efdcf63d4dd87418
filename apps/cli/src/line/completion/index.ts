import type { Command } from 'commander';
import { bashCompletion } from './bash.js';
import { fishCompletion } from './fish.js';
import { placesOf, type Place } from './places.js';
import { zshCompletion } from './zsh.js';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

const over = (draw: (places: readonly Place[]) => string) => (program: Command) => draw(placesOf(program));

/** The script of each shell, from the commands as they are registered. */
export const COMPLETIONS: Readonly<Record<Shell, (program: Command) => string>> = {
  bash: over(bashCompletion),
  zsh: over(zshCompletion),
  fish: over(fishCompletion),
};
