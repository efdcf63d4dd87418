import type { Province } from '@sandbar/domain';
import { othersOf } from '../pilot.js';
import type { DemoPilot } from '../pilot.js';
import type { Scene, Story } from '../story.js';
import { Deciding } from './decision.js';
import type { Assessments } from './review.js';
import type { Replies } from './words.js';
import { recognised } from './words.js';

const PROOFS = ['funds', 'users', 'data', 'complaints'] as const;
type Path = { readonly assessments?: Assessments; readonly replies?: Replies; readonly shared?: boolean; readonly panel?: boolean };

/** Tells one story; `upTo` goes the common road in as many days as offices take, the other verbs are single acts. */
export class StoryTeller extends Deciding {
  /** Each goes on from a new case and ends where its name says. */
  readonly upTo = {
    signing: (): this => this.draft().wait(2).seal(),
    screening: (): this => {
      this.upTo.signing().wait(1).attestLead();
      return this.partner === null ? this : this.attestPartner();
    },
    review: ({ shared = false }: Path = {}): this => this.upTo.screening().wait(2).accept({ shared }),
    /** Out of the review: sharing where other provinces are concerned, else the panel. */
    reviewed: (path: Path = {}): this => this.upTo.review(path).passLanes(path.assessments),
    consulting: (path: Path = {}): this => this.upTo.reviewed(path).releasePackage(),
    panel: (path: Path = {}): this => {
      const others = othersOf(this.pilot);
      if (others.length === 0) return this.upTo.reviewed(path).rests('panel.convening');
      this.upTo.consulting(path).answers(path.replies ?? Object.fromEntries(others.map((province) => [province, recognised])));
      return path.replies !== undefined && others.some((one) => path.replies![one] === undefined) ? this.silence() : this;
    },
    /** To the preparation of the notice; without conditions. */
    notice: (path: Path = {}): this => (path.panel === true ? this.upTo.panel(path).holdPanel() : this.upTo.panel(path).skipPanel()),
    decision: (path: Path = {}): this => this.upTo.notice(path).holdNotice().rests('decision.proposing'),
    registered: (path: Path = {}): this => this.upTo.decision(path).register(),
    live: (path: Path = {}): this => this.upTo.registered(path).wait(3).start(),
  };

  start(): this {
    return this.act(this.signatory, 'START', ({ day }) => ({ startedOn: day }), 'live');
  }
  suspend(scope: 'whole' | Province, reason: string, hoursAgo?: number): this {
    const when = hoursAgo === undefined ? {} : { hoursAgo };
    return this.act(this.lead('head'), 'SUSPEND', { scope, reason }, 'live.service.suspended.unconfirmed', when);
  }
  confirmSuspension(reason: string): this {
    return this.act(this.lead('head'), 'CONFIRM_SUSPENSION', { reason }, 'live.service.suspended.confirmed');
  }
  resumeService(reason: string): this {
    return this.act(this.lead('head'), 'RESUME_SERVICE', { reason }, 'live.service.running');
  }
  orderExit(reason: string): this {
    return this.act(this.lead('head'), 'EXIT', { reason }, 'exiting');
  }
  revoke(reasonCode: string, reason: string, then = 'exiting'): this {
    return this.act(this.lead('head'), 'REVOKE', { reasonCode, reason }, then);
  }
  requestChange(description: string): this {
    return this.act(this.signatory, 'REQUEST_CHANGE', { description, material: false }, 'live.change.requested');
  }
  decideChange(outcome: 'accepted' | 'refused', reason: string): this {
    return this.act(this.lead(`decider-${this.n}`), 'DECIDE_CHANGE', { outcome, reason }, 'live.change.none');
  }

