import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { print } from '@sandbar/declaration';
import type { Fault } from '@sandbar/declaration';
import { refuse } from '@sandbar/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { RefusedException } from '../../http/refused.exception.js';
import { ctxOf } from '../../http/request-context.js';
import { API_PORTS } from '../../ports/index.js';
import type { ApiPorts } from '../../ports/index.js';
import { idOf } from '../forms/field.js';
import { applyPressed, formBody, pressedIn, valueOf } from '../forms/form-body.js';
import type { Frame } from '../frame/frame.js';
import { PageDesk } from '../frame/page-desk.js';
import { goOn, sendPage } from '../frame/page-frame.js';
import { checkPage } from './check-page.js';
import type { CheckedFault } from './check-page.js';
import { DeclarationDesk, inSection, sectionNode } from './declaration-desk.js';
import type { OpenCopy } from './declaration-desk.js';
import { hubPage } from './hub-page.js';
import { declarationHref, declarationLabel, isSection, sectionNames } from './places.js';
import { readSection } from './read-section.js';
import { nodeField } from './section-fields.js';
import type { SectionModel } from './section-page.js';
import { sectionPage } from './section-page.js';

const CONFLICT = 412;

/** The declaration being written: a list of sections, a page for each, and the check before it is sealed. */
@Controller('cases/:id/declaration')
export class DeclarationPagesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(PageDesk) private readonly desk: PageDesk,
    @Inject(DeclarationDesk) private readonly declarations: DeclarationDesk,
  ) {}

  @Get()
  async hub(@Req() request: FastifyRequest, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const ctx = ctxOf(request);
    const frame = await this.desk.frame(request);
    const copy = await this.declarations.open(ctx, id, 'working-copy.read');
    const { saved, file, mayWrite } = copy;
    const page = hubPage(frame, {
      caseId: id,
      caseTitle: file.title,
      sections: this.declarations.sections(copy, frame.lang),
      saved:
        saved === undefined
          ? null
          : { revision: saved.revision, at: saved.updatedAt, by: await this.declarations.nameOf(saved.updatedBy, frame.lang) },
      mayWrite,
      seal: await this.declarations.findSeal(ctx, file, frame.lang),
    });
    sendPage(request, reply, frame, page);
  }

  @Get('check')
  async check(@Req() request: FastifyRequest, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const ctx = ctxOf(request);
    const frame = await this.desk.frame(request);
    const copy = await this.declarations.open(ctx, id, 'working-copy.read');
    const { errors, warnings } = this.declarations.check(copy);
    const told = (fault: Fault): CheckedFault => ({
      href: declarationHref(id, fault.pointer),
      label: declarationLabel(fault.pointer, frame.lang),
      message: fault.message[frame.lang],
      basis: fault.basis?.[frame.lang] ?? null,
    });
    const page = checkPage(frame, {
      caseId: id,
      caseTitle: copy.file.title,
      errors: errors.map(told),
      warnings: warnings.map(told),
      sections: print(copy.version, copy.content, frame.lang),
      seal: await this.declarations.findSeal(ctx, copy.file, frame.lang),
    });
    sendPage(request, reply, frame, page);
  }

  @Get(':section')
  async section(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('section') name: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertSection(name);
    const frame = await this.desk.frame(request);
    const copy = await this.declarations.open(ctxOf(request), id, 'working-copy.read');
    const wanted = this.desk.query(request, 'check') !== undefined;
    const faults = this.declarations.check(copy).errors.filter(inSection(name));
    const model = this.modelOf(copy, name, frame, wanted ? faults : []);
    const saved = this.desk.query(request, 'saved') === undefined ? null : { left: faults.length };
    sendPage(request, reply, frame, sectionPage(frame, { ...model, saved }));
  }

  @Post(':section')
  async save(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('section') name: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertSection(name);
    const ctx = ctxOf(request);
    const copy = await this.declarations.open(ctx, id, 'working-copy.write');
    if (copy.file.closed) throw new RefusedException(refuse('case.closed', { stage: copy.file.stage }));
    const body = formBody(request.body);
    const node = sectionNode(copy.version, name);
    const reading = { body, files: copy.files, newRid: uuidv7 };
    const typed: Record<string, unknown> = {
      [name]: readSection(node, `/${name}`, copy.content[name], reading) ?? (node.type === 'array' ? [] : {}),
    };
    const pressed = pressedIn(body);
    if (pressed.press !== 'send') addOrRemove(typed, pressed);
    const content = { ...copy.content, ...typed };
    const expected = Number(valueOf(body, 'revision') ?? -1);
    const result = await this.ports.workingCopies.save(ctx, {
      caseId: id,
      expected: Number.isSafeInteger(expected) ? expected : -1,
      schemaVersion: String(copy.version),
      content,
      at: this.ports.clock.now(),
    });
    if (result.saved) return goOn(reply, afterSaving(id, name, pressed, valueOf(body, 'do')));
    await this.answerConflict(request, reply, { ...copy, content }, name);
  }

  /** Both writings side by side, and the form with this person's, to be saved on top of the other's. */
  private async answerConflict(request: FastifyRequest, reply: FastifyReply, mine: OpenCopy, name: string): Promise<void> {
    const frame = await this.desk.frame(request);
    const theirs = await this.declarations.open(ctxOf(request), mine.file.id, 'working-copy.write');
    const model = this.modelOf({ ...mine, revision: theirs.revision }, name, frame, []);
    const conflict = {
      by: await this.declarations.nameOf(theirs.saved?.updatedBy, frame.lang),
      at: theirs.saved?.updatedAt ?? frame.now,
      clashes: this.declarations.clashes(mine.version, { [name]: theirs.content[name] }, { [name]: mine.content[name] }, frame.lang),
    };
    sendPage(request, reply, frame, sectionPage(frame, { ...model, conflict }), CONFLICT);
  }

  private modelOf(copy: OpenCopy, name: string, frame: Frame, faults: readonly Fault[]): SectionModel {
    const node = sectionNode(copy.version, name);
    const names = sectionNames();
    const following = names[names.indexOf(name) + 1];
    const writing = { lang: frame.lang, content: copy.content, faults, files: copy.files };
    const field = nodeField(node, copy.content[name], `/${name}`, true, writing);
    return {
      caseId: copy.file.id,
      caseTitle: copy.file.title,
      name,
      title: node['x-title'][frame.lang],
      help: field.kind === 'group' ? node['x-help'][frame.lang] : null,
      fields: field.kind === 'group' ? field.fields : [field],
      revision: copy.revision,
      faults: faults.map(({ pointer, message }) => ({ pointer: fieldOf(pointer), message: message[frame.lang] })),
      saved: null,
      mayWrite: copy.mayWrite,
      next: following === undefined ? null : { name: following, title: sectionNode(copy.version, following)['x-title'][frame.lang] },
      uploads: name === 'attachments',
      conflict: null,
    };
  }
}

