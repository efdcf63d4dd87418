import type { Actor } from '@sandbar/domain';
import type { Story } from '@sandbar/testing';
import {
  LANES_PASS,
  LEAD,
  TECH,
  accept,
  assessorOf,
  assess,
  assign,
  attest,
  because,
  correct,
  expires,
  people,
  propose,
  seal,
  sealed,
  says,
  serve,
} from './pilot-application-world.js';
import { inPanel, inReview, inScreening, inSharing, inSigning, newcomer } from './pilot-application-stages.js';

describe('draft and signing', () => {
  it('freezes the content and waits for every party, the lead too', () => {
    const story = newcomer()
      .then({ stage: 'draft', court: 'firm', clocks: ['draft'] })
      .when(seal());
    story.then({ stage: 'signing', facts: ['ApplicationSealed'], clocks: ['signing'] });
    story.when(attest()).then({ stage: 'signing', facts: ['PartyAttested'] });
    story.refuses(attest(), 'notYetAttested').refuses(attest(people.techSignatory, 'other'), 'attestsThisContent');
    story
      .when(attest(people.techSignatory))
      .then({ stage: 'screening', facts: ['PartyAttested', 'ApplicationSubmitted'], court: 'authority' });
  });

  it('voids every attestation with any edit, refusal or the end of the period', () => {
    for (const saying of [says(people.clerk, 'EDIT', {}), says(people.techSignatory, 'REFUSE', because), expires('SIGNING_EXPIRED', {})]) {
      const story = inSigning(true)
        .when(attest(), saying)
        .then({ stage: 'draft', facts: ['SigningEnded'] });
      story.when(seal({ hash: 'hash-2' }), attest(people.techSignatory, 'hash-2')).then({ stage: 'signing' });
      story.when(attest(people.signatory, 'hash-2')).then({ stage: 'screening' });
    }
  });

  it('shows a draft to the firms alone, and the application to the authority once it is submitted', () => {
    const holders = (story: Story): readonly string[] => story.decision.header.holders.map((one) => one.holder);
    expect(holders(inSigning(true))).toEqual(['org:org-bank', 'org:org-tech']);
    expect(holders(inScreening(true))).toEqual(['org:org-bank', 'org:org-tech', `authority:${LEAD}`]);
  });

  it('takes no declaration without a licensed party or without the lead', () => {
    newcomer().refuses(seal({ parties: sealed().parties.slice(1) }), 'enoughLicensedParties');
    newcomer().refuses(seal({ parties: sealed().parties.map((party) => ({ ...party, organisation: TECH })) }), 'leadApplicantIsParty');
  });

  it('ends a draft that is discarded or never sealed', () => {
    newcomer()
      .when(says(people.clerk, 'DISCARD', {}))
      .then({ stage: 'discarded', closed: true, clocks: [] });
    newcomer()
      .when(expires('DRAFT_EXPIRED', {}))
      .then({ stage: 'discarded', facts: ['DraftDiscarded'] })
      .refuses(seal(), 'case.closed');
  });
});

