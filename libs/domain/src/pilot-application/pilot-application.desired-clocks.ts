import { LANES, activeNodes, desire, desiredClocks, pathOf } from '../kernel/index.js';
import type { ClockMeta, ClockTelling, DesiredClock, Lane, StoredSnapshot } from '../kernel/index.js';
import { clock } from './pilot-application.clocks.js';
import type { PilotContext } from './pilot-application.context.js';
import { pilotContextOf } from './pilot-application.header.js';
import { pilotMachine } from './pilot-application.machine.js';

/** Paths of the active states, for example `review.risk.awaitingInformation`. */
const activePaths = (snapshot: StoredSnapshot): ReadonlySet<string> =>
  new Set(activeNodes(pilotMachine, snapshot.value).map((node) => pathOf(node)));

/** True while every open clock is suspended; the hold's own clock runs. */
export const isHolding = (snapshot: StoredSnapshot): boolean =>
  snapshot.status === 'active' && activeNodes(pilotMachine, snapshot.value).some((node) => pathOf(node) === 'onHold');

/**
 * The clocks the application wants open. A lane stops while it awaits information; the total stops only when every
 * unsettled lane waits; the test's end stops while its evaluation is under way; the interest clock runs beside.
 */
export function pilotClocks(snapshot: StoredSnapshot): readonly DesiredClock[] {
  const context = pilotContextOf(snapshot);
  const paths = activePaths(snapshot);
  const clocks = desiredClocks(pilotMachine, snapshot, (meta, lane) => telling(meta, lane, context, paths));
  const beside = snapshot.status === 'active' && context.interest === 'open' && isOpen(snapshot);
  return beside ? [...clocks, desire(clock('interest'), {})] : clocks;
}

/** In `open`: the only part of the machine where the interest period runs and can end. */
const isOpen = (snapshot: StoredSnapshot): boolean => activeNodes(pilotMachine, snapshot.value).some((node) => node.key === 'open');

function telling(meta: ClockMeta, lane: Lane | null, context: PilotContext, paths: ReadonlySet<string>): ClockTelling {
  if (meta.from === 'service') {
    const startsAt = context.waiting[meta.name]?.served ?? null;
    return { startsAt, extensions: lane === null ? 0 : context.lanes[lane].informationExtensions };
  }
  if (meta.name === `review.lane.${lane}`) return waits(lane!, paths) ? { stopReason: 'awaiting-information' } : {};
  switch (meta.name) {
    case 'review.total':
      return { extensions: context.reviewExtensions, stopReason: allWait(paths) ? 'awaiting-information' : null };
    case 'hold':
      return { extensions: context.holdExtensions };
    case 'registered':
      return { extensions: context.registrationExtensions };
    case 'live.winding-down':
      return { startsAt: context.plannedEnd, stopReason: paths.has('live.evaluation.none') ? null : 'evaluation' };
    default:
      return {};
  }
}

const waits = (lane: Lane, paths: ReadonlySet<string>): boolean => paths.has(`review.${lane}.awaitingInformation`);

function allWait(paths: ReadonlySet<string>): boolean {
  const unsettled = LANES.filter((lane) => !paths.has(`review.${lane}.settled`));
  return unsettled.length > 0 && unsettled.every((lane) => waits(lane, paths));
}
