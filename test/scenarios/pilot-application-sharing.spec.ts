import {
  LANES_PASS,
  LEAD,
  NOTICE,
  PANEL_FOR,
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
  settled,
} from './pilot-application-world.js';
import { awaitingSettlement, inReview, inSharing, interestOver } from './pilot-application-stages.js';

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
