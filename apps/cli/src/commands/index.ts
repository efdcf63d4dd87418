import type { Command } from 'commander';
import { register as backup } from './backup.command.js';
import { register as calendar } from './calendar.command.js';
import { register as completion } from './completion.command.js';
import { register as database } from './database.command.js';
import { register as firstLink } from './first-link.command.js';
import { register as health } from './health.command.js';
import { register as mail } from './mail.command.js';
import { register as outbox } from './outbox.command.js';
import { register as record } from './record.command.js';
import { register as rules } from './rules.command.js';
import { register as similarity } from './similarity.command.js';
import { register as start } from './start.command.js';
import { register as statistics } from './statistics.command.js';
import { register as succession } from './succession.command.js';
import { register as workflow } from './workflow.command.js';

/**
 * Every command module: it exports `register(program)`, and gives each command its shape by `answering` (it prints data) or `acting` (it does not).
 * What a command needs only when it runs (a database, Nest) it imports inside its action, so that `--help` and the calendar answer at once.
 */
export const COMMANDS: readonly ((program: Command) => void)[] = [
  start,
  firstLink,
  health,
  record,
  outbox,
  backup,
  mail,
  calendar,
  rules,
  succession,
  database,
  statistics,
  similarity,
  workflow,
  completion,
];
