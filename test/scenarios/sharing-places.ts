import { isRefusal, SYSTEM_ACTOR } from '@sandbar/domain';
import { ANSWERS, AUTHOR, coordinatorOf, DISCLOSED, HEAD } from './sharing-people.js';
import type { Said } from './sharing-people.js';
import { SharingWorld } from './sharing-world.js';

const drafted = (): SharingWorld => new SharingWorld();
export const contested = (): SharingWorld => drafted().release().answer({ '32': 'recognised', '33': 'objected', '34': 'abstained' });
export const then = (world: SharingWorld, ...steps: [string, string, object, typeof AUTHOR][]): SharingWorld => {
  for (const [id, type, payload, actor] of steps) world.act(id, type, payload, actor);
  return world;
};
const REVISED: [string, string, object, typeof AUTHOR][] = [
  ['package', 'REQUEST_REVISION', { reason: '按异议修改' }, AUTHOR],
  ['package', 'REVISION_SUBMITTED', { declarationHash: 'b'.repeat(64), revision: 2, material: true }, SYSTEM_ACTOR],
  ['package', 'SUBMIT_PACKAGE', DISCLOSED, AUTHOR],
];
export const settled = (): SharingWorld => drafted().release().answer({ '32': 'recognised', '33': 'recognised', '34': 'recognised' });

/** One way into every state of the package. */
export const PACKAGE_PLACES: Readonly<Record<string, () => SharingWorld>> = {
  drafting: drafted,
  inReview: () => then(drafted(), ['package', 'SUBMIT_PACKAGE', DISCLOSED, AUTHOR]),
  'released.consulting': () => drafted().release(),
  'released.contested': contested,
  'released.revised.awaiting': () => then(contested(), ...REVISED.slice(0, 1)),
  'released.revised.redrafting': () => then(contested(), ...REVISED.slice(0, 2)),
  'released.revised.inReview': () => then(contested(), ...REVISED),
  'released.escalated': () => then(contested(), ['package', 'ESCALATE', { reason: '协商不成' }, HEAD]),
  'released.settled': settled,
  closed: () => then(settled(), ['package', 'CLOSE', {}, AUTHOR]),
  superseded: () => then(contested(), ['package', 'SUPERSEDE', { reason: '新材料包' }, SYSTEM_ACTOR]),
  withdrawn: () => then(contested(), ['package', 'APPLICATION_ENDED', { reason: '申请终结' }, SYSTEM_ACTOR]),
  expired: () => {
    const world = contested();
    world.expire('package', 'package.validity');
    return world;
  },
};

const unreached = (): SharingWorld => {
  const world = drafted();
  world.offline.add('33');
  return world.release();
};
const expired = (world: SharingWorld, clock: string): SharingWorld => {
  world.expire('leg-33', clock);
  return world;
};
export const answered =
  (said: Said): (() => SharingWorld) =>
  () =>
    drafted().release().answer({ '33': said });
const silent = (): SharingWorld => expired(drafted().release(), 'leg.objection');

/** One way into every state of the leg of Zhejiang. */
export const LEG_PLACES: Readonly<Record<string, () => SharingWorld>> = {
  queued: unreached,
  sent: () => {
    const world = unreached();
    const sent = world.try('leg-33', 'SENT', { messageId: 'm' }, SYSTEM_ACTOR);
    if (isRefusal(sent)) throw new Error('not sent');
    return world;
  },
  outage: () => then(unreached(), ['leg-33', 'OUTAGE', { reason: '检修' }, SYSTEM_ACTOR]),
  letter: () => expired(unreached(), 'leg.delivery'),
  delivered: () => drafted().release(),
  opened: () => then(drafted().release(), ['leg-33', 'OPEN', {}, coordinatorOf('33')]),
  'answering.preparing': () => drafted().release().acknowledge('33'),
  'answering.prepared': () => drafted().release().prepare('33', 'objected'),
  awaitingInformation: () =>
    then(drafted().release().acknowledge('33'), ['leg-33', 'REQUEST_FURTHER_INFORMATION', { questions: ['何处？'] }, coordinatorOf('33')]),
  'answered.recognised': answered('recognised'),
  'answered.recognisedWithConditions': answered('recognisedWithConditions'),
  'answered.notRecognised': answered('notRecognised'),
  'answered.objected': answered('objected'),
  'answered.abstained': answered('abstained'),
  'answered.noAnswer': silent,
  late: () => then(silent(), ['leg-33', 'PREPARE_ANSWER', ANSWERS.recognised, coordinatorOf('33')]),
  closed: PACKAGE_PLACES['closed']!,
  withdrawn: PACKAGE_PLACES['withdrawn']!,
};
