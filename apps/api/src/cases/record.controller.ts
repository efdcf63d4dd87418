import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { refuse } from '@sandbar/domain';
import { diff } from '@sandbar/declaration';
import type { CaseListItem, DeadlineView, HistoryEntryView, Page } from '@sandbar/contracts';
import type { Ctx, SealedRow } from '@sandbar/workflow';
import { readQuery } from '../http/read-input.js';
import { RefusedException } from '../http/refused.exception.js';
import { ctxOf } from '../http/request-context.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts } from '../ports/index.js';
import { CaseDesk } from './case-desk.js';
import { DiffQuery, PageQuery } from './case-queries.js';
import { declarationView } from './declaration-view.js';
import type { DeclarationView } from './declaration-view.js';
import { deadlineView, historyEntry, peopleIn } from './case-view.js';
import { limitOf, readCursor, writeCursor } from './cursor.js';

/** What a case went through: its record, its clocks, its sealed declarations, the cases that hang from it. */
@Controller('v1/cases/:id')
export class RecordController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(CaseDesk) private readonly desk: CaseDesk,
  ) {}

  @Get('history')
  async history(@Req() request: FastifyRequest, @Param('id') id: string): Promise<Page<HistoryEntryView>> {
    const query = readQuery(request, PageQuery);
    const ctx = ctxOf(request);
    const file = await this.desk.getFile(ctx, id, 'case.record');
    const limit = limitOf(query);
    const afterSeq = query.cursor === undefined ? 0 : Number(readCursor(query.cursor, 'history', ['seq'])[0]);
    const entries = await this.ports.cases.listRecord(ctx, id, { afterSeq, limit: limit + 1 });
    const shown = entries.slice(0, limit);
    const names = await this.ports.names.namesOf(peopleIn(shown));
    const definition = this.desk.definitionOf(file);
    const forFirm = ctx.actor.authority === null;
    return {
      data: shown.map((entry) => historyEntry(definition, entry, names, forFirm)),
      page: { next: entries.length > limit ? writeCursor('history', [shown.at(-1)?.seq ?? afterSeq]) : null },
    };
  }

  @Get('deadlines')
  async deadlines(@Req() request: FastifyRequest, @Param('id') id: string): Promise<{ data: readonly DeadlineView[] }> {
    const ctx = ctxOf(request);
    await this.desk.getFile(ctx, id, 'case.deadlines');
    return { data: (await this.ports.cases.listDeadlines(ctx, id)).map((row) => deadlineView(row, true)) };
  }

  @Get('children')
  async children(@Req() request: FastifyRequest, @Param('id') id: string): Promise<Page<CaseListItem>> {
    const ctx = ctxOf(request);
    await this.desk.getFile(ctx, id, 'case.full');
    const rows = await this.ports.cases.listCases(ctx, { filter: { parent: id }, order: '-createdAt', limit: 200 });
    return { data: rows.map((row) => this.desk.itemOf(ctx.actor, row)), page: { next: null } };
  }

  @Get('declarations')
  async revisions(@Req() request: FastifyRequest, @Param('id') id: string): Promise<{ data: readonly unknown[] }> {
    const ctx = ctxOf(request);
    await this.desk.getFile(ctx, id, 'case.full');
    return { data: await this.ports.cases.listSealed(ctx, id) };
  }

  @Get('declarations/:revision')
  async declaration(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('revision') revision: string,
  ): Promise<DeclarationView> {
    const ctx = ctxOf(request);
    const file = await this.desk.getFile(ctx, id, 'case.full');
    return declarationView(ctx.actor, file.header, await this.getSealed(ctx, id, revision));
  }

  @Get('diff')
  async diff(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const query = readQuery(request, DiffQuery);
    const ctx = ctxOf(request);
    const { header } = await this.desk.getFile(ctx, id, 'case.full');
    const [from, to] = await Promise.all([query.from, query.to].map((revision) => this.getSealed(ctx, id, revision)));
    const shown = [from!, to!].map((sealed) => declarationView(ctx.actor, header, sealed).content);
    return { from: from!.revision, to: to!.revision, changes: diff(Number(to!.schemaVersion), shown[0], shown[1]) };
  }

  private async getSealed(ctx: Ctx, id: string, revision: string): Promise<SealedRow> {
    const sealed = /^[1-9]\d{0,8}$/.test(revision) ? await this.ports.cases.findSealed(ctx, id, Number(revision)) : undefined;
    if (sealed === undefined) throw new RefusedException(refuse('declaration.not_found'));
    return sealed;
  }
}
