import type { Proof } from '@sandbar/domain';
import type { Saying } from '@sandbar/testing';
import { START, because, expires, people, says } from './pilot-application-world.js';
import { live, registered } from './pilot-application-stages.js';

const withdraw = says(people.signatory, 'WITHDRAW', because);
const revoke = says(people.head, 'REVOKE', { reasonCode: 'breach', reason: '违反声明' });
const PROOFS: readonly Proof[] = ['funds', 'users', 'data', 'complaints'];
const prove = (proof: Proof): Saying => says(people.clerk, 'PROVE', { proof, note: '附件', attachments: [] });
const confirm = (proof: Proof): Saying => says(people.intake, 'CONFIRM_PROOF', { proof, note: '核实' });
const ALL_PROVED = PROOFS.flatMap((proof) => [prove(proof), confirm(proof)]);
const suspend = says(people.head, 'SUSPEND', { scope: '31', reason: '投诉集中' });
const TO_CONFIRMING = [
  says(people.signatory, 'APPLY_COMPLETION', { note: '' }),
  says(people.signatory, 'SUBMIT_SELF_ASSESSMENT', { note: '', attachments: [] }),
  says(people.intake, 'ASSIGN_AUDITOR', { auditor: people.auditor.person }),
  says(people.auditor, 'SUBMIT_AUDIT', { note: '', attachments: [] }),
  says(people.expertA, 'SUBMIT_EXPERT_EVALUATION', { note: '' }),
];
const AUDITED = ['live.service.running', 'live.change.none', 'live.evaluation.audit'];
const complete = says(people.decider, 'CONFIRM_COMPLETION', because);

describe('registered', () => {
  it('starts on a day between registration and today', () => {
    const story = registered().after(2);
    story
      .refuses(says(people.signatory, 'START', { startedOn: '2026-08-31' }), 'startIsDated')
      .refuses(says(people.signatory, 'START', { startedOn: '2026-09-04' }), 'startIsDated');
    story.when(START).then({ stage: 'live', facts: ['TestStarted'] });
  });
  it('lapses unless it starts, is extended once, revoked or withdrawn', () => {
    const extend = says(people.head, 'EXTEND_REGISTRATION', because);
    const story = registered().when(extend).refuses(extend, 'registrationExtensionLeft');
    expect(story.decision.clocks[0]?.extensions).toEqual(['clock.registered.extension']);
    story.when(expires('REGISTRATION_EXPIRED', {})).then({ stage: 'lapsed', facts: ['RegistrationLapsed'] });
    registered()
      .when(revoke)
      .then({ stage: 'terminated', facts: ['RegistrationRevoked'] });
    registered()
      .when(withdraw)
      .then({ stage: 'withdrawn', facts: ['RegistrationWithdrawn'] });
  });
});