/** The field a fault is shown at: a file's own members have none. */
function fieldOf(pointer: string): string {
  return pointer.replace(/\/(sha256|fileName|mediaType|size)$/, '');
}

function assertSection(name: string): void {
  if (!isSection(name)) throw new RefusedException(refuse('route.not_found'));
}

function addOrRemove(typed: Record<string, unknown>, pressed: Parameters<typeof applyPressed>[1]): void {
  const row = (): unknown => ({ rid: uuidv7() });
  if (applyPressed(typed, pressed, row) || pressed.press !== 'add') return;
  // The first row of a list that is not there yet: the list comes with it.
  const steps = pressed.list.split('/').slice(1);
  let at: unknown = typed;
  for (const step of steps.slice(0, -1))
    at = typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? (at as Record<string, unknown>)[step] : undefined;
  const last = steps.at(-1);
  if (typeof at === 'object' && at !== null && last !== undefined && /^\w+$/.test(last) && !Object.hasOwn(Object.prototype, last))
    (at as Record<string, unknown>)[last] = [row()];
}

function afterSaving(id: string, name: string, pressed: ReturnType<typeof pressedIn>, said: string | undefined): string {
  const hub = `/cases/${id}/declaration`;
  if (pressed.press !== 'send') return `${hub}/${name}#${idOf(pressed.list)}`;
  const names = sectionNames();
  const following = names[names.indexOf(name) + 1];
  if (said === 'next' && following !== undefined) return `${hub}/${following}`;
  return said === 'hub' ? hub : `${hub}/${name}?saved=1`;
}