describe('screening and correction', () => {
  it('accepts: a number, the clocks of the review, and a headline for the other provinces', () => {
    const { decision } = inReview();
    expect(decision.header).toMatchObject({ number: 'SH-2026-0001', informedProvinces: ['32', '33', '34'] });
    expect(decision.header.holders).toContainEqual({ holder: 'coordination:32', level: 'headline' });
    expect(decision.header.laneAuthorities).toEqual({ legality: LEAD, risk: LEAD, consumer: LEAD });
    expect(decision.clocksStarted).toEqual([
      'interest',
      'review.total',
      'review.lane.legality',
      'review.lane.risk',
      'review.lane.consumer',
    ]);
  });

  it('takes silence for acceptance here, and only here', () => {
    const story = inScreening()
      .when(expires('SCREENING_EXPIRED', { caseNumber: 'SH-2026-0002' }))
      .then({ stage: 'review', facts: ['DeemedAccepted'] });
    expect(story.decision.header.number).toBe('SH-2026-0002');
  });

  it('asks for corrections once, with all points, and waits for service', () => {
    const story = inScreening()
      .refuses(says(people.intake, 'CORRECT', { points: [] }), 'namesCorrections')
      .when(correct);
    story.then({ stage: 'correction', court: 'firm', clocks: ['correction'] });
    expect(story.decision.clocks[0]).toMatchObject({ state: 'pending' });
    story.after(1).when(serve(story.time));
    expect(story.decision.clocks[0]).toMatchObject({ state: 'running', startsAt: story.time });
    const resubmit = (hash: string) =>
      says(people.signatory, 'RESUBMIT', { workingCopyRevision: 2, sealed: sealed({ hash, revision: 2 }) });
    story.refuses(resubmit('hash-1'), 'contentIsNew').when(resubmit('hash-2'));
    story
      .then({ stage: 'screening', facts: ['CorrectionSubmitted'] })
      .refuses(correct, 'correctionRoundLeft')
      .when(accept())
      .then({ stage: 'review' });
  });

  it('lapses when the firm is silent', () => {
    inScreening()
      .when(correct, serve('2026-09-01T01:00:00.000Z'), expires('CORRECTION_EXPIRED', {}))
      .then({ stage: 'lapsed', closed: true });
  });

  it('dates service between the letter and today, once, and paper by the office only', () => {
    const story = inScreening().when(correct).after(3);
    story
      .refuses(serve('2026-08-31', 'paper', people.intake), 'serviceIsDated')
      .refuses(serve('2026-09-05', 'paper', people.intake), 'serviceIsDated');
    story.refuses(serve('2026-09-02', 'paper'), 'paperServedByOffice').refuses(serve('nonsense'), 'serviceIsDated');
    story
      .when(serve('2026-09-02', 'paper', people.intake))
      .then({ facts: ['Served'] })
      .refuses(serve('2026-09-03'), 'notYetServed');
    expect(story.decision.clocks[0]?.startsAt).toBe('2026-09-02');
  });

  it('sends what is out of scope to a decision that can only decline or redirect', () => {
    const story = inScreening().when(says(people.intake, 'OUT_OF_SCOPE', { reasonCode: 'no-finance', reason: '不属于金融' }));
    story.then({ stage: 'decision.proposing' }).refuses(propose('defer'), 'outcomeIsOpen').refuses(propose('register'), 'outcomeIsOpen');
    story.when(propose('redirect')).refuses(says(people.decider, 'REDIRECT', { to: '别处', reason: '理由' }), 'destinationIsProposed');
    story.when(says(people.decider, 'REDIRECT', { to: '地方金融管理局', reason: '理由' })).then({ stage: 'redirected', closed: true });
    inScreening()
      .when(says(people.intake, 'REDIRECT', { to: '地方金融管理局', reason: '理由' }))
      .then({ stage: 'redirected' });
  });
});

