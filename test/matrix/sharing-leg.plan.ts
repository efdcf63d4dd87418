import { isRefusal, SHARING_LEG, SYSTEM_ACTOR } from '@sandbar/domain';
import type { LegContext, LegPayloads } from '@sandbar/domain';
import { ANSWERS, AUTHOR, coordinatorOf, releaserOf } from '../scenarios/sharing-people.js';
import { LEG_PLACES, then } from '../scenarios/sharing-places.js';
import { SharingWorld } from '../scenarios/sharing-world.js';
import type { MatrixPlan } from './matrix.js';
import { CALENDAR_CHANGES } from '../fixtures/calendar-changes.js';

const because = { reason: '理由' };
/** What a sensible person or the platform would send now. */
const payloads = ({ round, content, urgent, ...leg }: LegContext, at: string): { [T in keyof LegPayloads]: LegPayloads[T] } => ({
  CREATE: { ...leg, round, content, urgent },
  SENT: { messageId: 'message' },
  DELIVERED: { receipt: 'receipt' },
  OUTAGE: because,
  OUTAGE_OVER: {},
  RECORD_LETTER_SERVICE: { letter: '沪金协〔2026〕3号', servedAt: at },
  OPEN: {},
  ACKNOWLEDGE: { expectedOn: '2027-01-15' },
  WINDOW_OPENED: { round, from: at },
  PREPARE_ANSWER: { ...ANSWERS.recognised },
  RETURN_ANSWER: { comment: '再议' },
  RELEASE_ANSWER: {},
  REQUEST_FURTHER_INFORMATION: { questions: ['何处？'] },
  INFORMATION_SUPPLIED: { answers: ['上海'] },
  WITHDRAW_OBJECTION: because,
  NEW_ROUND: { round: round + 1, content, urgent },
  LEAD_CHANGED: { leadAuthority: 'office-successor', province: '31' },
  CALENDAR_CHANGED: CALENDAR_CHANGES.moving,
  WITHDRAW_LEG: because,
  CLOSE_LEG: {},
  DELIVERY_EXPIRED: {},
  OUTAGE_EXPIRED: {},
  OPENING_EXPIRED: {},
  ACKNOWLEDGEMENT_EXPIRED: {},
  OBJECTION_EXPIRED: {},
  LEG_INFORMATION_EXPIRED: {},
});

/** Jiangsu is not reached, so that no window has begun. */
const unserved = (): SharingWorld => {
  const world = new SharingWorld();
  world.offline.add('32');
  return world.release().acknowledge('33');
};
const outageOver = (): SharingWorld => {
  const world = LEG_PLACES['outage']!();
  if (isRefusal(world.try('leg-33', 'OUTAGE_OVER', {}, SYSTEM_ACTOR))) throw new Error('The outage is not over');
  return world;
};
const withdrawn = (): SharingWorld => then(LEG_PLACES['answered.objected']!(), ['leg-33', 'WITHDRAW_OBJECTION', because, releaserOf('33')]);
/** The leaves, and those again where the past makes a difference. */
const places: Readonly<Record<string, () => SharingWorld>> = {
  ...LEG_PLACES,
  'queued/after-an-outage': outageOver,
  'answering.preparing/window-not-begun': unserved,
  'answering.preparing/information-supplied': () =>
    then(LEG_PLACES['awaitingInformation']!(), ['leg-33', 'INFORMATION_SUPPLIED', { answers: ['上海'] }, AUTHOR]),
  'answered.abstained/objection-withdrawn': withdrawn,
  'late/objection-withdrawn': () => then(withdrawn(), ['leg-33', 'PREPARE_ANSWER', ANSWERS.recognised, coordinatorOf('33')]),
};

export const LEG_PLAN: MatrixPlan = {
  definition: SHARING_LEG,
  rules: {},
  leaves: Object.fromEntries(Object.entries(places).map(([leaf, enter]) => [leaf, () => enter().file('leg-33').snapshot])),
  payload: (type, snapshot, _actor, at) => payloads(snapshot.context as unknown as LegContext, at)[type as keyof LegPayloads],
  known: (snapshot) => {
    const [preparer] = (snapshot.context as unknown as LegContext).preparers;
    return preparer === undefined
      ? []
      : [{ name: 'preparer', person: preparer, as: ['coordinator@recipientProvince', 'head@recipientProvince'] }];
  },
  leadProvince: (snapshot) => (snapshot.context as unknown as LegContext).fromProvince,
  strangerProvince: '34',
};
