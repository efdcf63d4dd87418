import { isRefusal, refuse } from '@sandbar/domain';
import type { Actor, Refusal } from '@sandbar/domain';
import { uuidFrom } from '@sandbar/hash';
import type { PublicCommentBody } from '@sandbar/contracts';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { ApiPorts } from '../ports/index.js';

/** Who comments without an account. */
const THE_PUBLIC: Actor = { person: 'public', roles: ['public'], organisation: null, authority: null, province: null };
const COMMENTS_AN_HOUR = 20;

/** The door through which a member of the public writes on a notice: only where a notice stands, and saying nothing of a case beside it. */
export class PublicComments {
  private readonly addresses = new RateLimiterMemory({ points: COMMENTS_AN_HOUR, duration: 3600 });

  constructor(private readonly ports: Pick<ApiPorts, 'publicRoad' | 'register'>) {}

  /**
   * @param key what makes a repetition the same comment: its id derives from it and the case
   * @param address of the writer, for the rate only; it is not kept
   * @returns `case.not_found` where no notice stands, `notice.closed` when it takes no comments now, `rate.limited`
   */
  async write(
    caseId: string,
    body: PublicCommentBody,
    key: string,
    address: string,
    traceId: string,
  ): Promise<{ readonly comment: string; readonly at: string } | Refusal> {
    const pages = await this.ports.register.listOfCase(caseId);
    if (!pages.some((page) => page.what === 'notice' && page.withdrawnAt === null)) return refuse('case.not_found');
    const limited = await this.take(address);
    if (limited !== undefined) return limited;
    const comment = uuidFrom(caseId, `comment:${key}`);
    const answer = await this.ports.publicRoad.handle({
      key: comment,
      caseId,
      type: 'COMMENT',
      payload: { ...body, comment },
      actor: THE_PUBLIC,
      traceId,
      source: { kind: 'person' },
    });
    if (!isRefusal(answer)) return { comment, at: answer.at };
    // The stage of a case is not the public's: whatever the machine says, the notice is closed.
    return answer.code === 'event.not_allowed' || answer.code === 'case.closed' ? refuse('notice.closed') : answer;
  }

  private async take(address: string): Promise<Refusal | undefined> {
    try {
      await this.addresses.consume(address);
      return undefined;
    } catch (rejected) {
      if (!(rejected instanceof RateLimiterRes)) throw rejected;
      return refuse('rate.limited', { retryAfterSeconds: Math.ceil(rejected.msBeforeNext / 1000) });
    }
  }
}