describe('across the open states', () => {
  it('lets the firm withdraw and the authority terminate', () => {
    const withdraw = says(people.signatory, 'WITHDRAW', because);
    const terminate = says(people.head, 'TERMINATE', { reasonCode: 'fraud', reason: '材料虚假' });
    for (const begin of [inSigning, inScreening, inReview, inSharing, inPanel]) {
      begin()
        .when(withdraw)
        .then({ stage: 'withdrawn', closed: true, facts: ['ApplicationWithdrawn'], clocks: [] });
      begin()
        .when(terminate)
        .then({ stage: 'terminated', closed: true, facts: ['ApplicationTerminated'] });
    }
    newcomer().refuses(withdraw, 'event.not_allowed');
  });

  it('holds, extends once, and resumes where it was', () => {
    const hold = says(people.head, 'HOLD', because);
    const extend = says(people.head, 'EXTEND_HOLD', because);
    const story = inReview()
      .when(assign('risk'), hold)
      .then({ stage: 'onHold', clocks: ['hold'] });
    expect(story.decision.holding).toBe(true);
    story.when(extend).refuses(extend, 'holdExtensionLeft');
    expect(story.decision.clocks[0]?.extensions).toEqual(['clock.hold.extension']);
    story.refuses(assess('risk'), 'event.not_allowed').when(says(people.head, 'RESUME', because));
    story.then({ stage: 'review', leaves: ['review.legality.assigning', 'review.risk.assessing', 'review.consumer.assigning'] });
    expect(story.decision.holding).toBe(false);
    inReview().when(hold, expires('HOLD_EXPIRED', {})).then({ stage: 'decision.proposing' }).refuses(propose('register'), 'outcomeIsOpen');
    inReview()
      .when(hold, says(people.signatory, 'WITHDRAW', because))
      .then({ stage: 'withdrawn' });
  });

  it('treats a party that leaves as a material change, while a licensed one remains', () => {
    const leaves = (actor: Actor, organisation: string) => says(actor, 'PARTY_LEAVES', { organisation, reason: '退出' });
    const techLeaves = leaves(people.techSignatory, TECH);
    inScreening(true).when(techLeaves).then({ stage: 'draft' });
    const story = inPanel(true)
      .when(techLeaves)
      .then({ stage: 'review', facts: ['PartyLeft'] });
    expect(story.decision.leaves).toEqual(['review.legality.assigning', 'review.risk.assigning', 'review.consumer.assigning']);
    expect(story.decision.header.parties).not.toContain(TECH);
    inPanel(true)
      .refuses(leaves(people.signatory, 'org-bank'), 'leaverIsNotTheLead')
      .refuses(leaves(people.techSignatory, 'org-bank'), 'leavesItself');
    const licensedLeaves = newcomer().when(
      seal({ parties: sealed().parties.map((party) => ({ ...party, licensed: party.organisation === TECH })) }),
      techLeaves,
    );
    licensedLeaves.then({ stage: 'terminated', facts: ['PartyLeft', 'ApplicationTerminated'] });
  });

  it('hands the case to another authority that accepts it, and keeps the clocks', () => {
    const to = { ...people.head, person: 'head-32', organisation: 'office-jiangsu', authority: 'office-jiangsu', province: '32' as const };
    const transfer = says(people.head, 'TRANSFER', { to: 'office-jiangsu', toProvince: '32', reason: '主要业务在江苏' });
    inReview().refuses(says(people.head, 'TRANSFER', { to: LEAD, toProvince: '31', reason: '理由' }), 'transferIsElsewhere');
    const story = inReview()
      .when(transfer)
      .then({ facts: ['TransferProposed'], stage: 'review' });
    story.refuses(says(people.head, 'ACCEPT_TRANSFER', {}), 'actor.not_eligible');
    const clocks = story.decision.clocks;
    story
      .fork()
      .when(says(to, 'DECLINE_TRANSFER', because))
      .refuses(says(to, 'ACCEPT_TRANSFER', {}), 'actor.not_eligible');
    story.when(says(to, 'ACCEPT_TRANSFER', {})).then({ facts: ['TransferAccepted'], stage: 'review' });
    expect(story.decision.clocks).toEqual(clocks);
    expect(story.decision.clocksStarted).toEqual([]);
    expect(story.decision.header).toMatchObject({
      leadAuthority: 'office-jiangsu',
      province: '32',
      informedProvinces: ['31', '33', '34'],
      transferTo: null,
      laneAuthorities: { legality: 'office-jiangsu', risk: 'office-jiangsu', consumer: 'office-jiangsu' },
    });
  });

  it('follows a succession of authorities', () => {
    const story = inReview().when(expires('AUTHORITY_SUCCEEDED', { from: LEAD, to: 'office-new', basis: '机构改革' }));
    expect(story.decision.header).toMatchObject({ leadAuthority: 'office-new', laneAuthorities: { risk: 'office-new' } });
    story.refuses(
      expires('AUTHORITY_SUCCEEDED', { from: 'office-else', to: 'office-new', basis: '机构改革' }),
      'succeedsInvolvedAuthority',
    );
  });

  it('closes the case to a person in conflict and returns the unsigned work', () => {
    const conflict = (actor: Actor) => says(actor, 'DECLARE_CONFLICT', { ground: 'kin', note: '亲属' });
    const risker = assessorOf('risk');
    const story = inReview().when(assign('risk'), assess('risk'), assign('legality'), conflict(risker));
    story.then({
      facts: ['ConflictDeclared', 'LaneReturned'],
      leaves: ['review.legality.assessing', 'review.risk.assigning', 'review.consumer.assigning'],
    });
    expect(story.decision.header.closedTo).toEqual(['risker']);
    story.refuses(assess('risk'), 'actor.conflict').refuses(assign('risk'), 'assessorIsFree');
    story.refuses(says({ ...people.riskerTwo, authority: LEAD }, 'CLAIM_INTEREST', { province: '31', reason: '-' }), 'actor.not_eligible');
    const both = inReview().when(assign('risk', people.secondTwo), assign('legality', people.secondTwo), conflict(people.secondTwo));
    both.then({ facts: ['ConflictDeclared', 'LaneReturned', 'LaneReturned'] });
    const stands = inReview().when(...LANES_PASS.slice(0, 3), conflict(people.lawyer));
    stands.then({ facts: ['ConflictDeclared'], leaves: ['review.legality.settled', 'review.risk.assigning', 'review.consumer.assigning'] });
  });

  it('lets another province claim interest in the period, once, for itself', () => {
    const claim = says(people.jiangsu, 'CLAIM_INTEREST', { province: '32', reason: '用户在江苏' });
    const story = inReview()
      .refuses(says(people.jiangsu, 'CLAIM_INTEREST', { province: '33', reason: '-' }), 'claimsOwnProvince')
      .when(claim);
    story.refuses(claim, 'hasNotClaimed').when(expires('INTEREST_EXPIRED', {})).refuses(claim, 'interestOpen');
    story.when(...LANES_PASS).then({ stage: 'sharing.opening', facts: ['LaneSettled', 'ReviewPassed', 'SharingOpened'] });
    expect(story.decision.facts.at(-1)?.data).toMatchObject({ recipients: ['32'], round: 1, application: 'case-1' });
  });
});
