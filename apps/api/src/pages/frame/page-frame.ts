import type { Access } from '@sandbar/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiPorts } from '../../ports/index.js';
import { meView } from '../../sessions/me-view.js';
import type { Frame } from './frame.js';
import { chosenLanguage, keepLanguage } from './language-choice.js';
import { layout } from './layout.js';
import type { Page } from './layout.js';
import { STYLE_SHEET_PATH } from './style-sheet.js';

/** What the policy is asked for the navigation: a person sees the way to a page that the person may open. */
const WAYS: readonly Access[] = ['unit.people', 'identities.manage', 'webhooks.manage', 'calendar.change', 'authorities.succeed'];

/** What a frame is made of beside the request; asks no store. */
export interface Surroundings {
  readonly demo: boolean;
  readonly policy: Pick<ApiPorts['policy'], 'admit'>;
  readonly now: string;
}

/** The frame of a request from what the gate found out; asks no store. */
export function frameOf(request: FastifyRequest, { demo, policy, now }: Surroundings, unread = 0): Frame {
  const signedIn = request.sandbar?.signedIn;
  return {
    lang: chosenLanguage(request),
    // The address of a form that was sent is no place to come back to with another language.
    path: request.method === 'GET' ? request.url : (request.url.split('?')[0] ?? '/').replace(/\/comments$/, ''),
    me: signedIn === undefined ? undefined : meView(signedIn),
    may: new Set(signedIn === undefined ? [] : WAYS.filter((way) => policy.admit(signedIn.actor, way) === undefined)),
    unread,
    demo,
    now,
    position: null,
    styles: STYLE_SHEET_PATH,
    traceId: request.sandbar?.traceId ?? request.id,
  };
}

/** Sends a page as a whole document. */
export function sendPage(request: FastifyRequest, reply: FastifyReply, frame: Frame, page: Page, status = 200): void {
  keepLanguage(request, reply);
  void reply
    .code(status)
    .header('Content-Type', 'text/html; charset=utf-8')
    .header('Content-Language', frame.lang)
    .header('Vary', 'Accept-Language, Cookie')
    .send(layout(frame, page));
}

/** After a form was sent: the browser goes on by GET, so that going back or reloading sends nothing again. */
export function goOn(reply: FastifyReply, path: string): void {
  void reply.code(303).header('Location', path).send();
}

/** A path of this site to come back to; anything else is the fallback, so that nobody is sent elsewhere. */
export function localPath(path: string | undefined, fallback: string): string {
  return path !== undefined && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : fallback;
}
