import { decide, isRefusal, SHARING_LEG, SHARING_PACKAGE } from '@sandbar/domain';
import type { Actor, Province, Tlp } from '@sandbar/domain';
import { CaslPolicy } from '@sandbar/identity';
import { referenceRules } from '@sandbar/testing';
import { guardValues } from '@sandbar/workflow';
import { AUTHOR, coordinatorOf, DISCLOSED, HEAD, officer, RELEASED, releaserOf, REVIEWER } from './sharing-people.js';
import { SharingWorld } from './sharing-world.js';

const AT = '2026-09-02T02:00:00.000Z';
const rules = guardValues(SHARING_PACKAGE, referenceRules, null, AT);
const LABELS: readonly Tlp[] = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT'];
const firm: Actor = { person: 'clerk', roles: ['applicant', 'signatory'], organisation: 'firm', authority: null, province: null };

/** Who reads what of the leg of a province, and of the package. */
const readers: readonly (readonly [string, Actor, leg: string, pack: string])[] = [
  ['the coordinator of the recipient', coordinatorOf('32'), 'full', 'none'],
  ['who releases its answer', releaserOf('32'), 'full', 'none'],
  ['somebody else of its office', officer('risker', '32', 'risk-reviewer', 'intake-officer', 'decider'), 'none', 'none'],
  ['the coordinator of another recipient', coordinatorOf('33'), 'none', 'none'],
  ['the coordinator of a province that is none', coordinatorOf('34'), 'none', 'none'],
  ['the coordinator of the lead', AUTHOR, 'headline', 'full'],
  ['the head of the lead', HEAD, 'headline', 'full'],
  ['the firm', firm, 'none', 'none'],
];

describe.each(LABELS)('TLP:%s', (tlp) => {
  const world = new SharingWorld({ recipients: ['32', '33'] as Province[] });
  beforeAll(() => {
    world.act('package', 'SUBMIT_PACKAGE', { ...DISCLOSED, tlp }, AUTHOR);
    world.act('package', 'RELEASE', { ...RELEASED, fields: RELEASED.fields.slice(0, 1) }, REVIEWER);
  });

  it.each(readers)('%s reads what the label permits, and no more', (_who, actor, leg, pack) => {
    const policy = new CaslPolicy();
    expect([
      policy.sight(actor, world.file('leg-32').decision.header, SHARING_LEG.kind),
      policy.sight(actor, world.file('package').decision.header, SHARING_PACKAGE.kind),
    ]).toEqual([leg, pack]);
  });

  it.each([1, 2, 3, 4, 5])('a field of level %i goes out only where the label permits it, whatever level was released', (level) => {
    const drafted = new SharingWorld({ recipients: ['32', '33'] as Province[] });
    drafted.act('package', 'SUBMIT_PACKAGE', { ...DISCLOSED, tlp, maximumLevel: 5, withhold: [] }, AUTHOR);
    const fields = [{ ...RELEASED.fields[0]!, level }];
    const event = {
      type: 'RELEASE',
      payload: { ...RELEASED, fields },
      meta: { id: 'm', at: AT, actor: REVIEWER, onBehalfOf: null, rules },
    };
    const outcome = decide(SHARING_PACKAGE, drafted.file('package').snapshot, event);
    expect(isRefusal(outcome)).toBe(level > LABELS.indexOf(tlp) + 1);
  });
});

it('TLP:RED names persons and a package none: it is refused with the reason, and nothing goes out', () => {
  const world = new SharingWorld();
  const payload = { ...DISCLOSED, tlp: 'RED' };
  const event = { type: 'SUBMIT_PACKAGE', payload, meta: { id: 'm', at: AT, actor: AUTHOR, onBehalfOf: null, rules } };
  const outcome = decide(SHARING_PACKAGE, world.file('package').snapshot, event);
  expect(outcome).toMatchObject({ refused: true, code: 'event.not_allowed', params: { refusedBy: ['labelFitsOffices'] } });
  expect([...world.cases.keys()]).toEqual(['package']);
});
