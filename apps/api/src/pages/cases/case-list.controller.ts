import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { PROVINCES } from '@sandbar/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCursor, writeCursor } from '../../cases/cursor.js';
import { ctxOf } from '../../http/request-context.js';
import { PageDesk } from '../frame/page-desk.js';
import { sendPage } from '../frame/page-frame.js';
import { CASE_TABS, caseListPage } from './case-list-page.js';
import { AWAITED } from '../../cases/work-list.js';
import { CaseLists } from './case-lists.js';
import { findStage } from './stage-choices.js';

const LIMIT = 20;
const DUES = ['overdue', 'soon'] as const;

/** `/cases`. */
@Controller('cases')
export class CaseListController {
  constructor(
    @Inject(PageDesk) private readonly desk: PageDesk,
    @Inject(CaseLists) private readonly lists: CaseLists,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const ctx = ctxOf(request);
    const frame = await this.desk.frame(request);
    const said = (name: string): string | undefined => this.desk.query(request, name);
    const tab = CASE_TABS.find((one) => one === said('tab')) ?? 'next';
    const query = { q: said('q')?.slice(0, 100), province: PROVINCES.find((one) => one === said('province')) };
    // A firm files for itself; whether it may is judged when the form is sent.
    const model = { tab, query, mayCreate: ctx.actor.organisation !== null };
    const cursor = said('cursor');
    if (tab === 'next') {
      const who = AWAITED.find((one) => one === said('who')) ?? 'me';
      const due = DUES.find((one) => one === said('due'));
      const narrowed = { who, due, stage: findStage(said('stage')) };
      const at = cursor === undefined ? undefined : readCursor(cursor, `pages next ${who}`, ['instant?', 'uuid']);
      const after = at === undefined ? undefined : { due: at[0] as string | null, id: String(at[1]) };
      const { rows, next, counted } = await this.lists.listNext(ctx, { ...query, ...narrowed, after, limit: LIMIT }, frame);
      const more = next === undefined ? null : writeCursor(`pages next ${who}`, [next.due, next.id]);
      const office = ctx.actor.authority !== null || ctx.actor.organisation !== null;
      return sendPage(request, reply, frame, caseListPage(frame, { ...model, work: { ...narrowed, office, counted }, rows, next: more }));
    }
    const at = cursor === undefined ? undefined : readCursor(cursor, `pages ${tab}`, [tab === 'open' ? 'instant?' : 'instant', 'uuid']);
    const asked = { ...query, after: at && { value: at[0] as string | null, id: String(at[1]) }, limit: LIMIT };
    const { rows, last } = await (tab === 'open' ? this.lists.listOpen(ctx, asked, frame) : this.lists.listClosed(ctx, asked));
    const next = last === undefined ? null : writeCursor(`pages ${tab}`, [last.value, last.id]);
    sendPage(request, reply, frame, caseListPage(frame, { ...model, work: null, rows, next }));
  }
}
