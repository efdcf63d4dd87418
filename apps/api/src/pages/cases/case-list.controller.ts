import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { PROVINCES } from '@sandbar/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCursor, writeCursor } from '../../cases/cursor.js';
import { ctxOf } from '../../http/request-context.js';
import { PageDesk } from '../frame/page-desk.js';
import { sendPage } from '../frame/page-frame.js';
import { CASE_TABS, caseListPage } from './case-list-page.js';
import { CaseLists } from './case-lists.js';

const LIMIT = 20;

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
    if (tab === 'next') {
      const { rows, examined } = await this.lists.listNext(ctx, query, frame);
      return sendPage(request, reply, frame, caseListPage(frame, { ...model, rows, examined, next: null }));
    }
    const cursor = said('cursor');
    const after = cursor === undefined ? undefined : readCursor(cursor, `pages ${tab}`, ['instant', 'uuid']);
    const { rows, last } = await this.lists.listPage(
      ctx,
      {
        ...query,
        closed: tab === 'closed',
        after: after === undefined ? undefined : { value: after[0] as string, id: String(after[1]) },
        limit: LIMIT,
      },
      frame,
    );
    const next = last === undefined ? null : writeCursor(`pages ${tab}`, [last.updatedAt, last.id]);
    sendPage(request, reply, frame, caseListPage(frame, { ...model, rows, examined: null, next }));
  }
}
