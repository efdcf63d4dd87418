import type { Condition, Lane } from '@sandbar/domain';
import { placeOf } from '../pilot.js';
import { idOf } from './cursor.js';
import { Sharing } from './sharing.js';
import { EXPERT_OPINIONS } from './words.js';

/** Working days of the public notice: 浙江 deviates in the demo's rule table. */
const NOTICE_DAYS = { zhejiang: 7, others: 5 } as const;

type Outcome =
  | { readonly outcome: 'register' | 'defer' }
  | { readonly outcome: 'decline'; readonly reasonCode: string }
  | { readonly outcome: 'more-conditions'; readonly conditions: readonly Condition[] };
const DECISION = { register: 'REGISTER', defer: 'DEFER', decline: 'DECLINE', 'more-conditions': 'MORE_CONDITIONS' } as const;
const LEADS_TO = { register: 'registered', defer: 'deferred', decline: 'declined', 'more-conditions': 'conditions' } as const;

/** Panel, conditions, public notice, decision and remedy. */
export class Deciding extends Sharing {
  private comments: string[] = [];

  /** Three of the five experts, other ones in another story and after a redraw. */
  private expert(i: number, draw = 0): string {
    return `expert-${((this.id.length + i + draw * 2) % 5) + 1}`;
  }
  convene(draw = 0): this {
    const members = [0, 1, 2].map((i) => this.expert(i, draw));
    return this.act(
      this.intake,
      'CONVENE',
      ({ world }) => ({ experts: members.map((login) => world.actor(login).person) }),
      'panel.deliberating',
    );
  }
  opine(i: number, then: string, draw = 0, verdict: 'for' | 'against' | 'questions' = 'for'): this {
    const text = verdict === 'for' ? EXPERT_OPINIONS[(this.id.length + i) % EXPERT_OPINIONS.length] : '演示：对模型可解释性仍有疑问。';
    return this.act(this.expert(i, draw), 'OPINE', { verdict, text }, then);
  }
  /** An expert declares a conflict: below the quorum the panel is drawn again. */
  expertConflict(i: number, note: string): this {
    return this.act(this.expert(i), 'DECLARE_CONFLICT', { ground: 'prior-work', note }, 'panel.convening');
  }
  opinions(draw = 0): this {
    return this.opine(0, 'panel.deliberating', draw).opine(1, 'panel.deliberating', draw).wait(1).opine(2, 'panel.concluded', draw);
  }
  conclude(then = 'notice.preparing'): this {
    return this.act(this.intake, 'CONCLUDE', { minutes: '三位专家均提交意见，多数赞成，建议按意见完善监测指标。' }, then);
  }
  /** Convened, heard and concluded in five working days. */
  holdPanel(then = 'notice.preparing'): this {
    return this.wait(1).convene().wait(2).opinions().wait(1).conclude(then);
  }
  skipPanel(then = 'notice.preparing'): this {
    return this.wait(1).act(this.lead('head'), 'SKIP_PANEL', { reason: '技术与已论证的应用相同，免于重复论证。' }, then);
  }
  acceptConditions(then = 'notice.preparing'): this {
    return this.wait(1).served('conditions').wait(2).act(this.signatory, 'ACCEPT_CONDITIONS', {}, then);
  }

  proposeRedactions(): this {
    const withhold = [{ pointer: '/technology/used', reason: '算法细节属商业秘密' }];
    return this.act(this.applicant, 'PROPOSE_REDACTIONS', { withhold }, 'notice.preparing');
  }
  publish(): this {
    const withhold = [{ pointer: '/technology/used', reason: '算法细节属商业秘密' }];
    return this.act(this.lead('secrecy-reviewer'), 'PUBLISH', { withhold }, 'notice.published');
  }
  comment(name: string, text: string): this {
    const comment = idOf(`${this.id}:comment:${this.comments.length + 1}`);
    this.comments.push(comment);
    return this.act('public', 'COMMENT', { comment, name, contact: 'comment@demo.example', text }, 'notice.published');
  }
  /** The days of the notice pass. */
  noticeEnds(): this {
    return this.wait((placeOf(this.pilot) === 'zhejiang' ? NOTICE_DAYS.zhejiang : NOTICE_DAYS.others) + 1);
  }
  answerComments(text: string): this {
    return this.act(this.intake, 'ANSWERED', { replies: [{ comments: [...this.comments], text }] }, 'decision.proposing');
  }
  uphold(lanes: readonly Lane[], reason: string): this {
    return this.act(this.intake, 'UPHELD', { comments: [...this.comments], lanes, reason }, 'review');
  }
  /** Prepared, published, and over. */
  holdNotice(): this {
    return this.wait(1).proposeRedactions().wait(1).publish().noticeEnds();
  }

  propose(outcome: Outcome, reason: string, proposer: 1 | 2 = this.n): this {
    const payload = { outcome: outcome.outcome, reason, ...parts(outcome), redirectTo: null };
    return this.act(this.lead(`proposer-${proposer}`), 'PROPOSE', payload, 'decision.secondDecision');
  }
  decide(outcome: Outcome, reason: string, decider: 1 | 2 = this.n): this {
    const { reasonCode, conditions } = parts(outcome);
    const more = outcome.outcome === 'decline' ? { reasonCode } : outcome.outcome === 'more-conditions' ? { conditions } : {};
    return this.act(this.lead(`decider-${decider}`), DECISION[outcome.outcome], { reason, ...more }, LEADS_TO[outcome.outcome]);
  }
  /** Proposed by one and decided by another on the next day. */
  conclusion(outcome: Outcome, reason: string): this {
    return this.propose(outcome, reason).wait(1).decide(outcome, reason);
  }
  register(): this {
    return this.conclusion({ outcome: 'register' }, '审查、协同、论证与公示均已完成，同意登记。');
  }
  asksForReview(grounds: string): this {
    return this.act(this.signatory, 'REVIEW_REQUEST', { grounds }, 'remedy');
  }
  /** Heard by the decider who took no part. */
  hears(result: 'SET_ASIDE' | 'UPHOLD', reason: string): this {
    return this.act(this.lead(`decider-${this.other}`), result, { reason }, result === 'UPHOLD' ? 'closed' : 'decision.proposing');
  }

  withdraw(reason: string): this {
    return this.act(this.signatory, 'WITHDRAW', { reason }, 'withdrawn');
  }
  terminate(reasonCode: string, reason: string): this {
    return this.act(this.lead('head'), 'TERMINATE', { reasonCode, reason }, 'terminated');
  }
  hold(reason: string): this {
    return this.act(this.lead('head'), 'HOLD', { reason }, 'onHold');
  }
  extendHold(reason: string): this {
    return this.act(this.lead('head'), 'EXTEND_HOLD', { reason }, 'onHold');
  }
  resume(reason: string, then: string): this {
    return this.act(this.lead('head'), 'RESUME', { reason }, then);
  }
}

function parts(outcome: Outcome): { reasonCode: string | null; conditions: readonly Condition[] } {
  return {
    reasonCode: outcome.outcome === 'decline' ? outcome.reasonCode : null,
    conditions: outcome.outcome === 'more-conditions' ? outcome.conditions : [],
  };
}
