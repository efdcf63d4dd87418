import { Controller, Get, Inject, Param, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '@sandbar/domain';
import { CURRENT_DECLARATION_VERSION, validate } from '@sandbar/declaration';
import type { Validation } from '@sandbar/declaration';
import { dayInShanghai } from '@sandbar/calendar';
import { FreeObject } from '@sandbar/contracts';
import { expectedVersion, setVersion } from '../http/preconditions.js';
import { readBody } from '../http/read-input.js';
import { RefusedException } from '../http/refused.exception.js';
import { ctxOf } from '../http/request-context.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts, WorkingCopyFile } from '../ports/index.js';
import { CaseDesk } from './case-desk.js';

export class WorkingCopyBody {
  @FreeObject()
  content!: Readonly<Record<string, unknown>>;
}
/** A draft with what is pointed out about it; SEAL asks for more. */
type Advised = Omit<WorkingCopyFile, 'updatedBy' | 'updatedAt'> & Partial<WorkingCopyFile> & { readonly advice: Validation };

/** The declaration being written: not the case, saved by compare-and-set; it may be incomplete, and its faults are advice. */
@Controller('v1/cases/:id/working-copy')
export class WorkingCopyController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(CaseDesk) private readonly desk: CaseDesk,
  ) {}

  @Get()
  async read(
    @Req() request: FastifyRequest,
    @Param('id') caseId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Advised> {
    const ctx = ctxOf(request);
    await this.desk.getFile(ctx, caseId, 'working-copy.read');
    const found = await this.ports.workingCopies.find(ctx, caseId);
    const copy = found ?? { caseId, revision: 0, schemaVersion: String(CURRENT_DECLARATION_VERSION), content: {} };
    setVersion(reply, 'r', copy.revision);
    return { ...copy, advice: this.advise(copy.schemaVersion, copy.content) };
  }

  @Put()
  async save(
    @Req() request: FastifyRequest,
    @Param('id') caseId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Advised> {
    const ctx = ctxOf(request);
    const expected = expectedVersion(request, 'r');
    const { content } = readBody(request, WorkingCopyBody);
    const file = await this.desk.getFile(ctx, caseId, 'working-copy.write');
    if (file.closed) throw new RefusedException(refuse('case.closed', { stage: file.stage }));
    const schemaVersion = String(CURRENT_DECLARATION_VERSION);
    const advice = this.advise(schemaVersion, content);
    const result = await this.ports.workingCopies.save(ctx, { caseId, expected, schemaVersion, content, at: this.ports.clock.now() });
    if (!result.saved) throw new RefusedException(refuse('version.stale', { current: result.current }));
    setVersion(reply, 'r', result.revision);
    return { caseId, revision: result.revision, schemaVersion, content, advice };
  }

  private advise(schemaVersion: string, content: unknown): Validation {
    return validate(Number(schemaVersion), content, { at: 'draft', today: dayInShanghai(this.ports.clock.now()) });
  }
}
