import type { CalendarPlace } from '@sandbar/calendar';
import type { Refusal } from '@sandbar/domain';
import { refuse } from '@sandbar/domain';
import { outlives } from '../deadlines/calendar-for.js';
import type { Calendars } from '../ports/rule-table.port.js';
import type { Locked, StoredAnswer, Tx } from '../ports/unit-of-work.port.js';
import type { Answer, Command } from './command.js';

/** The stored answer of the same person and key; another body under the same key is refused; undefined: never seen. */
export async function replayed(tx: Tx, command: Command, bodyHash: string, known?: StoredAnswer): Promise<Answer | Refusal | undefined> {
  const stored = known ?? (await tx.commands.find(command.actor.person, command.key));
  if (stored === undefined) return undefined;
  return stored.bodyHash === bodyHash ? stored.answer : refuse('command.key_reused', { key: command.key });
}

/** Is the case where the sender saw it? For a clock's expiry: is the row still open and due? */
export function wrongVersion(command: Command, locked: Locked | undefined, now: string): Refusal | undefined {
  if (locked === undefined) return undefined;
  if (command.expectedVersion !== undefined && command.expectedVersion !== locked.row.version)
    return refuse('version.stale', { expected: command.expectedVersion, current: locked.row.version, stage: locked.row.stage });
  if (command.source.kind !== 'deadline') return undefined;
  const { id } = command.source;
  const row = locked.openDeadlines.find((open) => open.id === id);
  if (row === undefined || row.status !== 'running' || row.dueAt === null) return refuse('deadline.moved', { deadline: id });
  return row.dueAt > now ? refuse('deadline.not_due', { deadline: id, dueAt: row.dueAt }) : undefined;
}

/** A clock that a change of the calendar has still to move does not expire on its former date: whoever asks lets it move first. */
export function stillToMove(
  command: Command,
  locked: Locked | undefined,
  calendars: Calendars,
  at: string,
  place: CalendarPlace | null,
): Refusal | undefined {
  const { source } = command;
  if (source.kind !== 'deadline') return undefined;
  const reckoning = locked?.openDeadlines.find((open) => open.id === source.id)?.reckoning ?? null;
  const change = calendars.lastChange(at);
  if (reckoning === null || change === undefined || !outlives(calendars.at(at, place), reckoning, at)) return undefined;
  return refuse('deadline.moving', { deadline: source.id, change });
}

const MOVED_ON: ReadonlySet<string> = new Set(['event.not_allowed', 'case.closed', 'deadline.moved']);

/** True for the refusals that mean: the case has moved on since the message was sent. */
export const movedOn = (refusal: Refusal): boolean => MOVED_ON.has(refusal.code);

/** Records a message that came too late; the case stays as it is. */
export async function ignored(tx: Tx, command: Command, bodyHash: string, locked: Locked | undefined, refusal: Refusal): Promise<Answer> {
  const row = locked?.row;
  const answer: Answer = {
    outcome: 'ignored',
    caseId: command.caseId,
    version: row?.version ?? 0,
    seq: row?.version ?? 0,
    eventId: command.key,
    type: command.type,
    at: row?.updatedAt ?? '',
    stage: row?.stage ?? '',
    leaves: [],
    closed: refusal.code === 'case.closed',
    facts: [],
    reason: refusal.code,
  };
  await tx.commands.ignore({ person: command.actor.person, key: command.key, bodyHash, caseId: command.caseId, answer });
  return answer;
}