describe('the live test', () => {
  it('runs to its planned end and winds down into the exit', () => {
    const story = live();
    expect(story.decision.clocks).toMatchObject([{ name: 'live.winding-down', startsAt: '2027-07-30', state: 'running' }]);
    story.when(expires('PLANNED_END_EXPIRED', {})).then({ stage: 'exiting', facts: ['ExitStarted'], clocks: ['exit'] });
  });

  it('is suspended in a province, confirmed, and resumed or ended', () => {
    live().refuses(says(people.head, 'SUSPEND', { scope: '33', reason: '-' }), 'suspendsWithinArea');
    const story = live()
      .when(suspend)
      .then({ leaves: ['live.service.suspended.unconfirmed', 'live.change.none', 'live.evaluation.none'] });
    story.when(expires('SUSPENSION_UNCONFIRMED', {})).then({ facts: ['SuspensionUnconfirmed'], court: 'authority' });
    story.when(says(people.head, 'CONFIRM_SUSPENSION', because)).then({ clocks: ['live.winding-down', 'suspension.decide'] });
    story.when(expires('SUSPENSION_EXPIRED', {})).then({ facts: ['SuspensionOverdue'] });
    story
      .fork()
      .when(says(people.head, 'EXIT', because))
      .then({ stage: 'exiting' });
    story.when(says(people.head, 'SUSPEND', { scope: 'whole', reason: '扩大' })).then({ facts: ['TestSuspended'] });
    story
      .when(says(people.head, 'RESUME_SERVICE', because))
      .then({ leaves: ['live.service.running', 'live.change.none', 'live.evaluation.none'] });
  });

  it('changes while the service goes on in the old scope', () => {
    const request = says(people.signatory, 'REQUEST_CHANGE', { description: '扩大用户', material: false });
    const story = live()
      .when(request)
      .then({ clocks: ['live.winding-down', 'change'] });
    story
      .fork()
      .when(expires('CHANGE_EXPIRED', {}))
      .then({ facts: ['ChangeExpired'], clocks: ['live.winding-down'] });
    story.when(says(people.decider, 'DECIDE_CHANGE', { outcome: 'accepted', reason: '-' })).then({ facts: ['ChangeDecided'] });
  });

  it('is audited by the one whom the lead authority assigned, who then sees the case', () => {
    const assigned = (person: string): Saying => says(people.intake, 'ASSIGN_AUDITOR', { auditor: person });
    const audit = says(people.auditor, 'SUBMIT_AUDIT', { note: '', attachments: [] });
    const seen = (story: ReturnType<typeof live>): boolean =>
      story.decision.header.holders.some(({ holder }) => holder === 'person:auditor');
    const story = live()
      .refuses(assigned(people.decider.person), 'auditorIsFree')
      .refuses({ ...assigned('auditor'), actor: people.head }, 'actor.not_eligible')
      .when(...TO_CONFIRMING.slice(0, 2))
      .refuses(audit, 'isAuditor');
    expect(seen(story)).toBe(false);
    story
      .when(assigned('auditor'))
      .then({ facts: ['AuditorAssigned'], leaves: AUDITED, clocks: ['live.winding-down', 'evaluation.audit'] });
    expect(story.decision.clocksStarted).toEqual([]);
    expect(seen(story)).toBe(true);
    const paper = says(people.intake, 'SUBMIT_AUDIT', { note: '书面报告', attachments: [] });
    story
      .fork()
      .when(paper)
      .then({ facts: ['AuditSubmitted'] });
    const other = story.fork().when(assigned('auditor-two')).refuses(audit, 'isAuditor');
    expect(seen(other)).toBe(false);
    story.when(audit).refuses(assigned('auditor-two'), 'event.not_allowed');
  });

  it('is evaluated in four steps and completed', () => {
    const story = live()
      .when(...TO_CONFIRMING)
      .then({ clocks: ['live.winding-down', 'evaluation.confirm'] });
    expect(story.decision.clocks[0]).toMatchObject({ state: 'stopped', stopReason: 'evaluation' });
    story.fork().when(suspend).refuses(complete, 'serviceRuns');
    story
      .fork()
      .when(says(people.decider, 'REWORK', because))
      .then({ facts: ['ReworkAsked'], clocks: ['live.winding-down', 'evaluation.self'] });
    story
      .fork()
      .when(says(people.decider, 'FAIL_EVALUATION', because))
      .then({ stage: 'exiting' });
    const extend = (plannedEnd: string): Saying => says(people.decider, 'EXTEND_TEST', { plannedEnd, reason: '继续观察' });
    const longer = story.fork().refuses(extend('2027-07-30'), 'endIsLater').when(extend('2027-12-31'));
    longer.then({ facts: ['TestExtended'], leaves: ['live.service.running', 'live.change.none', 'live.evaluation.none'] });
    expect(longer.decision).toMatchObject({ clocksStarted: ['live.winding-down'], clocks: [{ startsAt: '2027-12-31', state: 'running' }] });
    story.when(complete).then({ stage: 'completed', closed: true, facts: ['TestCompleted'] });
  });

  it('ends when the firm is late with its own step, and escalates when others are', () => {
    const late = expires('EVALUATION_EXPIRED', {});
    live()
      .when(TO_CONFIRMING[0]!, late)
      .then({ stage: 'exiting', facts: ['ExitStarted'] });
    for (const steps of [2, 4, 5])
      live()
        .when(...TO_CONFIRMING.slice(0, steps), late)
        .then({ stage: 'live', facts: ['EvaluationOverdue'] });
  });
});

describe('the exit', () => {
  it('is over when four proofs are made and confirmed', () => {
    const story = live()
      .when(withdraw)
      .refuses(confirm('funds'), 'proofIsMade')
      .when(...ALL_PROVED.slice(0, 7))
      .then({ stage: 'exiting' });
    story.refuses(prove('funds'), 'proofIsOpen').refuses(confirm('funds'), 'proofIsMade').when(confirm('complaints'));
    story.then({ stage: 'exited', closed: true, facts: ['ProofConfirmed', 'TestExited'] });
  });
  it('ends as terminated when the authority ended it', () => {
    const terminate = says(people.head, 'TERMINATE', { reasonCode: 'risk', reason: '风险' });
    for (const end of [revoke, terminate])
      live()
        .when(end, ...ALL_PROVED)
        .then({ stage: 'terminated', closed: true });
    for (const end of [withdraw, expires('PLANNED_END_EXPIRED', {})])
      live()
        .when(end, ...ALL_PROVED)
        .then({ stage: 'exited' });
  });
  it('is taken in charge when overdue: then the authority proves, and another of its officers confirms', () => {
    const takeCharge = says(people.head, 'TAKE_CHARGE', because);
    const officer = says(people.intake, 'PROVE', { proof: 'funds', note: '-', attachments: [] });
    const story = live().when(withdraw).refuses(takeCharge, 'exitOverdue').refuses(officer, 'mayProve');
    story
      .when(expires('EXIT_EXPIRED', {}))
      .then({ stage: 'exiting', facts: ['ExitOverdue'] })
      .when(takeCharge)
      .refuses(takeCharge, 'exitOverdue');
    story
      .when(officer)
      .refuses(confirm('funds'), 'notProver')
      .when({ ...confirm('funds'), actor: { ...people.intake, person: 'intake-two' } });
    story.then({ facts: ['ProofConfirmed'] });
  });
});
