import type { Actor } from '@sandbar/domain';
import { holderKeysOf } from '@sandbar/domain';

/** How a transaction begins. `write`: read committed. `read`: read only. `frozen`: one snapshot for the whole transaction, read only. */
export type Mode = 'write' | 'read' | 'frozen';

/**
 * Writing transactions touch few rows, by their keys. Their prepared statements get one plan a connection, made at once and by index: a plan made
 * while a table is still empty would read all of it, and do so until the statistics catch up, when the table has long grown.
 */
const BY_INDEX = 'SET LOCAL plan_cache_mode=force_generic_plan;SET LOCAL enable_seqscan=off';

const BEGIN: Readonly<Record<Mode, string>> = {
  write: `BEGIN;${BY_INDEX}`,
  read: 'BEGIN READ ONLY',
  frozen: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
};

/** Names and ids only: nothing that could end a literal or split the list. */
const PLAIN = /^[A-Za-z0-9._-]{1,200}$/;
const HOLDER = /^[a-z]+:[A-Za-z0-9._-]{1,200}$/;

/** Whose a transaction is, as the row-security policies read it: `holders` is a list with commas. */
export interface Whose {
  readonly person: string;
  readonly province: string;
  readonly holders: string;
}

/** @throws TypeError for an actor whose names are not plain ids: fail closed, send nothing */
export function whoseIs(actor: Actor): Whose {
  const holders = holderKeysOf(actor);
  holders.forEach((holder) => plain(holder, HOLDER));
  return {
    person: plain(actor.person),
    province: actor.province === null ? '' : plain(actor.province),
    holders: holders.join(','),
  };
}

/**
 * One message: BEGIN and the settings that the row-security policies read, which end with the transaction (SET LOCAL), so that nothing of it
 * reaches the next borrower of the connection.
 * @throws TypeError as whoseIs()
 */
export function beginAs(actor: Actor, mode: Mode): string {
  const { person, province, holders } = whoseIs(actor);
  return `${BEGIN[mode]};SET LOCAL app.person='${person}';SET LOCAL app.province='${province}';SET LOCAL app.holders='${holders}'`;
}

/** For the system role and for tables that everybody reads: no person, no holders. */
export function beginAnonymous(mode: Mode): string {
  return BEGIN[mode];
}

function plain(value: string, shape = PLAIN): string {
  if (!shape.test(value)) throw new TypeError('a person, province or holder is not a plain id');
  return value;
}
