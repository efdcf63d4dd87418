import { SYSTEM_ACTOR } from '@sandbar/domain';
import type { Province } from '@sandbar/domain';
import { ANSWERS, AUTHOR, coordinatorOf, DISCLOSED, HEAD, releaserOf, RELEASED, REVIEWER } from './sharing-people.js';
import { SharingWorld } from './sharing-world.js';

const RECIPIENTS: readonly Province[] = ['32', '33', '34'];
const settlement = (world: SharingWorld): unknown => world.told.filter(({ type }) => type === 'SETTLED' || type === 'NO_AREA_LEFT');
const legs = (world: SharingWorld): readonly string[] => RECIPIENTS.map((province) => world.leaf(`leg-${province}`));
/** Revision by the firm, and its release to the provinces by two people of the lead. */
const revise = (world: SharingWorld): void => {
  world.act('package', 'REQUEST_REVISION', { reason: '按异议修改' }, AUTHOR);
  world.act('package', 'REVISION_SUBMITTED', { declarationHash: 'b'.repeat(64), revision: 2, material: false }, SYSTEM_ACTOR);
  world.act('package', 'SUBMIT_PACKAGE', DISCLOSED, AUTHOR);
  world.act('package', 'RELEASE', RELEASED, REVIEWER);
};

describe('what comes late or not at all', () => {
  it('ends no window that has not begun', () => {
    const world = new SharingWorld();
    world.offline.add('32');
    world.release();
    expect(world.refusedBy('leg-33', 'OBJECTION_EXPIRED', {}, SYSTEM_ACTOR)).toEqual(['windowIsOpen']);
  });

  it('expires with its disclosure and keeps the answers given before', () => {
    const world = new SharingWorld().release({ expiresOn: '2026-09-30' }).answer({ '32': 'recognised' });
    expect(world.file('package').decision.clocks).toContainEqual(
      expect.objectContaining({
        name: 'package.validity',
        rule: 'clock.package.validity',
        startsAt: '2026-09-29T16:00:00.000Z',
        escalates: false,
      }),
    );
    world.expire('package', 'package.validity');
    expect([world.leaf('package'), ...legs(world)]).toEqual(['expired', 'withdrawn', 'withdrawn', 'withdrawn']);
    expect(settlement(world)).toMatchObject([{ payload: { area: ['31', '32'] } }]);
  });

  it('has nothing to wait for without recipients', () => {
    const world = new SharingWorld({ recipients: ['31'] }).release();
    expect(settlement(world)).toMatchObject([{ payload: { area: ['31'], answers: [] } }]);
  });

  it('finds no area left after an escalation, too', () => {
    const world = new SharingWorld({ serviceArea: ['33'] }).release().answer({ '32': 'recognised', '33': 'objected', '34': 'recognised' });
    world.act('package', 'ESCALATE', { reason: '协商不成' }, HEAD);
    world.act('package', 'DECIDE_OWN_TERRITORY', { reason: '仅在本市' }, HEAD);
    expect(settlement(world)).toMatchObject([{ type: 'NO_AREA_LEFT' }]);
  });

  it('keeps what a leg said later when its earlier message comes after', () => {
    const world = new SharingWorld().release();
    const message = { province: '32', round: 1 };
    world.act('package', 'LEG_ANSWERED', { ...ANSWERS.recognised, ...message, late: true }, SYSTEM_ACTOR);
    world.act('package', 'LEG_ANSWERED', { ...ANSWERS.abstained, ...message, answer: 'noAnswer', late: false }, SYSTEM_ACTOR);
    expect(world.package.answers['32']).toMatchObject({ answer: 'recognised', late: true });
    // A withdrawal that overtakes its objection leaves nothing to contest.
    world.act('package', 'OBJECTION_WITHDRAWN', { province: '33', round: 1, reason: '已说明' }, SYSTEM_ACTOR);
    world.act('package', 'LEG_ANSWERED', { ...ANSWERS.objected, province: '33', round: 1, late: false }, SYSTEM_ACTOR);
    world.act('package', 'LEG_ANSWERED', { ...ANSWERS.abstained, province: '34', round: 1, late: false }, SYSTEM_ACTOR);
    expect(settlement(world)).toMatchObject([{ payload: { area: ['31', '32'], answers: [{}, { answer: 'abstained' }, {}] } }]);
  });

  it('records a message of an earlier round and changes nothing', () => {
    const world = new SharingWorld().release().answer({ '32': 'recognised', '33': 'objected', '34': 'recognised' });
    revise(world);
    const before = world.package;
    world.act('package', 'LEG_ANSWERED', { ...ANSWERS.recognised, province: '32', round: 1, late: false }, SYSTEM_ACTOR);
    world.act('package', 'LEG_DELIVERED', { province: '99', round: 2, at: world.now }, SYSTEM_ACTOR);
    expect(world.package).toEqual(before);
    expect(world.facts('package').slice(-2)).toEqual(['PackageMessageIgnored', 'PackageMessageIgnored']);
    const leg = world.leg('32');
    world.act('leg-32', 'WINDOW_OPENED', { round: 1, from: '2026-01-01T00:00:00.000Z' }, SYSTEM_ACTOR);
    world.act('leg-32', 'NEW_ROUND', { round: 2, content: leg.content, urgent: true }, SYSTEM_ACTOR);
    expect(world.leg('32')).toEqual(leg);
  });

  it.each([
    [false, 'clock.leg.acknowledge', 'clock.leg.objection', 'clock.leg.objection.revised'],
    [true, 'clock.leg.acknowledge.urgent', 'clock.leg.objection.urgent', 'clock.leg.objection.revised.urgent'],
  ])('takes the rules of urgency %s', (urgent, acknowledge, objection, revised) => {
    const world = new SharingWorld({ urgent }).release();
    const rules = (): readonly string[] => world.file('leg-32').decision.clocks.map(({ rule }) => rule);
    world.act('leg-32', 'OPEN', {}, coordinatorOf('32'));
    expect(rules()).toEqual([objection, acknowledge]);
    world.act('leg-32', 'ACKNOWLEDGE', { expectedOn: '2026-09-09' }, coordinatorOf('32'));
    world.act('leg-32', 'PREPARE_ANSWER', ANSWERS.objected, coordinatorOf('32'));
    world.act('leg-32', 'RELEASE_ANSWER', {}, releaserOf('32'));
    world.answer({ '33': 'recognised', '34': 'recognised' });
    revise(world);
    expect(rules()).toContain(revised);
  });
});
