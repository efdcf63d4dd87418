import { DuplicateCommand, StoreUnavailable } from '@sandbar/workflow';

interface PgFault {
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly message?: unknown;
}

/** SQLSTATE classes and codes that mean: not now. 08 connection, 53 resources (53100 disk full), 57P0x shutdown, 58 system, 25006 read-only standby. */
const UNAVAILABLE = /^(08...|53...|57P0[1-5]|58...|25006|25P0[34])$/;
/** lock_timeout and statement_timeout: overloaded, come back soon. */
const LOCK_NOT_AVAILABLE = '55P03';
const CONGESTED: ReadonlySet<unknown> = new Set([LOCK_NOT_AVAILABLE, '57014']);
const NETWORK: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** What pg and pg-pool say without a code. */
const LOST =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout|Client was closed|Cannot use a pool|timeout expired|Driver not Connected)/i;

/** Seconds a client is asked to wait: after a lost server, and after a jam. */
const AFTER_LOSS = 5;
const AFTER_JAM = 1;

const codeOf = (error: unknown): unknown => (error as PgFault | null)?.code;

/** Worth running again at once: a serialisation failure or a deadlock, in which Postgres chose us. */
export function isRetriable(error: unknown): boolean {
  return codeOf(error) === '40001' || codeOf(error) === '40P01';
}

/** True when the connection is gone or in an unknown state. */
export function isConnectionLost(error: unknown): boolean {
  // By shape, not by class: an error of the network layer may come from another realm.
  const { code, message } = (error ?? {}) as PgFault;
  if (
    NETWORK.has(code) ||
    (typeof code === 'string' && /^ERR_(STREAM|SSL|SOCKET)/.test(code)) ||
    (typeof message === 'string' && LOST.test(message))
  )
    return true;
  return typeof code === 'string' && /^(08...|57P0[1-5]|25P0[34])$/.test(code);
}

/** As Postgres spells its codes; a name of the network layer (EPERM) has no digit. */
const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/;

/**
 * True where the server has answered that a write was not made, and another try under the case's lock may be: it was held up by a lock, or met what
 * only a look at the present state explains. False where nobody knows what became of it, and where the server has too much to do already.
 */
export function isForTheLock(fault: unknown): boolean {
  if (fault instanceof DuplicateCommand) return true;
  if (!(fault instanceof StoreUnavailable)) return SQLSTATE.test(String(codeOf(fault)));
  return codeOf(fault.cause) === LOCK_NOT_AVAILABLE || isRetriable(fault.cause);
}

/** The road's name for what the driver threw; anything unknown is a bug and comes back as it is. */
export function toStoreFault(error: unknown): unknown {
  const code = codeOf(error);
  if (code === '23505' && (error as PgFault).constraint === 'command_pk') return new DuplicateCommand();
  if (isRetriable(error) || CONGESTED.has(code)) return new StoreUnavailable(AFTER_JAM, error);
  if (isConnectionLost(error) || (typeof code === 'string' && UNAVAILABLE.test(code))) return new StoreUnavailable(AFTER_LOSS, error);
  return error;
}
