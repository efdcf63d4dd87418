import { Controller, Delete, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '@sandbar/domain';
import type { Refusal } from '@sandbar/domain';
import type { MeView } from '@sandbar/contracts';
import { setSessionCookie, tokenOfCookieHeader } from '@sandbar/identity';
import { readBody } from '../http/read-input.js';
import { RefusedException, accepted } from '../http/refused.exception.js';
import { deviceOf, getActor, getSignedIn } from '../http/request-context.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts } from '../ports/index.js';
import { freshly } from './freshly.js';
import { CodeBody, SecondStepBody } from './identity.payloads.js';
import { meView } from './me-view.js';
import { UUID } from '../http/uuid.js';

/** The second step of signing in, and setting it up. */
@Controller('v1')
export class SecondFactorController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Post('sessions/second-factor')
  @HttpCode(201)
  async finish(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<MeView> {
    const { challenge, code } = readBody(request, SecondStepBody);
    const brought = tokenOfCookieHeader(request.headers.cookie);
    const opened = accepted(await this.ports.secondStep.finish(challenge, code, deviceOf(request), brought));
    void reply.header('Set-Cookie', setSessionCookie(opened.token, opened.cookieSeconds));
    return meView(accepted(await this.ports.sessions.find(opened.token)));
  }

  @Post('me/totp')
  @HttpCode(201)
  async begin(@Req() request: FastifyRequest): Promise<{ secret: string; uri: string }> {
    done(await freshly(this.ports, getActor(request), 'me.totp'));
    return accepted(await this.ports.secondFactor.begin(getSignedIn(request)));
  }

  @Post('me/totp/confirmation')
  @HttpCode(200)
  async confirm(@Req() request: FastifyRequest): Promise<{ recoveryCodes: readonly string[] }> {
    const { code } = readBody(request, CodeBody);
    return { recoveryCodes: accepted(await this.ports.secondFactor.confirm(getSignedIn(request), code)) };
  }

  @Post('me/totp/removal')
  @HttpCode(204)
  async remove(@Req() request: FastifyRequest): Promise<void> {
    done(await this.ports.secondFactor.remove(getSignedIn(request), readBody(request, CodeBody).code));
  }

  @Delete('people/:person/second-factor')
  @HttpCode(204)
  async reset(@Req() request: FastifyRequest, @Param('person') person: string): Promise<void> {
    done(await freshly(this.ports, getActor(request), 'people.totp'));
    done(UUID.test(person) ? await this.ports.secondFactor.reset(getActor(request), person) : refuse('second_factor.missing'));
  }
}

function done(refusal: Refusal | undefined): void {
  if (refusal !== undefined) throw new RefusedException(refusal);
}
