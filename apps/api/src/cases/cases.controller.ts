import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ownCourt, refuse } from '@sandbar/domain';
import { CreateApplicationPayload } from '@sandbar/contracts';
import type { CaseListItem, CaseView, Page } from '@sandbar/contracts';
import type { Answer } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { idempotencyKey, setVersion } from '../http/preconditions.js';
import { readBody, readQuery } from '../http/read-input.js';
import { RefusedException, accepted } from '../http/refused.exception.js';
import { ctxOf, getActor } from '../http/request-context.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts, CaseOrder, CaseSummaryRow } from '../ports/index.js';
import { CaseDesk } from './case-desk.js';
import { CasesQuery } from './case-queries.js';
import { PortalService } from './portal-service.js';
import { filingFirm } from './filing-firm.js';
import { limitOf, readCursor, writeCursor } from './cursor.js';
import { WorkList } from './work-list.js';
import type { Awaited } from './work-list.js';

/** Lists, creates and shows cases. */
@Controller('v1/cases')
export class CasesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(CaseDesk) private readonly desk: CaseDesk,
    @Inject(PortalService) private readonly service: PortalService,
    @Inject(WorkList) private readonly work: WorkList,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<Page<CaseListItem>> {
    const query = readQuery(request, CasesQuery);
    if (query.awaiting !== undefined) return this.listAwaiting(request, query, query.awaiting);
    const { cursor, limit: _limit, sort = '-updatedAt', closed, awaiting: _awaiting, ...filter } = query;
    const ctx = ctxOf(request);
    const limit = limitOf({ limit: _limit });
    const after = cursor === undefined ? undefined : readCursor(cursor, sort, [sort === 'dueAt' ? 'instant?' : 'instant', 'uuid']);
    const rows = await this.ports.cases.listCases(ctx, {
      filter: { ...filter, ...(closed === undefined ? {} : { closed: closed === 'true' }) },
      order: sort,
      limit: limit + 1,
      ...(after === undefined ? {} : { after: { value: after[0] as string | null, id: after[1] as string } }),
    });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      data: shown.map((row) => this.desk.itemOf(ctx.actor, row)),
      page: { next: rows.length > limit && last !== undefined ? writeCursor(sort, [sortValue(last, sort), last.id]) : null },
    };
  }

  private async listAwaiting(request: FastifyRequest, query: CasesQuery, awaiting: Awaited): Promise<Page<CaseListItem>> {
    const { cursor, limit: _limit, sort, court, closed, parent, awaiting: _awaiting, ...filter } = query;
    const not = Object.entries({ court, closed, parent, sort: sort === 'dueAt' ? undefined : sort }).flatMap(([name, value]) =>
      value === undefined ? [] : [{ pointer: `/${name}`, code: 'not_with_awaiting', params: {}, message: NOT_WITH_AWAITING }],
    );
    if (not.length > 0) throw new RefusedException({ ...refuse('query.invalid'), errors: not });
    const ctx = ctxOf(request);
    const list = `awaiting ${awaiting}`;
    const after = cursor === undefined ? undefined : readCursor(cursor, list, ['instant?', 'uuid']);
    const { items, next } = await this.work.list(ctx, {
      awaiting,
      filter,
      limit: limitOf({ limit: _limit }),
      ...(after === undefined ? {} : { after: { due: after[0] as string | null, id: after[1] as string } }),
    });
    return {
      data: items.map(({ file, place, court }) => ({
        ...this.desk.itemOf(ctx.actor, file),
        ownDueAt: court === ownCourt(file.kind, ctx.actor, file.header) ? place.due : null,
      })),
      page: { next: next === undefined ? null : writeCursor(list, [next.due, next.id]) },
    };
  }

  @Post()
  async create(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Answer> {
    const actor = getActor(request);
    const key = idempotencyKey(request);
    const payload = readBody(request, CreateApplicationPayload);
    const leadApplicant = filingFirm(actor);
    const answer = accepted(
      await this.ports.road.handle({
        key,
        caseId: uuidv7(),
        type: 'CREATE',
        payload: { ...payload, leadApplicant },
        actor,
        traceId: request.sandbar.traceId,
        create: 'pilot-application',
        source: { kind: 'person' },
      }),
    );
    setVersion(reply, 'v', answer.version);
    void reply.code(201).header('Location', `/v1/cases/${answer.caseId}`);
    return answer;
  }

  @Get(':id')
  async show(@Req() request: FastifyRequest, @Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<CaseView> {
    await this.service.noteOpening(request, id);
    const view = await this.desk.getView(ctxOf(request), id);
    setVersion(reply, 'v', view.version);
    return view;
  }
}

const NOT_WITH_AWAITING = {
  zh: '待办列表只含未结案件，按到期日排列；请去掉此条件',
  en: 'What waits for somebody is open and listed by due date: leave this out',
};

function sortValue(row: CaseSummaryRow, order: CaseOrder): string | null {
  return order === 'dueAt' ? row.dueAt : order === '-createdAt' ? row.createdAt : row.updatedAt;
}
