import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Bilingual, Refusal } from '@sandbar/domain';
import { problemOf } from '@sandbar/contracts';
import { getSignedIn } from '../../http/request-context.js';
import type { ApiPorts } from '../../ports/index.js';
import { sessionView } from '../../sessions/session-view.js';
import { refusalText } from '../forms/refusal-text.js';
import type { FormFault } from '../forms/field.js';
import type { Frame } from '../frame/frame.js';
import type { PageDesk } from '../frame/page-desk.js';
import { sendPage } from '../frame/page-frame.js';
import { securityPage } from './security-page.js';

/** What was done, by the word in the address that the browser was sent on to. */
const DONE: Readonly<Record<string, Bilingual>> = {
  session: { zh: '会话已结束。', en: 'The session has ended.' },
  others: { zh: '其他会话均已结束。', en: 'All other sessions have ended.' },
  password: { zh: '口令已更改，其他会话均已结束。', en: 'The password is changed, and all other sessions have ended.' },
};

/** Sends the page about a person's own security: as it is, or with what kept a form from being taken. */
export class SecurityScreens {
  constructor(
    private readonly ports: Pick<ApiPorts, 'openSessions' | 'reauthentication'>,
    private readonly desk: PageDesk,
  ) {}

  async send(request: FastifyRequest, reply: FastifyReply, refusal?: Refusal): Promise<void> {
    const signedIn = getSignedIn(request);
    const frame = await this.desk.frame(request);
    const [sessions, ways] = await Promise.all([this.ports.openSessions.listOwn(signedIn), this.ports.reauthentication.ways(signedIn)]);
    const page = securityPage(frame, {
      sessions: sessions.map((row) => sessionView(row, signedIn.session.id)),
      ways,
      faults: refusal === undefined ? [] : faultsOf(refusal, frame),
      done: DONE[this.desk.query(request, 'done') ?? ''],
    });
    const retry = refusal?.params['retryAfterSeconds'];
    if (typeof retry === 'number') reply.header('Retry-After', String(retry));
    sendPage(request, reply, frame, page, refusal === undefined ? 200 : problemOf(refusal.code).status);
  }
}

function faultsOf(refusal: Refusal, frame: Frame): FormFault[] {
  if (refusal.errors === undefined) return [{ pointer: '', message: refusalText(frame, refusal) }];
  return refusal.errors.map(({ message }) => ({ pointer: '', message: message[frame.lang] }));
}
