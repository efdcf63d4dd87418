import type { AnyStateMachine } from 'xstate';
import type { Lane } from './case-kind.js';
import type { ClockMeta, DesiredClock } from './clock.js';
import type { StoredSnapshot } from './definition.js';
import { activeNodes, laneOf, metaOf } from './topology.js';

/** What the context knows of one clock that a state names. */
export interface ClockTelling {
  /** How many extensions were granted. */
  readonly extensions?: number;
  /** Service or a date; null: not yet. */
  readonly startsAt?: string | null;
  /** A code: the clock is paused and keeps the rest. */
  readonly stopReason?: string | null;
}

/**
 * The clocks that the active states ask for, filled in from the context. A region that reached its final state keeps
 * no clock; a clock from service or a date is pending while there is none.
 */
export function desiredClocks(
  machine: AnyStateMachine,
  snapshot: StoredSnapshot,
  tell: (clock: ClockMeta, lane: Lane | null) => ClockTelling,
): readonly DesiredClock[] {
  if (snapshot.status !== 'active') return [];
  const nodes = activeNodes(machine, snapshot.value);
  return nodes.flatMap((node) => {
    const clock = metaOf(node).clock;
    const over = nodes.some((child) => child.parent === node && child.type === 'final');
    if (clock === undefined || over) return [];
    const lane = laneOf(node);
    return [desire(clock, tell(clock, lane), lane === null ? {} : { lane })];
  });
}

/** One clock as the use case reconciles it. */
export function desire(clock: ClockMeta, telling: ClockTelling, payload: Readonly<Record<string, unknown>> = {}): DesiredClock {
  const startsAt = telling.startsAt ?? null;
  const stopReason = telling.stopReason ?? null;
  const pending = clock.from !== 'entry' && startsAt === null;
  const extension = clock.extension === undefined ? [] : Array.from({ length: telling.extensions ?? 0 }, () => clock.extension!);
  return {
    name: clock.name,
    rule: clock.rule,
    court: clock.court,
    expires: clock.expires,
    payload,
    escalates: clock.escalates === true,
    state: stopReason !== null ? 'stopped' : pending ? 'pending' : 'running',
    stopReason,
    startsAt,
    extensions: extension,
    afterHold: clock.afterHold ?? 'continue',
  };
}

export function desiredNames(clocks: readonly DesiredClock[]): ReadonlySet<string> {
  return new Set(clocks.map((clock) => clock.name));
}
