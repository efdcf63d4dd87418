import {
  approve,
  assess,
  assign,
  attest,
  because,
  comment,
  condition,
  decline,
  expires,
  LANES_PASS,
  NOTICE,
  PANEL_FOR,
  passes,
  people,
  propose,
  publish,
  redact,
  register,
  says,
  serve,
  settled,
} from './pilot-application-world.js';
import { awaitingSettlement, inDecision, inNotice, inPanel, inReview, inScreening } from './pilot-application-stages.js';
import { correct, sealed } from './pilot-application-world.js';

const upheld = (...lanes: ('legality' | 'risk' | 'consumer')[]) =>
  says(people.intake, 'UPHELD', { comments: ['c-1'], lanes, reason: '成立' });
const answering = () => inNotice().when(redact, publish, comment('c-1'), comment('c-2'), expires('NOTICE_EXPIRED', {}));

describe('the public notice', () => {
  it('is published when the redactions are proposed, or when the time to propose them is over', () => {
    inNotice()
      .then({ stage: 'notice.preparing', clocks: ['notice.preparing'] })
      .refuses(publish, 'redactionsReady')
      .when(redact, publish)
      .then({ stage: 'notice.published', court: 'public' });
    inNotice()
      .when(expires('PREPARATION_EXPIRED', {}))
      .then({ stage: 'notice.preparing', facts: ['PreparationOver'] })
      .when(publish)
      .then({ facts: ['NoticePublished'] });
  });

  it('takes comments while it runs, each once, and goes on when there is none', () => {
    inNotice().refuses(comment(), 'event.not_allowed');
    inNotice().when(redact, publish, comment()).refuses(comment(), 'commentIsNew');
    inNotice()
      .when(...NOTICE)
      .then({ stage: 'decision.proposing', facts: ['NoticeEnded'] });
  });

  it('answers every comment, grouped where they ask the same', () => {
    const story = answering()
      .then({ stage: 'notice.answering', clocks: ['notice.answering'] })
      .refuses(comment('c-3'), 'event.not_allowed');
    story.refuses(says(people.intake, 'ANSWERED', { replies: [{ comments: ['c-1'], text: '说明' }] }), 'answersEveryComment');
    story.refuses(says(people.intake, 'ANSWERED', { replies: [{ comments: ['c-1', 'c-2'], text: ' ' }] }), 'answersEveryComment');
    story.when(expires('ANSWERING_EXPIRED', {})).then({ stage: 'notice.answering', facts: ['AnsweringOverdue'] });
    story
      .when(says(people.intake, 'ANSWERED', { replies: [{ comments: ['c-1', 'c-2'], text: '说明' }] }))
      .then({ stage: 'decision.proposing' });
    story.when(propose('register'), register).then({ stage: 'registered' });
  });

  it('cannot register while comments are unanswered, though a hold ran out', () => {
    answering()
      .when(says(people.head, 'HOLD', because), expires('HOLD_EXPIRED', {}))
      .then({ stage: 'decision.proposing' })
      .refuses(propose('register'), 'outcomeIsOpen');
  });

  it('reviews again the lanes an upheld objection names; the others stand', () => {
    const story = answering()
      .refuses(says(people.intake, 'UPHELD', { comments: ['c-9'], lanes: [], reason: '-' }), 'commentsAreReceived')
      .when(upheld('risk'));
    story.then({
      stage: 'review',
      facts: ['ObjectionUpheld'],
      leaves: ['review.legality.settled', 'review.risk.assigning', 'review.consumer.settled'],
    });
    story
      .when(...passes('risk'))
      .then({ stage: 'panel.convening' })
      .when(...PANEL_FOR, ...NOTICE, propose('register'), register)
      .then({ stage: 'registered' });
    answering()
      .when(upheld())
      .then({ leaves: ['review.legality.assigning', 'review.risk.assigning', 'review.consumer.assigning'] });
  });

  it('shares again what became material, then holds the notice again', () => {
    const story = answering()
      .when(says(people.intake, 'MATERIAL', { comments: ['c-1'], reason: '范围变化' }))
      .then({ stage: 'panel.convening', facts: ['MaterialChangeFound', 'NotConcerned'] });
    story
      .when(...PANEL_FOR)
      .then({ stage: 'notice.preparing' })
      .when(...NOTICE)
      .then({ stage: 'decision.proposing' });
  });

  it('keeps the answers of the provinces when content did not change', () => {
    const story = awaitingSettlement().when(settled(['32']), ...PANEL_FOR);
    story.when(redact, publish, comment('c-1'), expires('NOTICE_EXPIRED', {}), upheld('consumer'), ...passes('consumer'));
    story.then({ stage: 'panel.convening', facts: ['LaneSettled', 'ReviewPassed', 'SharingSettled'] });
  });

  it('runs its full period again after a hold and says meanwhile that it is suspended', () => {
    const story = inNotice().when(redact, publish, comment('c-1')).after(2);
    expect(story.decision.clocks[0]).toMatchObject({ name: 'notice.published', afterHold: 'restart' });
    story
      .when(says(people.head, 'HOLD', because))
      .then({ stage: 'onHold', facts: ['CaseHeld', 'NoticeSuspended'] })
      .refuses(comment('c-2'), 'event.not_allowed');
    story.when(says(people.head, 'RESUME', because)).then({ stage: 'notice.published', facts: ['CaseResumed', 'NoticeRestarted'] });
    expect(story.decision.clocksStarted).toEqual(['notice.published']);
    story.when(expires('NOTICE_EXPIRED', {})).then({ stage: 'notice.answering' });
  });
});