  applyCompletion(): this {
    return this.act(this.signatory, 'APPLY_COMPLETION', { note: '测试目标已达到，申请完成测试。' }, 'live.evaluation.self');
  }
  assignAuditor(): this {
    const auditor = ({ world }: Scene) => ({ auditor: world.actor('completion-auditor').person });
    return this.act(this.intake, 'ASSIGN_AUDITOR', auditor, 'live.evaluation.self');
  }
  selfAssessment(): this {
    const payload = { note: '服务客户与交易笔数均在上限内，投诉两件均已办结。', attachments: [] };
    return this.act(this.signatory, 'SUBMIT_SELF_ASSESSMENT', payload, 'live.evaluation.audit');
  }
  audit(): this {
    return this.act(this.intake, 'SUBMIT_AUDIT', { note: '审计未见重大不符合项。', attachments: [] }, 'live.evaluation.experts');
  }
  expertEvaluation(): this {
    return this.act(this.intake, 'SUBMIT_EXPERT_EVALUATION', { note: '专家认为成效明显，建议通过。' }, 'live.evaluation.confirming');
  }
  completes(): this {
    return this.act(this.lead(`decider-${this.n}`), 'CONFIRM_COMPLETION', { reason: '自评、审计与专家论证均通过。' }, 'completed');
  }
  rework(reason: string): this {
    return this.act(this.lead(`decider-${this.n}`), 'REWORK', { reason }, 'live.evaluation.self');
  }
  prove(...proofs: readonly (typeof PROOFS)[number][]): this {
    for (const proof of proofs) this.act(this.applicant, 'PROVE', { proof, note: PROOF_NOTES[proof], attachments: [] }, 'exiting');
    return this;
  }
  confirmProof(proof: (typeof PROOFS)[number], then = 'exiting'): this {
    return this.act(this.intake, 'CONFIRM_PROOF', { proof, note: '已核对，属实。' }, then);
  }
  /** The four proofs, made and confirmed. */
  leave(then: 'exited' | 'terminated'): this {
    this.prove(...PROOFS).wait(2);
    PROOFS.forEach((proof, i) => this.confirmProof(proof, i === PROOFS.length - 1 ? then : 'exiting'));
    return this;
  }

  outOfScope(reasonCode: string, reason: string): this {
    return this.act(this.intake, 'OUT_OF_SCOPE', { reasonCode, reason }, 'decision.proposing');
  }
  redirect(to: string, reason: string): this {
    return this.act(this.intake, 'REDIRECT', { to, reason }, 'redirected');
  }
  refuseToSign(reason: string): this {
    return this.act(this.partner ?? this.signatory, 'REFUSE', { reason }, 'draft');
  }
  discard(): this {
    return this.act(this.applicant, 'DISCARD', {}, 'discarded');
  }
  /** The joint applicant leaves; who remains is licensed. */
  partnerLeaves(reason: string, then: string): this {
    const who = this.partner ?? this.signatory;
    return this.act(who, 'PARTY_LEAVES', ({ actor }) => ({ organisation: actor.organisation, reason }), then);
  }
  /** From the province's office to another of the same jurisdiction. */
  transferTo(place: string, reason: string, then: string): this {
    const to = (world: { actor(login: string): { authority: string | null; province: Province | null } }) =>
      world.actor(`pbc-${place}.head`);
    this.act(this.lead('head'), 'TRANSFER', ({ world }) => ({ to: to(world).authority, toProvince: to(world).province, reason }), then);
    this.wait(1);
    this.movedTo = place;
    return this.act(`pbc-${place}.head`, 'ACCEPT_TRANSFER', {}, then);
  }
  private movedTo: string | null = null;
  override lead(role: string): string {
    return this.movedTo === null ? super.lead(role) : `pbc-${this.movedTo}.${role}`;
  }
}

const PROOF_NOTES = {
  funds: '在途业务与备付资金已结清。',
  users: '已逐户通知并留存送达记录。',
  data: '测试数据已删除，法定保存的除外。',
  complaints: '投诉全部办结并回访。',
} as const;

/** One story: who applies for what, told in acts, its last line `endsAgo` working days before today. */
export function story(id: string, pilot: DemoPilot, endsAgo: number, tell: (teller: StoryTeller) => unknown): Story {
  const teller = new StoryTeller(id, pilot);
  tell(teller);
  return { id, pilot, endsAgo, steps: teller.steps };
}
