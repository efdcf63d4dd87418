import type { Condition, Lane } from '@sandbar/domain';
import { LANES } from '@sandbar/domain';
import { tickedFor } from './checklists.js';
import { Filing } from './filing.js';
import { OPINIONS, SECOND_OPINIONS } from './words.js';

type Assessment =
  | { readonly verdict: 'pass' }
  | { readonly verdict: 'conditional'; readonly conditions: readonly Condition[] }
  | { readonly verdict: 'fail'; readonly reasonCode: string };
export type Assessments = Readonly<Partial<Record<Lane, Assessment>>>;
const PASS: Assessment = { verdict: 'pass' };

/** The three lanes of the review. */
export class Review extends Filing {
  /** Who assesses a lane now: the first or the second of its reviewers. */
  private readonly assessor: Record<Lane, 1 | 2> = { legality: this.n, risk: this.n, consumer: this.n };

  /** A person of the lane's own authority. */
  private of(lane: Lane, role: string): string {
    if (!this.shared || lane === 'risk') return this.lead(role);
    return this.office(lane === 'legality' ? 'lfb' : 'nfra', role.replace(/^(intake-officer|second-reviewer)-\d$/, '$1'));
  }
  private reviewer(lane: Lane): string {
    return this.of(lane, `${lane}-reviewer-${this.assessor[lane]}`);
  }
  private secondReviewer(lane: Lane): string {
    return this.of(lane, `second-reviewer-${this.n}`);
  }
  private lane(who: string, type: string, lane: Lane, more: Readonly<Record<string, unknown>>, to: string): this {
    return this.act(who, type, { lane, ...more }, `review.${lane}.${to}`);
  }

  assign(...lanes: readonly Lane[]): this {
    for (const lane of lanes) {
      const reviewer = this.reviewer(lane);
      const desk = this.of(lane, `intake-officer-${this.n}`);
      this.act(desk, 'ASSIGN', ({ world }) => ({ lane, assessor: world.actor(reviewer).person }), `review.${lane}.assessing`);
    }
    return this;
  }
  assess(lane: Lane, assessment: Assessment = PASS): this {
    const { verdict } = assessment;
    const texts = OPINIONS[lane][verdict];
    const risk = lane === 'risk';
    return this.lane(
      this.reviewer(lane),
      'ASSESS',
      lane,
      {
        verdict,
        opinion: texts[this.id.length % texts.length],
        conditions: assessment.verdict === 'conditional' ? assessment.conditions : [],
        reasonCode: assessment.verdict === 'fail' ? assessment.reasonCode : null,
        tier: risk ? (verdict === 'pass' ? 'low' : 'medium') : null,
        risks: risk ? RISKS : [],
        checklist: tickedFor(lane),
      },
      'secondReview',
    );
  }
  /** Approves; `then` where the last approval leads, which is not known here. */
  approve(lane: Lane, then: string | null = null): this {
    const opinion = SECOND_OPINIONS[this.id.length % SECOND_OPINIONS.length];
    return this.act(this.secondReviewer(lane), 'APPROVE', { lane, opinion }, then);
  }
  reject(lane: Lane, comment: string): this {
    return this.lane(this.secondReviewer(lane), 'REJECT', lane, { comment }, 'assessing');
  }
  ask(lane: Lane, ...questions: readonly string[]): this {
    return this.lane(
      this.reviewer(lane),
      'REQUEST_INFORMATION',
      lane,
      { questions: questions.map((text) => ({ pointer: null, text })) },
      'awaitingInformation',
    );
  }
  /** The firm opens the request: its clock begins. */
  opensRequest(lane: Lane): this {
    return this.act(this.applicant, 'SERVE', ({ at }) => ({ method: 'portal', servedAt: at }), `review.${lane}.awaitingInformation`);
  }
  replies(lane: Lane, ...answers: readonly string[]): this {
    return this.lane(this.applicant, 'ANSWER', lane, { answers: answers.map((text) => ({ text, attachments: [] })) }, 'assessing');
  }
  grantsTime(lane: Lane, reason: string): this {
    return this.lane(this.reviewer(lane), 'EXTEND_INFORMATION', lane, { reason }, 'awaitingInformation');
  }
  extendReview(reason: string): this {
    return this.act(this.lead('head'), 'EXTEND_REVIEW', { reason }, 'review');
  }
  /** The assessor declares a conflict and another takes over. */
  conflict(lane: Lane, note: string): this {
    this.act(this.reviewer(lane), 'DECLARE_CONFLICT', { ground: 'prior-work', note }, `review.${lane}.assigning`);
    this.assessor[lane] = this.assessor[lane] === 1 ? 2 : 1;
    return this;
  }

  /** From assigning to settled, in as many days as it takes. */
  passLane(lane: Lane, assessment: Assessment = PASS, then: string | null = null): this {
    return this.assign(lane).wait(3).assess(lane, assessment).wait(1).approve(lane, then);
  }
  /** All lanes beside each other, settled six working days after they were assigned: the interest period ends before. */
  passLanes(assessments: Assessments = {}, lanes: readonly Lane[] = LANES): this {
    this.wait(1)
      .assign(...lanes)
      .wait(3);
    for (const lane of lanes) this.assess(lane, assessments[lane]);
    this.wait(2);
    // A failed lane ends the review as soon as it is approved: it comes last.
    const failed = (lane: Lane): number => (assessments[lane]?.verdict === 'fail' ? 1 : 0);
    for (const lane of [...lanes].sort((a, b) => failed(a) - failed(b))) this.approve(lane);
    return this.wait(1);
  }
}

const RISKS = [
  { point: '模型误判', likelihood: 2, impact: 2, reason: '有人工复核，影响限于单笔业务。' },
  { point: '系统中断', likelihood: 1, impact: 2, reason: '双中心部署，恢复时间一小时以内。' },
];
