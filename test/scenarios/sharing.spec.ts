import { isRefusal, SYSTEM_ACTOR } from '@sandbar/domain';
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

describe('supervisory sharing between four provinces', () => {
  it('registers for those that recognised, and a silent province recognises nothing', () => {
    const world = new SharingWorld().release();
    expect(world.told).toMatchObject([{ type: 'PACKAGE_OPENED', payload: { package: 'package', round: 1 } }]);
    expect(legs(world)).toEqual(['delivered', 'delivered', 'delivered']);
    world.answer({ '32': 'recognised', '33': 'recognisedWithConditions' });
    expect(world.leaf('package')).toBe('released.consulting');
    world.expire('leg-34', 'leg.objection');
    expect(legs(world)).toEqual(['answered.recognised', 'answered.recognisedWithConditions', 'answered.noAnswer']);
    expect(world.leaf('package')).toBe('released.settled');
    expect(settlement(world)).toMatchObject([
      {
        type: 'SETTLED',
        payload: {
          package: 'package',
          area: ['31', '32', '33'],
          answers: [
            { province: '32', answer: 'recognised' },
            { province: '33', answer: 'recognisedWithConditions', conditions: [{ kind: 'cap', value: 1000, province: '33' }] },
            { province: '34', answer: 'noAnswer' },
          ],
        },
      },
    ]);

    world.act('leg-34', 'PREPARE_ANSWER', ANSWERS.recognised, coordinatorOf('34'));
    world.act('leg-34', 'RELEASE_ANSWER', {}, releaserOf('34'));
    expect(world.facts('leg-34')).toContain('LateAnswerReleased');
    expect(world.facts('package').at(-1)).toBe('LateAnswerRecorded');
    expect(world.package.lateAnswers).toMatchObject([{ province: '34', answer: 'recognised', late: true }]);
    expect(settlement(world)).toHaveLength(1);

    world.expire('package', 'package.settled');
    expect([world.leaf('package'), ...legs(world)]).toEqual(['closed', 'closed', 'closed', 'closed']);
  });

  it('revises after an objection, asks everybody again, and settles in the shorter window', () => {
    const world = new SharingWorld().release().answer({ '32': 'recognised', '33': 'objected', '34': 'notRecognised' });
    expect(world.leaf('package')).toBe('released.contested');
    expect(world.file('leg-32').decision.clocks).toEqual([]);
    revise(world);
    expect(world.told.at(-1)).toMatchObject({
      type: 'REVISION_REQUESTED',
      payload: { package: 'package', round: 1, objections: [{ province: '33', answer: 'objected', reason: '数据出省' }] },
    });
    expect(world.leaf('package')).toBe('released.consulting');
    expect(world.package).toMatchObject({ round: 2, answers: {}, declarationHash: 'b'.repeat(64) });
    for (const province of RECIPIENTS) {
      expect(world.leg(province)).toMatchObject({ round: 2, revised: true, answer: null, content: { declarationHash: 'b'.repeat(64) } });
      const window = world.file(`leg-${province}`).decision.clocks.find(({ name }) => name === 'leg.objection');
      expect(window).toMatchObject({ rule: 'clock.leg.objection.revised', state: 'running', startsAt: world.package.windowFrom });
    }
    expect(world.facts('package').filter((fact) => fact === 'WindowOpened')).toHaveLength(2);
    world.answer({ '32': 'recognised', '33': 'recognised', '34': 'abstained' });
    expect(settlement(world)).toMatchObject([{ type: 'SETTLED', payload: { area: ['31', '32', '33'] } }]);
    expect(world.ignored).toEqual([]);
  });

  it('escalates and leaves a province out', () => {
    const world = new SharingWorld().release().answer({ '32': 'recognised', '33': 'objected', '34': 'objected' });
    world.act('package', 'ESCALATE', { reason: '协商不成' }, HEAD);
    world.act('package', 'LEAVE_PROVINCE_OUT', { province: '33', reason: '服务区域不含浙江' }, HEAD);
    expect(world.leaf('package')).toBe('released.escalated');
    expect(world.refusedBy('package', 'LEAVE_PROVINCE_OUT', { province: '33', reason: '再次' }, HEAD)).toEqual(['objectionIsOpen']);
    world.act('leg-34', 'WITHDRAW_OBJECTION', { reason: '疑虑已消除' }, releaserOf('34'));
    expect(world.leaf('package')).toBe('released.settled');
    expect(settlement(world)).toMatchObject([
      { payload: { area: ['31', '32'], answers: [{}, { province: '33', answer: 'objected' }, { province: '34', answer: 'abstained' }] } },
    ]);
  });

  it('records what the common superior answered, province by province', () => {
    const world = new SharingWorld().release().answer({ '32': 'objected', '33': 'objected', '34': 'recognised' });
    world.act('package', 'ESCALATE', { reason: '协商不成' }, HEAD);
    const answer = { province: '32', answer: 'recognised', document: '银发〔2026〕9号', reason: '风险可控' };
    expect(world.refusedBy('package', 'SUPERIOR_ANSWERED', answer, HEAD)).toEqual(['wasReferred']);
    world.act('package', 'REFER', { superior: 'superior', reason: '两省异议' }, HEAD);
    world.act('package', 'SUPERIOR_ANSWERED', answer, HEAD);
    world.act('package', 'SUPERIOR_ANSWERED', { ...answer, province: '33', answer: 'notRecognised' }, HEAD);
    expect(settlement(world)).toMatchObject([
      {
        payload: {
          area: ['31', '32', '34'],
          answers: [{ answer: 'recognised', reason: '银发〔2026〕9号 风险可控' }, { answer: 'objected' }, {}],
        },
      },
    ]);
  });

  it("ends every objection by the lead's decision for its own territory", () => {
    const world = new SharingWorld().release().answer({ '32': 'objected', '33': 'objected', '34': 'abstained' });
    world.act('package', 'ESCALATE', { reason: '协商不成' }, HEAD);
    world.act('package', 'DECIDE_OWN_TERRITORY', { reason: '仅在本市试点' }, HEAD);
    expect(settlement(world)).toMatchObject([{ type: 'SETTLED', payload: { area: ['31'] } }]);
  });

  it('finds no area left where the service area leaves out the lead and nobody recognises', () => {
    const world = new SharingWorld({ serviceArea: ['32', '33'] })
      .release()
      .answer({ '32': 'notRecognised', '33': 'abstained', '34': 'recognised' });
    expect(settlement(world)).toMatchObject([{ type: 'NO_AREA_LEFT', payload: { package: 'package' } }]);
    expect(world.leaf('package')).toBe('released.settled');
  });

  it('serves a letter where the system does not reach, and opens every window at the last service', () => {
    const world = new SharingWorld();
    world.offline.add('33');
    world.release();
    expect(legs(world)).toEqual(['delivered', 'queued', 'delivered']);
    expect(world.file('leg-32').decision.clocks.find(({ name }) => name === 'leg.objection')).toMatchObject({ state: 'pending' });
    world.act('leg-33', 'OUTAGE', { reason: '对方机房检修' }, SYSTEM_ACTOR);
    expect(world.file('leg-33').decision.clocks).toMatchObject([
      { name: 'leg.delivery', state: 'stopped', stopReason: 'outage' },
      { name: 'leg.outage', state: 'running' },
    ]);
    world.later(14).expire('leg-33', 'leg.outage');
    expect(world.leaf('leg-33')).toBe('letter');
    expect(world.package.progress['33']).toMatchObject({ report: 'letterRequired' });
    const servedAt = world.later(3).now;
    world.later(1).act('leg-33', 'RECORD_LETTER_SERVICE', { letter: '沪金协〔2026〕3号', servedAt }, AUTHOR);
    expect(world.package.windowFrom).toBe(servedAt);
    for (const province of RECIPIENTS) {
      const window = world.file(`leg-${province}`).decision.clocks.find(({ name }) => name === 'leg.objection');
      expect(window).toMatchObject({ rule: 'clock.leg.objection', state: 'running', startsAt: servedAt });
    }
    // A province that a letter reached gets the revision by letter too: nothing says its system is back.
    world.answer({ '32': 'objected', '33': 'recognised', '34': 'recognised' });
    revise(world);
    expect(legs(world)).toEqual(['delivered', 'letter', 'delivered']);
    expect(world.package.windowFrom).toBeNull();
  });

  it('sends again after an outage, to the rest of the delivery period', () => {
    const world = new SharingWorld();
    world.offline.add('33');
    world.release();
    world.act('leg-33', 'OUTAGE', { reason: '线路' }, SYSTEM_ACTOR);
    world.offline.clear();
    const over = world.try('leg-33', 'OUTAGE_OVER', {}, coordinatorOf('33'));
    if (isRefusal(over)) throw new Error('refused');
    expect(over).toMatchObject({ leaves: ['queued'], clocksStarted: [], clocks: [{ name: 'leg.delivery', state: 'running' }] });
    world.drain();
    expect(world.leaf('leg-33')).toBe('delivered');
  });

  it('stops one window once, while the lead owes an answer', () => {
    const world = new SharingWorld().release().acknowledge('32');
    world.act('leg-32', 'REQUEST_FURTHER_INFORMATION', { questions: ['数据存放何处？'] }, coordinatorOf('32'));
    expect(world.file('leg-32').decision).toMatchObject({
      court: 'authority',
      clocks: [
        { name: 'leg.objection', state: 'stopped', stopReason: 'awaitingInformation' },
        { name: 'leg.information', state: 'running' },
      ],
    });
    expect(world.package.progress['32']).toMatchObject({ report: 'informationRequested', note: '数据存放何处？' });
    world.act('leg-32', 'INFORMATION_SUPPLIED', { answers: ['上海'] }, AUTHOR);
    expect(world.file('leg-32').decision).toMatchObject({ clocksStarted: [], clocks: [{ name: 'leg.objection', state: 'running' }] });
    expect(world.refusedBy('leg-32', 'REQUEST_FURTHER_INFORMATION', { questions: ['又问'] }, coordinatorOf('32'))).toEqual([
      'informationNotAskedYet',
    ]);
  });

  it('ends in mid-flight with its application, in every province', () => {
    const world = new SharingWorld().release().answer({ '32': 'recognised' }).prepare('33', 'objected');
    world.act('package', 'APPLICATION_ENDED', { reason: '申请机构撤回' }, SYSTEM_ACTOR);
    expect([world.leaf('package'), ...legs(world)]).toEqual(['withdrawn', 'withdrawn', 'withdrawn', 'withdrawn']);
    expect(settlement(world)).toEqual([]);
    expect(world.file('leg-33').facts.at(-1)).toMatchObject({ type: 'LegWithdrawn', data: { reason: '申请机构撤回', province: '33' } });
    for (const id of ['package', 'leg-33']) expect(world.try(id, 'WITHDRAW_LEG', {}, SYSTEM_ACTOR)).toMatchObject({ refused: true });
    expect(world.try('leg-33', 'RELEASE_ANSWER', {}, releaserOf('33'))).toMatchObject({ code: 'case.closed' });
  });

  it('tells the application when the lead withdraws the package, without the answers given on it', () => {
    const world = new SharingWorld().release().answer({ '32': 'recognised' });
    world.act('package', 'WITHDRAW_PACKAGE', { reason: '披露有误' }, HEAD);
    expect(settlement(world)).toMatchObject([{ type: 'SETTLED', payload: { area: ['31'] } }]);
    expect(legs(world)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
  });

  it('is recalled to be corrected: the application opens another, and nothing is settled', () => {
    const world = new SharingWorld().release().answer({ '32': 'recognised' });
    world.act('package', 'RECALL_PACKAGE', { reason: '披露有误' }, HEAD);
    expect(world.told.at(-1)).toMatchObject({
      type: 'PACKAGE_RECALLED',
      payload: { package: 'package', sharingRound: 1, reason: '披露有误' },
    });
    expect([world.leaf('package'), ...legs(world)]).toEqual(['withdrawn', 'withdrawn', 'withdrawn', 'withdrawn']);
    expect(settlement(world)).toEqual([]);
    const settled = new SharingWorld().release().answer({ '32': 'recognised', '33': 'recognised', '34': 'recognised' });
    expect(settled.refusedBy('package', 'RECALL_PACKAGE', { reason: '迟' }, HEAD)).toEqual(['notSettled']);
  });

  it('follows its application to another lead authority, and so do the legs', () => {
    const world = new SharingWorld().release().acknowledge('33');
    const lead = { leadAuthority: 'office-new', province: '31' };
    world.act('package', 'LEAD_CHANGED', lead, SYSTEM_ACTOR);
    expect(world.file('package').decision.header).toMatchObject({
      leadAuthority: 'office-new',
      holders: [{ holder: 'authority:office-new', level: 'full' }],
    });
    for (const province of RECIPIENTS) {
      expect(world.leg(province)).toMatchObject({ fromAuthority: 'office-new', fromProvince: '31', province });
      expect(world.file(`leg-${province}`).decision.header.holders).toContainEqual({ holder: 'authority:office-new', level: 'headline' });
    }
    expect(world.refusedBy('package', 'WITHDRAW_PACKAGE', { reason: '旧机关' }, HEAD)).toBe('actor.not_permitted');
    world.act('leg-33', 'REQUEST_FURTHER_INFORMATION', { questions: ['何处？'] }, coordinatorOf('33'));
    expect(world.refusedBy('leg-33', 'INFORMATION_SUPPLIED', { answers: ['上海'] }, AUTHOR)).toBe('actor.not_permitted');
    const successor = { ...AUTHOR, person: 'successor', organisation: 'office-new', authority: 'office-new' };
    world.act('leg-33', 'INFORMATION_SUPPLIED', { answers: ['上海'] }, successor);
    const told = world.facts('leg-33').length;
    world.act('package', 'LEAD_CHANGED', lead, SYSTEM_ACTOR);
    expect([world.facts('package').at(-1), world.facts('leg-33').length]).toEqual(['PackageMessageIgnored', told]);
  });
});