describe('the decision', () => {
  it('is proposed by one person and taken by another, neither of whom reviewed', () => {
    const story = inDecision().refuses(propose('register', {}, people.lawyer), 'actor.not_eligible');
    const reviewer = { ...people.lawyer, roles: ['proposer' as const, 'decider' as const] };
    story
      .refuses(propose('register', {}, reviewer), 'neverReviewed')
      .refuses(propose('register', {}, { ...people.second, roles: ['proposer'] }), 'neverReviewed');
    story.when(propose('register', {}, people.otherDecider));
    story.refuses({ ...register, actor: people.otherDecider }, 'notProposer').refuses({ ...register, actor: reviewer }, 'neverReviewed');
    story.refuses({ ...register, actor: { ...people.decider, person: 'deputy' }, onBehalfOf: 'other-decider' }, 'notProposer');
    story.refuses(says(people.otherDecider, 'RETURN_PROPOSAL', { comment: '-' }), 'notProposer');
    story.when(register).then({ stage: 'registered', facts: ['ApplicationRegistered'], clocks: ['registered'] });
    expect(story.decision.facts[0]?.data).toMatchObject({ registrationNumber: 'R-1', area: ['31'] });
  });

  it('follows the proposal or returns it', () => {
    const story = inDecision().when(propose('defer')).refuses(register, 'outcomeIsProposed').refuses(decline, 'outcomeIsProposed');
    story.when(expires('DECISION_EXPIRED', {})).then({ facts: ['DecisionOverdue'], stage: 'decision.secondDecision' });
    story
      .fork()
      .when(says(people.decider, 'DEFER', because))
      .then({ stage: 'deferred', closed: true });
    story
      .when(says(people.decider, 'RETURN_PROPOSAL', { comment: '改为不予登记' }))
      .then({ stage: 'decision.proposing' })
      .refuses(register, 'event.not_allowed');
    story
      .refuses(propose('decline', { reasonCode: ' ' }), 'proposalIsWhole')
      .refuses(propose('redirect', { redirectTo: null }), 'proposalIsWhole');
    story
      .when(propose('decline'))
      .refuses(says(people.decider, 'DECLINE', { reasonCode: 'other', reason: '-' }), 'reasonIsProposed')
      .when(decline)
      .then({ stage: 'declined' });
  });

  it('asks for more conditions; accepted, they do not repeat a notice that was held', () => {
    const story = inDecision().when(propose('more-conditions'));
    story.refuses(
      says(people.decider, 'MORE_CONDITIONS', { conditions: [{ ...condition, value: 1 }], reason: '-' }),
      'conditionsAreProposed',
    );
    story
      .when(says(people.decider, 'MORE_CONDITIONS', { conditions: [condition], reason: '控制规模' }))
      .then({ stage: 'conditions', facts: ['MoreConditionsAsked', 'ConditionsProposed'] });
    story
      .after(1)
      .when(serve(story.time), says(people.signatory, 'ACCEPT_CONDITIONS', {}))
      .then({ stage: 'decision.proposing' });
    story.when(propose('register'), register);
    expect(story.decision.facts[0]?.data).toMatchObject({ conditions: [condition] });
  });

  it('registers nothing that a party has not attested as it stands now', () => {
    const story = inScreening(true).when(correct);
    story.when(says(people.signatory, 'RESUBMIT', { workingCopyRevision: 2, sealed: sealed({ hash: 'hash-2' }) }));
    story.when(
      says(people.intake, 'ACCEPT', { checklist: [], laneAuthorities: {}, caseNumber: 'N-1' }),
      expires('INTEREST_EXPIRED', {}),
      ...LANES_PASS,
      ...PANEL_FOR,
      ...NOTICE,
    );
    story
      .refuses(propose('register'), 'outcomeIsOpen')
      .refuses(attest(people.techSignatory, 'hash-1'), 'attestsThisContent')
      .refuses(attest(people.signatory, 'hash-2'), 'notYetAttested');
    story
      .when(attest(people.techSignatory, 'hash-2'))
      .then({ facts: ['PartyAttested'], stage: 'decision.proposing' })
      .when(propose('register'), register)
      .then({ stage: 'registered' });
  });

  it('registers nothing whose path fell apart after the proposal', () => {
    const story = inDecision(true).when(propose('register'));
    const leaves = says(people.techSignatory, 'PARTY_LEAVES', { organisation: 'org-tech', reason: '退出' });
    story.when(leaves).then({ stage: 'review' }).refuses(register, 'event.not_allowed');
    inReview()
      .when(says(people.head, 'HOLD', because), expires('HOLD_EXPIRED', {}))
      .refuses(propose('register'), 'outcomeIsOpen')
      .refuses(register, 'event.not_allowed');
  });
});

