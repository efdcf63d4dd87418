import type { FastifyRequest } from 'fastify';
import { isRefusal } from '@sandbar/domain';
import { ctxOf } from '../http/request-context.js';
import type { ApiPorts } from '../ports/index.js';
import { UUID } from '../http/uuid.js';

const FIRM_ROLES = ['applicant', 'signatory'];

/**
 * Service in the portal (送达, process.md §3): an applicant or signatory of a party opens the whole case while a letter waits, and with that the firm's
 * clock begins, as the recorded event SERVE. Once a letter and person, however often and from however many windows it is opened. The button stays.
 */
export class PortalService {
  constructor(private readonly ports: Pick<ApiPorts, 'cases' | 'road' | 'clock' | 'logger'>) {}

  /** Records the service where this request is one; whatever hinders it, the case is shown. */
  async noteOpening(request: FastifyRequest, caseId: string): Promise<void> {
    const signedIn = request.sandbar.signedIn;
    if (signedIn === undefined || !UUID.test(caseId) || isNoReading(request)) return;
    const { actor } = signedIn;
    if (actor.organisation === null || !actor.roles.some((role) => FIRM_ROLES.includes(role))) return;
    try {
      await this.serve(request, caseId);
    } catch (error) {
      // A store that takes no writes now still shows the case; the letter waits for the next opening.
      this.ports.logger.warn({ err: error, caseId }, 'the opening of a letter was not recorded');
    }
  }

  private async serve(request: FastifyRequest, caseId: string): Promise<void> {
    const ctx = ctxOf(request);
    const file = await this.ports.cases.findCase(ctx, caseId);
    if (file === undefined || file.kind !== 'pilot-application' || !file.header.parties.includes(ctx.actor.organisation!)) return;
    const waiting = (await this.ports.cases.listDeadlines(ctx, caseId)).filter((row) => row.status === 'pending' && row.court === 'firm');
    if (waiting.length === 0) return;
    const outcome = await this.ports.road.handle({
      key: `opened:${waiting.map(({ id }) => id.slice(0, 36)).sort()[0]}`,
      caseId,
      type: 'SERVE',
      payload: { method: 'portal', servedAt: this.ports.clock.now() },
      actor: ctx.actor,
      ...(ctx.onBehalfOf === undefined ? {} : { onBehalfOf: ctx.onBehalfOf }),
      traceId: ctx.traceId,
      source: { kind: 'person' },
    });
    // Served in another window, or by a colleague, in the same moment.
    if (isRefusal(outcome)) this.ports.logger.debug({ caseId, code: outcome.code }, 'the opening of a letter was refused');
  }
}

/** A browser that fetches ahead of its user has read nothing to anybody; HEAD shows nothing. */
function isNoReading(request: FastifyRequest): boolean {
  const ahead = [request.headers['sec-purpose'], request.headers['purpose'], request.headers['x-moz']].join(' ').toLowerCase();
  return request.method !== 'GET' || ahead.includes('prefetch') || ahead.includes('prerender') || ahead.includes('preview');
}
