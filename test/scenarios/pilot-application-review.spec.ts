import type { Lane } from '@sandbar/domain';
import { pilotContextOf } from '@sandbar/domain';
import type { Saying, Story } from '@sandbar/testing';
import {
  LANES_PASS,
  LEAD,
  NOTICE,
  PANEL_FOR,
  RISK_OFFICE,
  accept,
  approve,
  assess,
  assessorOf,
  assign,
  because,
  condition,
  expires,
  packageOpened,
  passes,
  people,
  propose,
  recognised,
  register,
  says,
  sealed,
  serve,
  settled,
} from './pilot-application-world.js';
import { awaitingSettlement, inReview, inScreening, inSharing, interestOver } from './pilot-application-stages.js';

const ask = (lane: Lane): Saying =>
  says(assessorOf(lane), 'REQUEST_INFORMATION', { lane, questions: [{ pointer: null, text: '数据来源？' }] });
const answer = (lane: Lane): Saying => says(people.clerk, 'ANSWER', { lane, answers: [{ text: '自有', attachments: [] }] });
const stopped = (story: Story): readonly string[] =>
  story.decision.clocks.filter((clock) => clock.state === 'stopped').map((clock) => clock.name);

describe('the three lanes', () => {
  it('asks one lane of one authority only', () => {
    const story = inScreening().when(accept({ risk: RISK_OFFICE }));
    story.refuses(assign('risk'), 'actor.not_eligible').when(says(people.riskIntake, 'ASSIGN', { lane: 'risk', assessor: 'risker' }));
    story.refuses(assess('risk'), 'actor.not_eligible').refuses(assess('risk', {}, people.riskerTwo), 'isAssessor');
    story.refuses({ ...assess('risk', {}, { ...people.risker, roles: ['consumer-reviewer'] }) }, 'roleFitsLane');
    story
      .when(assess('risk', {}, people.risker))
      .refuses(approve('risk'), 'actor.not_eligible')
      .when(approve('risk', people.riskSecond));
    story.then({ leaves: ['review.legality.assigning', 'review.risk.settled', 'review.consumer.assigning'] });
  });

  it('has the second review done by another person, by identity and not by role', () => {
    const both = people.secondTwo;
    const story = inReview()
      .when(assign('risk', both), assess('risk', {}, both))
      .refuses(approve('risk', both), 'notAssessor');
    const deputy = { ...people.second, person: 'deputy' };
    story.refuses(says(deputy, 'APPROVE', { lane: 'risk', opinion: '-' }, both.person), 'notAssessor');
    story.when(says(people.second, 'REJECT', { lane: 'risk', comment: '补充依据' })).then({ facts: ['SecondReviewRejected'] });
    story.when(says(people.intake, 'REASSIGN', { lane: 'risk', assessor: 'risker', reason: '改派' }), assess('risk'));
    story
      .refuses(approve('risk', both), 'notAssessor')
      .when(approve('risk'))
      .then({ facts: ['LaneSettled'] });
  });

  it('lets nobody assess what they second-reviewed', () => {
    const story = inReview().when(assign('risk'), assess('risk'), says(people.secondTwo, 'REJECT', { lane: 'risk', comment: '-' }));
    story.refuses(says(people.intake, 'REASSIGN', { lane: 'risk', assessor: 'second-two', reason: '-' }), 'assessorIsFree');
  });

  it('wants reasons: a tier and risks, conditions, a failed criterion', () => {
    const story = inReview().when(assign('risk'), assign('legality'));
    story.refuses(assess('risk', { tier: null }), 'assessmentIsWhole').refuses(assess('risk', { risks: [] }), 'assessmentIsWhole');
    story
      .refuses(assess('legality', { verdict: 'conditional' }), 'assessmentIsWhole')
      .refuses(assess('legality', { verdict: 'fail' }), 'assessmentIsWhole');
    story.refuses(assess('legality', { conditions: [condition] }), 'assessmentIsWhole');
  });

  it('raises the tier at once and lowers it with the second review only', () => {
    const tier = (story: Story): unknown => pilotContextOf(story.decision.snapshot).tier;
    const story = inReview().when(assign('risk'), assess('risk', { tier: 'high' }));
    expect(tier(story)).toBe('high');
    story.when(says(people.second, 'REJECT', { lane: 'risk', comment: '过高' }), assess('risk', { tier: 'low' }));
    expect(tier(story)).toBe('high');
    story.when(approve('risk'));
    expect(tier(story)).toBe('low');
  });

  it('stops a lane while it waits, and the total only when every unsettled lane waits', () => {
    const story = inReview().when(...passes('consumer'), assign('risk'), assign('legality'), ask('risk'));
    expect(stopped(story)).toEqual(['review.lane.risk']);
    story.when(ask('legality'));
    expect(stopped(story)).toEqual(['review.total', 'review.lane.legality', 'review.lane.risk']);
    story.then({ court: 'firm' }).when(answer('risk'));
    expect(stopped(story)).toEqual(['review.lane.legality']);
  });

  it('serves each waiting lane, and assesses on the file as it is when the firm is silent', () => {
    const story = inReview().when(assign('risk'), assign('legality'), ask('risk'));
    const pending = (): readonly string[] => story.decision.clocks.filter((clock) => clock.state === 'pending').map((clock) => clock.name);
    expect(pending()).toEqual(['review.information.risk']);
    story.when(serve(story.time)).after(1).when(ask('legality'));
    expect(pending()).toEqual(['review.information.legality']);
    story.when(serve(story.time));
    expect(pending()).toEqual([]);
    const extend = says(assessorOf('risk'), 'EXTEND_INFORMATION', { lane: 'risk', reason: '-' });
    story.when(extend).refuses(extend, 'informationExtensionLeft');
    story.when(says(people.head, 'HOLD', because), says(people.head, 'RESUME', because));
    expect(pending()).toEqual([]);
    story.when(expires('INFORMATION_EXPIRED', { lane: 'risk' })).then({ facts: ['InformationNotGiven'] });
    story
      .refuses(says(people.clerk, 'ANSWER', { lane: 'legality', answers: [] }), 'answersEveryQuestion')
      .when(answer('legality'), assess('risk'));
  });

  it('only makes the case overdue when the authority is late', () => {
    const story = inReview().when(assign('risk'), assess('risk'));
    for (const [saying, fact] of [
      [expires('LANE_EXPIRED', { lane: 'risk' }), 'LaneOverdue'],
      [expires('SECOND_REVIEW_EXPIRED', { lane: 'risk' }), 'SecondReviewOverdue'],
      [expires('TOTAL_EXPIRED', {}), 'ReviewOverdue'],
    ] as const) {
      const { leaves } = story.decision;
      story.when(saying).then({ facts: [fact], leaves });
    }
    const extend = says(people.head, 'EXTEND_REVIEW', because);
    story
      .when(extend)
      .then({ facts: ['ReviewExtended'] })
      .refuses(extend, 'reviewExtensionLeft');
    expect(story.decision.clocks[0]?.extensions).toEqual(['clock.review.total.extension']);
  });

  it('goes to the decision at once when one lane fails its second review: only declining is open', () => {
    const story = inReview().when(assign('risk'), assess('risk', { verdict: 'fail', reasonCode: 'risk-control' }), approve('risk'));
    story.then({ stage: 'decision.proposing', facts: ['LaneSettled', 'ReviewFailed'], clocks: ['decision', 'interest'] });
    story.refuses(propose('defer'), 'outcomeIsOpen').when(propose('decline')).then({ stage: 'decision.secondDecision' });
  });
});

