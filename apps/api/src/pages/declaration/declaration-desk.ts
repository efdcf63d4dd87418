import { dayInShanghai } from '@sandbar/calendar';
import type { WorkingCalendar } from '@sandbar/calendar';
import { CURRENT_DECLARATION_VERSION, diff, getDeclarationSchema, validate } from '@sandbar/declaration';
import type { Fault, SchemaNode, Validation } from '@sandbar/declaration';
import type { Ctx } from '@sandbar/workflow';
import { calendarsAt } from '../../cases/case-calendar.js';
import { actionView } from '../../cases/case-view.js';
import type { CaseDesk } from '../../cases/case-desk.js';
import { actionPath } from '../cases/case-list-page.js';
import { inWords } from '../cases/declaration-model.js';
import type { ApiPorts, AttachmentFile, CaseFile, WorkingCopyFile } from '../../ports/index.js';
import type { Language } from '../../http/language.js';
import { sectionNames } from './places.js';
import type { SectionState } from './hub-page.js';
import type { Clash } from './section-page.js';
import { memberOf } from './section-fields.js';

const SEALS = new Set(['SEAL', 'RESUBMIT', 'REVISE']);

/** A working copy opened for reading or writing. */
export interface OpenCopy {
  readonly file: CaseFile;
  readonly revision: number;
  readonly version: number;
  readonly content: Readonly<Record<string, unknown>>;
  readonly saved: WorkingCopyFile | undefined;
  readonly files: readonly AttachmentFile[];
  readonly mayWrite: boolean;
  /** The one that the case goes by. */
  readonly calendar: WorkingCalendar;
}

/** The declaration being written, as the pages need it. */
export class DeclarationDesk {
  constructor(
    private readonly ports: Pick<ApiPorts, 'workingCopies' | 'attachments' | 'policy' | 'names' | 'clock' | 'rules'>,
    private readonly cases: CaseDesk,
  ) {}

  /** @throws RefusedException when the person may not read it */
  async open(ctx: Ctx, caseId: string, access: 'working-copy.read' | 'working-copy.write'): Promise<OpenCopy> {
    const file = await this.cases.getFile(ctx, caseId, access);
    const [saved, files, calendarOf] = await Promise.all([
      this.ports.workingCopies.find(ctx, caseId),
      this.ports.attachments.list(ctx, caseId),
      calendarsAt(this.ports, this.ports.clock.now()),
    ]);
    return {
      file,
      revision: saved?.revision ?? 0,
      version: Number(saved?.schemaVersion ?? CURRENT_DECLARATION_VERSION),
      content: saved?.content ?? {},
      saved,
      files,
      mayWrite: !file.closed && this.ports.policy.admit(ctx.actor, 'working-copy.write', file.header) === undefined,
      calendar: calendarOf(file.header),
    };
  }

  /** What would keep it from being sealed today, and what is only pointed out. */
  check({ version, content, calendar }: Pick<OpenCopy, 'version' | 'content' | 'calendar'>): Validation {
    return validate(version, content, {
      at: 'seal',
      today: dayInShanghai(this.ports.clock.now()),
      isWorkingDay: (day) => (calendar.isKnown(day) ? calendar.isWorkingDay(day) : undefined),
    });
  }

  /** The sections with what is left to do in each. */
  sections(copy: OpenCopy, lang: Language): SectionState[] {
    const { errors } = this.check(copy);
    return sectionNames().map((name) => ({
      name,
      title: sectionNode(copy.version, name)['x-title'][lang],
      begun: memberOf(copy.content, name) !== undefined,
      faults: errors.filter(inSection(name)).length,
    }));
  }

  /** The form that seals, where the machine offers it to the person. */
  async findSeal(ctx: Ctx, file: CaseFile, lang: Language): Promise<{ href: string; label: string } | null> {
    const actions = (await this.cases.listActions(ctx, file)).map(actionView);
    const seal = actions.find(({ type, allowed }) => allowed && SEALS.has(type));
    return seal === undefined ? null : { href: actionPath(file.id, seal), label: seal.title[lang] };
  }

  async nameOf(person: string | undefined, lang: Language): Promise<string | null> {
    if (person === undefined) return null;
    return (await this.ports.names.namesOf([person])).get(person)?.[lang] ?? null;
  }

  /** Where two writings of one section differ, in words. */
  clashes(version: number, theirs: unknown, yours: unknown, lang: Language): Clash[] {
    return diff(version, theirs, yours).map(({ labels, before, after, node }) => ({
      label: labels.map((label) => label[lang]).join(' › '),
      theirs: wordsOf(node, before, lang),
      yours: wordsOf(node, after, lang),
    }));
  }
}

/** The schema of one section. @throws Error for a name that is none */
export function sectionNode(version: number, name: string): SchemaNode {
  const node = getDeclarationSchema(version).properties?.[name];
  if (node === undefined) throw new Error(`no section ${name}`);
  return node;
}

export const inSection =
  (name: string) =>
  ({ pointer }: Pick<Fault, 'pointer'>): boolean =>
    pointer === `/${name}` || pointer.startsWith(`/${name}/`);

function wordsOf(node: SchemaNode, value: unknown, lang: Language): string {
  if (value === undefined) return lang === 'zh' ? '（未填写）' : '(not given)';
  return inWords(node, value, lang) || JSON.stringify(value, null, 1);
}
