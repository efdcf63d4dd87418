import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { addWorkingDays, dayInShanghai, endOfDayShanghai } from '@sandbar/calendar';
import { PROVINCES, isRefusal, refuse } from '@sandbar/domain';
import type { Refusal } from '@sandbar/domain';
import { PublicCommentBody, parseBody } from '@sandbar/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { readCursor, writeCursor } from '../../cases/cursor.js';
import { soonDays } from '../../cases/due-soon.js';
import { RefusedException, accepted } from '../../http/refused.exception.js';
import { API_PORTS } from '../../ports/index.js';
import type { ApiPorts } from '../../ports/index.js';
import type { PublicEntry } from '../../ports/index.js';
import { PublicComments } from '../../register/public-comments.js';
import { formBody, valueOf } from '../forms/form-body.js';
import { emptyPayload, payloadFields } from '../forms/payload-form.js';
import { readPayload } from '../forms/read-payload.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import { PageDesk } from '../frame/page-desk.js';
import { goOn, sendPage } from '../frame/page-frame.js';
import { dueOf } from '../html/due.js';
import type { Due } from '../html/due.js';
import { precedentsPage } from './precedents-page.js';
import type { Precedent } from './precedents-page.js';
import { publicPage } from './public-page.js';
import { publicView } from './public-view.js';
import type { PublicView } from './public-view.js';
import { REGISTER_LISTS, registerPage } from './register-page.js';
import type { RegisterList } from './register-page.js';
import { UUID } from '../../http/uuid.js';

const WHAT = { notices: 'notice', pilots: 'registration', results: 'result' } as const satisfies Record<RegisterList, PublicEntry['what']>;
const SHORT = 5;
const LONG = 20;

const isOpen = ({ what, content }: PublicEntry): number => Number(what === 'notice' && content['state'] === 'published');

/** What anybody may read, and the comment on a notice. */
@Controller()
export class PublicPagesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(PageDesk) private readonly desk: PageDesk,
    @Inject(PublicComments) private readonly comments: PublicComments,
  ) {}

  @Get('/')
  async register(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const frame = await this.desk.frame(request);
    const said = (name: string): string | undefined => this.desk.query(request, name);
    const list = REGISTER_LISTS.find((one) => one === said('list'));
    const province = PROVINCES.find((one) => one === said('province'));
    const q = said('q')?.slice(0, 100);
    const cursor = list === undefined ? undefined : said('cursor');
    const after = cursor === undefined ? undefined : readCursor(cursor, `register ${list}`, ['instant', 'uuid']);
    const limit = LONG;
    const shownAtMost = list === undefined ? SHORT : LONG;
    const lists = await Promise.all(
      (list === undefined ? REGISTER_LISTS : [list]).map(async (name) => {
        const rows = await this.ports.register.list({
          what: WHAT[name],
          limit: limit + 1,
          ...(q === undefined ? {} : { text: q }),
          ...(province === undefined ? {} : { province }),
          ...(after === undefined ? {} : { after: { at: String(after[0]), caseId: String(after[1]) } }),
        });
        // On the first page of the register the notices that can still be commented on stand first.
        const ordered = list === undefined ? [...rows].sort((a, b) => isOpen(b) - isOpen(a)) : rows;
        const shown = ordered.slice(0, shownAtMost);
        const last = shown.at(-1);
        return {
          name,
          rows: await Promise.all(shown.map(publicView).map(async (view) => ({ ...view, due: await this.dueOf(view, frame) }))),
          next: rows.length > shownAtMost && last !== undefined ? writeCursor(`register ${name}`, [last.at, last.caseId]) : null,
        };
      }),
    );
    sendPage(request, reply, frame, registerPage(frame, { query: { list, q, province }, lists }));
  }

  @Get('precedents')
  async precedents(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const frame = await this.desk.frame(request);
    const q = this.desk.query(request, 'q')?.slice(0, 100);
    const rows = (await this.ports.reference.list('precedents')) as unknown as readonly Precedent[];
    const wanted = q?.toLowerCase();
    const found = rows.filter(
      ({ name, applicants, technology, city }) =>
        wanted === undefined || [name, ...applicants, ...technology, city.zh, city.en].some((text) => text.toLowerCase().includes(wanted)),
    );
    sendPage(request, reply, frame, precedentsPage(frame, found, q));
  }

  @Get('register/:id')
  async show(@Req() request: FastifyRequest, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(request, reply, id, {});
  }

  @Post('register/:id/comments')
  async comment(@Req() request: FastifyRequest, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const body = formBody(request.body);
    const payload = readPayload(PublicCommentBody, body, {});
    const parsed = parseBody(PublicCommentBody, payload);
    if (isRefusal(parsed)) return this.answer(request, reply, id, { payload, refusal: parsed });
    if (!UUID.test(id)) throw new RefusedException(refuse('case.not_found'));
    // The form's own number is the key: sent twice, it is one comment.
    const key = (valueOf(body, 'key') ?? '').slice(0, 200);
    const { comment } = accepted(await this.comments.write(id, parsed, key, request.ip, request.sandbar.traceId));
    goOn(reply, `/register/${id}?received=${comment}`);
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    tried: { readonly payload?: Readonly<Record<string, unknown>>; readonly refusal?: Refusal },
  ): Promise<void> {
    const frame = await this.desk.frame(request);
    const pages = UUID.test(id) ? (await this.ports.register.listOfCase(id)).map(publicView) : [];
    const latest = pages.at(-1);
    if (latest === undefined) throw new RefusedException(refuse('case.not_found'));
    const due = await this.dueOf(latest, frame);
    const open = latest.what === 'notice' && due !== null && due.urgency !== 'late';
    const errors = tried.refusal?.errors ?? [];
    const payload = tried.payload ?? emptyPayload(PublicCommentBody, {});
    const names = await this.ports.names.namesOf(latest.leadAuthority === null ? [] : [latest.leadAuthority]);
    const received = this.desk.query(request, 'received');
    sendPage(
      request,
      reply,
      frame,
      publicPage(frame, {
        pages,
        authorityName: (latest.leadAuthority === null ? undefined : names.get(latest.leadAuthority)?.[frame.lang]) ?? null,
        due,
        comment: open
          ? {
              fields: payloadFields(PublicCommentBody, payload, { event: 'COMMENT', fills: {}, lang: frame.lang, faults: errors }),
              key: uuidv7(),
              faults: errors.map(({ pointer, message }) => ({ pointer, message: message[frame.lang] })),
            }
          : null,
        received: received !== undefined && UUID.test(received) ? received : undefined,
      }),
      tried.refusal === undefined ? 200 : 422,
    );
  }

  /** The end of a notice that is published, by the rule that was in force on its first day. */
  private async dueOf(view: PublicView, frame: Frame): Promise<Due | null> {
    if (view.what !== 'notice' || view.state !== 'published' || view.publishedAt === null) return null;
    const rules = await this.ports.rules.current();
    const rule = rules.find('clock.notice.published', view.leadAuthority, view.publishedAt);
    if (rule === undefined) return null;
    const calendar = rules.calendars.at(
      frame.now,
      view.province === null ? null : { province: view.province, authority: view.leadAuthority },
    );
    const day = addWorkingDays(calendar, dayInShanghai(view.publishedAt), rule.value);
    return dueOf(endOfDayShanghai(day), frame.now, calendar, wordsIn(frame.lang), await soonDays(this.ports, frame.now));
  }
}
