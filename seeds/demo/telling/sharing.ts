import type { Province } from '@sandbar/domain';
import type { LostMessages } from '../demo-world.js';
import { othersOf } from '../pilot.js';
import type { CaseRef } from '../story.js';
import { Review } from './review.js';
import type { Replies, Reply } from './words.js';

/** Working days that no province needs more than: when the window ends, silence is recorded. */
const OBJECTION_WINDOW = 20;

/** Supervisory sharing: the package, and what each province does with its leg. */
export class Sharing extends Review {
  /** Submits the disclosure; `months` or `days` until it expires. */
  submitPackage({ expiresInDays = 120, then = 'drafting' }: { expiresInDays?: number; then?: 'drafting' | 'redrafting' } = {}): this {
    return this.act(
      this.lead('coordinator-1'),
      'SUBMIT_PACKAGE',
      ({ workingDay }) => ({
        tlp: 'AMBER',
        purpose: '就创新应用的跨省开展征求监管意见',
        legalBasis: '沪府办规〔2020〕1号第十六项；长三角监管协同机制',
        expiresOn: workingDay(expiresInDays),
        withhold: [{ pointer: '/risk/emergency', reason: '应急细节与征求意见无关' }],
        maximumLevel: 2,
        note: '请重点关注本省服务对象与数据使用。',
      }),
      then === 'drafting' ? 'inReview' : 'released.revised.inReview',
      { on: this.package },
    );
  }
  /** Another coordinator releases it. `lost`: messages that do not arrive. */
  release(lost?: LostMessages): this {
    const on = this.package;
    return this.act(
      this.lead('coordinator-2'),
      'RELEASE',
      { secrecyDeclared: true, legalBasisChecked: true },
      'released.consulting',
      lost === undefined ? { on } : { on, lost },
    );
  }
  sendBack(comment: string): this {
    return this.act(this.lead('coordinator-2'), 'SEND_BACK', { comment }, 'drafting', { on: this.package });
  }

  opens(province: Province): this {
    return this.act(this.coordinator(province, 1), 'OPEN', {}, 'opened', { on: this.leg(province) });
  }
  acknowledges(province: Province): this {
    return this.act(
      this.coordinator(province, 1),
      'ACKNOWLEDGE',
      ({ workingDay }) => ({ expectedOn: workingDay(10) }),
      'answering.preparing',
      { on: this.leg(province) },
    );
  }
  prepares(province: Province, reply: Reply, then = 'answering.prepared'): this {
    const payload = { reason: null, code: null, evidence: [], conditions: [], ...reply };
    return this.act(this.coordinator(province, 1), 'PREPARE_ANSWER', payload, then, { on: this.leg(province) });
  }
  /** Another coordinator of the province signs. */
  signs(province: Province, reply: Reply): this {
    return this.act(this.coordinator(province, 2), 'RELEASE_ANSWER', {}, `answered.${reply.answer}`, { on: this.leg(province) });
  }
  asksForMore(province: Province, ...questions: readonly string[]): this {
    return this.act(this.coordinator(province, 1), 'REQUEST_FURTHER_INFORMATION', { questions }, 'awaitingInformation', {
      on: this.leg(province),
    });
  }
  supplies(province: Province, ...answers: readonly string[]): this {
    return this.act(this.lead('coordinator-1'), 'INFORMATION_SUPPLIED', { answers }, 'answering.preparing', {
      on: this.leg(province),
    });
  }
  withdrawsObjection(province: Province, reason: string): this {
    return this.act(this.coordinator(province, 2), 'WITHDRAW_OBJECTION', { reason }, 'answered.abstained', { on: this.leg(province) });
  }
  outage(province: Province, reason: string): this {
    return this.act(this.coordinator(province, 1), 'OUTAGE', { reason }, 'outage', { on: this.leg(province) });
  }
  outageOver(province: Province): this {
    return this.act(this.coordinator(province, 1), 'OUTAGE_OVER', {}, 'queued', { on: this.leg(province) });
  }
  servedByLetter(province: Province, letter: string): this {
    return this.act(this.lead('coordinator-1'), 'RECORD_LETTER_SERVICE', ({ at }) => ({ letter, servedAt: at }), 'delivered', {
      on: this.leg(province),
    });
  }

  /** A province takes the matter up: opened two days after it came, acknowledged on the same day. */
  takesUp(...provinces: readonly Province[]): this {
    for (const province of provinces) this.opens(province).acknowledges(province);
    return this;
  }
  /** The provinces answer within six working days; one that is not named takes the matter up and stays silent. */
  answers(replies: Replies): this {
    const all = othersOf(this.pilot);
    const named = all.filter((province) => replies[province] !== undefined);
    this.wait(2)
      .takesUp(...all)
      .wait(3);
    for (const province of named) this.prepares(province, replies[province]!);
    this.wait(1);
    for (const province of named) this.signs(province, replies[province]!);
    return this;
  }
  /** Until the window of a package released `since` working days ago is over. */
  silence(since = 6): this {
    return this.wait(OBJECTION_WINDOW + 1 - since);
  }

  /** Drafted, reviewed and released: one day each. */
  releasePackage(options: { expiresInDays?: number; lost?: LostMessages } = {}): this {
    const { expiresInDays = 120, lost } = options;
    return this.wait(1).submitPackage({ expiresInDays }).wait(1).release(lost);
  }
  asksToRevise(reason: string): this {
    return this.act(this.lead('coordinator-1'), 'REQUEST_REVISION', { reason }, 'released.revised.awaiting', { on: this.package });
  }
  escalates(reason: string): this {
    return this.act(this.lead('head'), 'ESCALATE', { reason }, 'released.escalated', { on: this.package });
  }
  refers(superior: string, reason: string): this {
    return this.act(this.lead('head'), 'REFER', { superior, reason }, 'released.escalated', { on: this.package });
  }
  superiorAnswers(province: Province, answer: 'recognised' | 'notRecognised', document: string): this {
    const payload = { province, answer, document, reason: '演示：经共同上级研究' };
    return this.act(this.lead('head'), 'SUPERIOR_ANSWERED', payload, 'released.settled', { on: this.package });
  }
  leavesOut(province: Province, reason: string): this {
    return this.act(this.lead('head'), 'LEAVE_PROVINCE_OUT', { province, reason }, 'released.settled', { on: this.package });
  }
  /** The next package is another one: the one before was superseded. */
  nextPackage(): this {
    this.packages += 1;
    return this;
  }
  claimsInterest(province: Province, reason: string): this {
    return this.act(this.coordinator(province, 1), 'CLAIM_INTEREST', { province, reason }, 'review');
  }
  /** The case as `rests` names it. */
  packageCase(): CaseRef {
    return this.package;
  }
  legCase(province: Province): CaseRef {
    return this.leg(province);
  }
}