describe('the remedy', () => {
  const declined = () => inDecision().when(propose('decline'), decline);
  const request = says(people.signatory, 'REVIEW_REQUEST', { grounds: '理由不成立' });

  it('may be asked for from service on', () => {
    const story = declined().then({ stage: 'declined', court: 'firm', clocks: ['remedy.request'] });
    expect(story.decision.clocks[0]).toMatchObject({ state: 'pending', rule: 'clock.remedy.request' });
    story.after(2).when(serve('2026-09-02', 'paper', people.intake));
    expect(story.decision.clocks[0]).toMatchObject({ state: 'running', startsAt: '2026-09-02' });
    story.when(expires('REMEDY_PERIOD_EXPIRED', {})).then({ stage: 'closed', closed: true });
  });

  it('is heard by people who took no part before', () => {
    const story = declined()
      .when(request)
      .then({ stage: 'remedy', clocks: ['remedy'] });
    story
      .refuses(says(people.decider, 'UPHOLD', because), 'tookNoPart')
      .refuses(says(people.secondTwo, 'UPHOLD', because, 'proposer'), 'tookNoPart');
    story.when(expires('REMEDY_EXPIRED', {})).then({ stage: 'remedy', facts: ['RemedyOverdue'] });
    story
      .fork()
      .when(says(people.otherDecider, 'UPHOLD', because))
      .then({ stage: 'closed', facts: ['DecisionUpheld'] });
    story.when(says(people.otherDecider, 'SET_ASIDE', because)).then({ stage: 'decision.proposing', facts: ['DecisionSetAside'] });
    story.when(propose('register'), register).then({ stage: 'registered' });
  });

  it('leaves a failed review failed: what the review refused, the decision cannot register', () => {
    const story = inReview().when(
      assign('risk'),
      assess('risk', { verdict: 'fail', reasonCode: 'risk-control' }),
      approve('risk'),
      propose('decline'),
      decline,
      request,
    );
    story.when(says(people.otherDecider, 'SET_ASIDE', because)).refuses(propose('register'), 'outcomeIsOpen');
  });
});

it('has the panel skipped by the head with a reason', () => {
  inPanel()
    .when(says(people.head, 'SKIP_PANEL', because), ...NOTICE, propose('register'), register)
    .then({ stage: 'registered' });
});
