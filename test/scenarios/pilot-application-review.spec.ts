import type { Lane } from '@sandbar/domain';
import { pilotContextOf } from '@sandbar/domain';
import type { Saying, Story } from '@sandbar/testing';
import {
  RISK_OFFICE,
  accept,
  approve,
  assess,
  assessorOf,
  assign,
  because,
  condition,
  expires,
  passes,
  people,
  propose,
  says,
  serve,
} from './pilot-application-world.js';
import { inReview, inScreening } from './pilot-application-stages.js';

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