describe('supervisory sharing', () => {
  it('waits for the interest period before it says that nobody is concerned', () => {
    const story = inReview()
      .when(...LANES_PASS)
      .then({ stage: 'sharing.claims', clocks: ['interest'] });
    story.when(interestOver).then({ stage: 'panel.convening', facts: ['InterestPeriodOver', 'NotConcerned'] });
  });

  it('opens a package, lets the firm revise, and settles', () => {
    const story = inSharing().then({ stage: 'sharing.opening', clocks: [], court: 'peers' });
    expect(story.decision.facts.at(-1)).toMatchObject({
      type: 'SharingOpened',
      data: { recipients: ['32', '33'], round: 1, declarationHash: 'hash-1' },
    });
    story.refuses(packageOpened(0), 'isThisRound');
    story.when(packageOpened()).then({ stage: 'sharing.awaitingSettlement' });
    story.refuses(settled(['32'], [], 'package-0'), 'isThisPackage');
    story
      .when(expires('REVISION_REQUESTED', { package: 'package-1', sharingRound: 1, round: 1, objections: [] }))
      .then({ stage: 'sharing.revising', court: 'firm' });
    story.when(expires('REVISION_EXPIRED', {})).then({ stage: 'sharing.revising', facts: ['RevisionOverdue'] });
    story.when(
      says(people.signatory, 'REVISE', {
        workingCopyRevision: 2,
        sealed: sealed({ parties: sealed().parties.slice(0, 1), hash: 'hash-2', revision: 2 }),
      }),
    );
    story.then({ stage: 'sharing.awaitingSettlement', facts: ['RevisionSubmitted'] });
    story.when(settled(['32'])).then({ stage: 'panel.convening', facts: ['SharingSettled'] });
    expect(story.decision.facts[0]?.data).toMatchObject({ area: ['31', '32'] });
  });

  it('goes back to review, and anew to the provinces, when the revision is material', () => {
    const story = awaitingSettlement().when(
      expires('REVISION_REQUESTED', { package: 'package-1', sharingRound: 1, round: 1, objections: [] }),
    );
    const parties = sealed().parties.slice(0, 1);
    story.when(
      says(people.signatory, 'REVISE', {
        workingCopyRevision: 2,
        sealed: sealed({ parties, serviceArea: ['31', '34'], hash: 'hash-2', material: true }),
      }),
    );
    story
      .then({ stage: 'review', facts: ['MaterialRevisionSubmitted'] })
      .when(...LANES_PASS)
      .then({ stage: 'sharing.opening' });
    expect(story.decision.facts.at(-1)?.data).toMatchObject({ recipients: ['34'], round: 2 });
  });

  it('keeps what the package says during a hold and moves on it when work resumes', () => {
    const hold = says(people.head, 'HOLD', because);
    const resume = says(people.head, 'RESUME', because);
    awaitingSettlement()
      .when(hold, settled(['32']))
      .then({ stage: 'onHold' })
      .when(resume)
      .then({ stage: 'panel.convening' });
    awaitingSettlement()
      .when(hold, expires('NO_AREA_LEFT', { package: 'package-1', sharingRound: 1, answers: [] }), resume)
      .then({ stage: 'decision.proposing' });
    awaitingSettlement()
      .when(hold, expires('REVISION_REQUESTED', { package: 'package-1', sharingRound: 1, round: 1, objections: [] }), resume)
      .then({ stage: 'sharing.revising' });
    inSharing().when(hold, packageOpened(), resume).then({ stage: 'sharing.awaitingSettlement' });
  });

  it('takes what the package says before it said that it is open, and nothing of a package of another round', () => {
    const early = (sharingRound: number) => ({ package: 'package-1', sharingRound });
    inSharing().refuses(expires('SETTLED', { ...early(0), area: ['32'], answers: [] }), 'isThisPackage');
    const story = inSharing()
      .when(settled(['32']))
      .then({ stage: 'panel.convening', facts: ['SharingSettled'] });
    expect(story.decision.facts[0]?.data).toMatchObject({ package: 'package-1', area: ['31', '32'] });
    story.refuses(packageOpened(), 'event.not_allowed');
    inSharing()
      .when(expires('NO_AREA_LEFT', { ...early(1), answers: [] }))
      .then({ stage: 'decision.proposing' });
    const revising = inSharing().when(expires('REVISION_REQUESTED', { ...early(1), round: 1, objections: [] }));
    revising.then({ stage: 'sharing.revising' }).refuses(packageOpened(), 'event.not_allowed');
    revising
      .refuses(settled(['32'], [], 'package-2'), 'isThisPackage')
      .when(settled(['32']))
      .then({ stage: 'panel.convening' });
  });

  it('opens a package anew when the lead recalled one to correct it, also during a hold', () => {
    const recalled = expires('PACKAGE_RECALLED', { package: 'package-1', sharingRound: 1, reason: '披露有误' });
    const anew = { stage: 'sharing.opening', facts: ['SharingRecalled', 'SharingOpened'] };
    const story = awaitingSettlement().when(recalled).then(anew);
    expect(story.decision.facts.at(-1)?.data).toMatchObject({ round: 2, recipients: ['32', '33'] });
    story
      .refuses(settled(['32']), 'isThisPackage')
      .refuses(recalled, 'isThisPackage')
      .when(packageOpened(2));
    story.then({ stage: 'sharing.awaitingSettlement' });
    inSharing().when(recalled).then(anew);
    const request = expires('REVISION_REQUESTED', { package: 'package-1', sharingRound: 1, round: 1, objections: [] });
    awaitingSettlement().when(request, recalled).then(anew);
    const held = awaitingSettlement()
      .when(says(people.head, 'HOLD', because), recalled)
      .then({ stage: 'onHold', facts: ['SharingRecalled'] });
    held.when(says(people.head, 'RESUME', because)).then({ stage: 'sharing.opening', facts: ['CaseResumed', 'SharingOpened'] });
  });

  it('tells the open package who leads now', () => {
    const succeeded = expires('AUTHORITY_SUCCEEDED', { from: LEAD, to: 'office-new', basis: '机构改革' });
    const story = awaitingSettlement()
      .when(succeeded)
      .then({ stage: 'sharing.awaitingSettlement', facts: ['AuthoritySucceeded'] });
    expect(story.decision.facts[0]?.data).toMatchObject({ leadAuthority: 'office-new', province: '31' });
    expect(story.definition.reactions['AuthoritySucceeded']).toContainEqual({ kind: 'send', target: 'package', event: 'LEAD_CHANGED' });
    // The package was created before the change and says so only now.
    const late = inSharing()
      .when(succeeded, packageOpened(1, LEAD))
      .then({ facts: ['PackageNoted', 'PackageToldOfLead'] });
    expect(late.decision.facts.at(-1)?.data).toEqual({ leadAuthority: 'office-new', province: '31' });
    inSharing()
      .when(succeeded, packageOpened(1, 'office-new'))
      .then({ facts: ['PackageNoted'] });
  });

  it('follows a transfer within the province, and asks the provinces anew after one to another', () => {
    const moved = (to: string, toProvince: '31' | '32') => {
      const head = { ...people.head, person: 'new-head', organisation: to, authority: to, province: toProvince };
      return [says(people.head, 'TRANSFER', { to, toProvince, reason: '主要业务' }), says(head, 'ACCEPT_TRANSFER', {})];
    };
    awaitingSettlement()
      .when(...moved('office-pudong', '31'))
      .then({ stage: 'sharing.awaitingSettlement', facts: ['TransferAccepted'] });
    const story = awaitingSettlement().when(...moved('office-jiangsu', '32'));
    story.then({ stage: 'sharing.opening', facts: ['TransferredAcrossProvinces', 'SharingOpened'] });
    expect(story.decision.facts.map(({ data }) => data)).toMatchObject([
      { leadAuthority: 'office-jiangsu', province: '32', reason: 'transfer' },
      { leadAuthority: 'office-jiangsu', province: '32', recipients: ['31', '33'], round: 2 },
    ]);
    story.refuses(settled(['32']), 'isThisPackage');
    const held = awaitingSettlement().when(says(people.head, 'HOLD', because), ...moved('office-jiangsu', '32'));
    held.then({ stage: 'onHold', facts: ['TransferredAcrossProvinces'] });
    const resumed = says(
      { ...people.head, organisation: 'office-jiangsu', authority: 'office-jiangsu', province: '32' },
      'RESUME',
      because,
    );
    held.when(resumed).then({ stage: 'sharing.opening', facts: ['CaseResumed', 'SharingOpened'] });
    // What the provinces answered stands: only an open consultation is begun anew.
    awaitingSettlement()
      .when(settled(['32']), ...moved('office-jiangsu', '32'))
      .then({ stage: 'panel.convening', facts: ['TransferAccepted'] });
  });

  it('goes to the decision when no area is left, and then cannot register', () => {
    const story = awaitingSettlement().when(
      expires('NO_AREA_LEFT', { package: 'package-1', sharingRound: 1, answers: [recognised('32', { answer: 'notRecognised' })] }),
    );
    story
      .then({ stage: 'decision.proposing', facts: ['NoAreaLeft'] })
      .refuses(propose('register'), 'outcomeIsOpen')
      .when(propose('decline'));
  });

  it("asks the firm to accept the lanes' and the provinces' conditions, each once", () => {
    const story = inReview().when(interestOver, ...passes('legality', { verdict: 'conditional', conditions: [condition] }));
    story.when(...passes('risk', { verdict: 'conditional', conditions: [condition] }), ...passes('consumer')).when(...PANEL_FOR);
    story.then({ stage: 'conditions', facts: ['PanelConcluded', 'ConditionsProposed'], clocks: ['conditions'] });
    expect(story.decision.facts.at(-1)?.data).toEqual({ conditions: [condition] });
    const shared = awaitingSettlement().when(
      settled(['32'], [recognised('32', { answer: 'recognisedWithConditions', conditions: [condition] })]),
      ...PANEL_FOR,
    );
    expect(shared.decision.facts.at(-1)?.data).toEqual({ conditions: [{ ...condition, province: '32' }] });
    story
      .fork()
      .when(says(people.signatory, 'REFUSE_CONDITIONS', because))
      .then({ stage: 'decision.proposing' })
      .refuses(propose('register'), 'outcomeIsOpen');
    story.fork().when(expires('CONDITIONS_EXPIRED', {})).then({ stage: 'lapsed' });
    story.when(says(people.signatory, 'ACCEPT_CONDITIONS', {})).then({ stage: 'notice.preparing', facts: ['ConditionsAccepted'] });
    story.when(...NOTICE, propose('register'), register);
    expect(story.decision.facts[0]?.data).toMatchObject({ conditions: [condition], area: ['31'] });
  });
});

it('gives each lane of the lead to the lead where acceptance named no other', () => {
  expect(inReview().decision.header.laneAuthorities).toEqual({ legality: LEAD, risk: LEAD, consumer: LEAD });
});
