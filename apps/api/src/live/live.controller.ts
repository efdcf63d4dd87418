import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { Absent, Text } from '@sandbar/contracts';
import { refuse } from '@sandbar/domain';
import { tokenOfCookieHeader } from '@sandbar/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readQuery } from '../http/read-input.js';
import { RefusedException } from '../http/refused.exception.js';
import { LiveHub } from './live-hub.js';
import type { Outlet } from './live-stream.js';

/** Browsers come back after one to three seconds, not all at once. */
const RETRY_MS = { least: 1_000, spread: 2_000 } as const;

export class LiveQuery {
  /** A position to go on from, where no Last-Event-ID is sent: the one that a page carries. */
  @Absent()
  @Text(100)
  after?: string;
}

/** `GET /v1/events`: what happens in the cases that the person holds, and in the person's inbox, as it happens. */
@Controller('v1/events')
export class LiveController {
  constructor(@Inject(LiveHub) private readonly hub: LiveHub) {}

  @Get()
  async stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { signedIn } = request.sandbar;
    const token = tokenOfCookieHeader(request.headers.cookie);
    if (signedIn === undefined || token === undefined) throw new RefusedException(refuse('session.missing'));
    const { after } = readQuery(request, LiveQuery);
    const last = request.headers['last-event-id'];
    if (request.method === 'HEAD') return void reply.type('text/event-stream; charset=utf-8').send();
    const who = { session: signedIn.session.id, token, actor: signedIn.actor };
    const stream = await this.hub.open(who, (typeof last === 'string' && last !== '' ? last : undefined) ?? after, () => begin(reply));
    const gone = (): void => this.hub.remove(stream);
    reply.raw.once('close', gone);
    if (reply.raw.destroyed) gone();
  }
}

/** Sends the head by hand: the answer has no end that the framework could wait for. */
function begin(reply: FastifyReply): Outlet {
  reply
    .header('Content-Type', 'text/event-stream; charset=utf-8')
    .header('Cache-Control', 'no-store, no-transform')
    // nginx would keep the events until its buffer is full.
    .header('X-Accel-Buffering', 'no');
  reply.hijack();
  const { raw } = reply;
  raw.on('error', () => raw.destroy());
  raw.writeHead(200, reply.getHeaders() as Record<string, string>);
  raw.write(`retry: ${RETRY_MS.least + Math.floor(Math.random() * RETRY_MS.spread)}\n\n`);
  return raw;
}
