import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, refuse } from '@sandbar/domain';
import type { Bilingual, Refusal } from '@sandbar/domain';
import { parseBody } from '@sandbar/contracts';
import { getActor } from '../../http/request-context.js';
import { API_PORTS } from '../../ports/index.js';
import type { ApiPorts } from '../../ports/index.js';
import { NewKeyBody } from '../../sessions/api-key.payloads.js';
import { formBody, valueOf, valuesOf } from '../forms/form-body.js';
import { goOn } from '../frame/page-frame.js';
import { takeProof } from './proof.js';
import { SecurityScreens } from './security-screens.js';
import { UUID } from '../../http/uuid.js';

/** How long a key goes on beside the one that takes over, when a person rotates it here. */
const OVERLAP_HOURS = 24;

/** Issuing, rotating and revoking API keys by forms. The text of a key stands on the page that answers, and nowhere after. */
@Controller('me/security/keys')
export class KeyPagesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(SecurityScreens) private readonly screens: SecurityScreens,
  ) {}

  @Post()
  async issue(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = formBody(request.body);
    const typed = { title: valueOf(body, '/title') ?? '', scopes: valuesOf(body, '/scopes'), expires: valueOf(body, '/expires') ?? '' };
    const failed = await takeProof(this.ports, request, reply, body);
    if (failed !== undefined) return this.screens.send(request, reply, failed, { typed });
    // The last day counts whole, in Shanghai.
    const parsed = parseBody(NewKeyBody, { title: typed.title, scopes: typed.scopes, expiresAt: `${typed.expires}T15:59:59.000Z` });
    const issued = isRefusal(parsed) ? asTyped(parsed, NOT_A_DAY) : await this.ports.keys.issue(getActor(request), parsed);
    if (isRefusal(issued)) return this.screens.send(request, reply, asTyped(issued), { typed });
    await this.screens.send(request, reply, undefined, { issued });
  }

  @Post('rotate')
  async rotate(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const id = valueOf(formBody(request.body), 'key') ?? '';
    const issued = UUID.test(id) ? await this.ports.keys.rotate(getActor(request), id, OVERLAP_HOURS) : refuse('key.not_found');
    if (isRefusal(issued)) return this.screens.send(request, reply, issued);
    await this.screens.send(request, reply, undefined, { issued });
  }

  @Post('revoke')
  async revoke(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const id = valueOf(formBody(request.body), 'key') ?? '';
    const refusal = UUID.test(id) ? await this.ports.keys.revoke(getActor(request), id) : refuse('key.not_found');
    if (refusal !== undefined) return this.screens.send(request, reply, refusal);
    goOn(reply, '/me/security?done=revoked');
  }
}

const NOT_A_DAY = { zh: '请选择日期', en: 'choose a day' };

/** The faults of the body at the fields of the form: the form asks a day, of which the body has the last instant. */
function asTyped(refusal: Refusal, ofDay?: Bilingual): Refusal {
  if (refusal.errors === undefined) return refusal;
  const errors = refusal.errors.map((fault) => {
    if (fault.pointer.startsWith('/scopes')) return { ...fault, pointer: '/scopes' };
    return fault.pointer === '/expiresAt' ? { ...fault, pointer: '/expires', message: ofDay ?? fault.message } : fault;
  });
  return { ...refusal, errors };
}
