import type { WorkingCalendar } from '@sandbar/calendar';
import { PROVINCES, isNextStep } from '@sandbar/domain';
import type { Bilingual, ConflictCell, Province } from '@sandbar/domain';
import type { HistoryEntryView } from '@sandbar/contracts';
import type { Ctx, RecordEntry } from '@sandbar/workflow';
import type { Asking } from '../../http/request-context.js';
import { calendarsAt } from '../../cases/case-calendar.js';
import { soonDays } from '../../cases/due-soon.js';
import type { CaseDesk } from '../../cases/case-desk.js';
import { deadlineView, historyEntry, peopleIn } from '../../cases/case-view.js';
import { declarationView } from '../../cases/declaration-view.js';
import type { ApiPorts, CaseFile } from '../../ports/index.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import type { SimilarDesk } from '../../similarity/similar-desk.js';
import type { ForecastDesk } from '../../statistics/forecast-desk.js';
import { dueOf } from '../html/due.js';
import { onceEach } from '../actions/once-each.js';
import { clockWords } from '../words/clock-words.js';
import type { CaseLists } from './case-lists.js';
import type { CaseModel, ClockModel, DeclarationModel, FullModel, Known } from './case-model.js';
import { awaitedIn, heldSoFar } from './course.js';
import { declarationModel } from './declaration-model.js';
import { conflictsOf, disclosureModel, packageModel } from './sharing-model.js';

/** Entries of the record on the page of a case; all of them on request. */
const RECENT = 15;
const PAGE = 200;
/** Packages of one application shown with their answers: the newest. */
const PACKAGES = 3;
const UUIDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

export interface HistoryRead {
  readonly entries: readonly HistoryEntryView[];
  readonly known: Known;
}

/** Gathers what the page of one case shows. Reads only; what may be seen is judged by the desk and the policy. */
export class CaseScreens {
  constructor(
    private readonly ports: ApiPorts,
    private readonly desk: CaseDesk,
    private readonly lists: CaseLists,
    private readonly forecasts: ForecastDesk,
    private readonly similar: SimilarDesk,
  ) {}

  /** @throws RefusedException `case.not_found` for a missing and a foreign case alike */
  async getCase(
    ctx: Asking,
    id: string,
    frame: Frame,
    wanted: { readonly done: string | undefined; readonly wholeRecord: boolean },
  ): Promise<CaseModel> {
    const view = await this.desk.getView(ctx, id);
    const file = await this.desk.getFile(ctx, id, 'case.headline');
    const firm = ctx.actor.authority === null;
    const actions = onceEach(view.kind.code, view.allowedActions);
    const allowed = actions.filter((action) => action.allowed);
    const definition = this.desk.definitionOf(file);
    const [calendarOf, soon] = await Promise.all([calendarsAt(this.ports, frame.now), soonDays(this.ports, frame.now)]);
    const calendar = calendarOf(file.header);
    return {
      view,
      due:
        view.sight === 'full' && view.dueAt !== null && !view.closed
          ? dueOf(view.dueAt, frame.now, calendar, wordsIn(frame.lang), soon)
          : null,
      steps: allowed.filter(({ type }) => isNextStep(type, firm)),
      others: allowed.filter(({ type }) => !isNextStep(type, firm)),
      barred: actions.filter((action) => !action.allowed),
      write: this.lists.writes(ctx, file),
      done: wanted.done === undefined ? undefined : definition.events[wanted.done]?.title,
      full: view.sight === 'full' ? await this.getFull(ctx, file, { calendar, soon }, frame, wanted.wholeRecord) : null,
    };
  }

  /** Everything that happened after a version: what a person who was too late should know. */
  async listSince(ctx: Ctx, id: string, version: number): Promise<HistoryRead> {
    const file = await this.desk.getFile(ctx, id, 'case.record');
    const entries = await this.ports.cases.listRecord(ctx, id, { afterSeq: version, limit: PAGE });
    return this.historyOf(ctx, file, entries);
  }

  /** What the people, firms, offices and codes that entries name are called. */
  async knownIn(entries: readonly RecordEntry[]): Promise<Known> {
    if (entries.length === 0) return new Map();
    const named = entries.flatMap(({ payload }) => JSON.stringify(payload).match(UUIDS) ?? []);
    const [names, codes] = await Promise.all([
      this.ports.names.namesOf([...peopleIn(entries), ...named]),
      this.ports.reference.list('reason-codes'),
    ]);
    return new Map([...names, ...codes.map(({ code, title }) => [String(code), title as Bilingual] as const)]);
  }

  private async getFull(ctx: Ctx, file: CaseFile, reckoning: Reckoning, frame: Frame, wholeRecord: boolean): Promise<FullModel> {
    const definition = this.desk.definitionOf(file);
    const [record, deadlines, revisions, files, children] = await Promise.all([
      this.wholeRecord(ctx, file.id),
      this.ports.cases.listDeadlines(ctx, file.id),
      this.ports.cases.listSealed(ctx, file.id),
      this.ports.attachments.list(ctx, file.id),
      this.ports.cases.listCases(ctx, { filter: { parent: file.id }, order: '-createdAt', limit: PAGE }),
    ]);
    const shown = wholeRecord ? record : record.slice(-RECENT);
    const packages = children.filter(({ kind }) => kind === 'sharing-package').slice(0, PACKAGES);
    const found = await Promise.all(packages.map(({ id }) => this.ports.cases.findCase(ctx, id)));
    const history = await this.historyOf(ctx, file, shown);
    const own = file.kind === 'sharing-package' ? [file] : [];
    return {
      awaited: awaitedIn(definition, file.snapshot),
      clocks: deadlines.map((row) => clockOf(row, reckoning, frame)),
      held:
        file.kind === 'pilot-application'
          ? heldSoFar(definition, { id: file.id, calendar: reckoning.calendar, now: frame.now }, record)
          : null,
      forecast: file.kind === 'pilot-application' ? await this.forecasts.getForecast(file, record) : null,
      similar: await this.similar.findFor(ctx, file),
      history: [...history.entries].reverse(),
      known: history.known,
      olderHistory: shown.length < record.length,
      revisions,
      declaration: await this.findDeclaration(ctx, file, revisions.at(-1)?.revision, frame),
      files,
      mayUpload: !file.closed && this.ports.policy.admit(ctx.actor, 'attachment.upload', file.header) === undefined,
      children: children.map((row) => this.desk.itemOf(ctx.actor, row)),
      packages: [...own, ...found.filter((one) => one !== undefined).filter((one) => this.seesWhole(ctx, one))].map((one) =>
        packageModel(this.desk, one),
      ),
      disclosure: file.kind === 'pilot-application' ? null : disclosureModel(file, frame.lang),
      conflicts: await this.conflicts(ctx, file, revisions.at(-1)?.revision, frame),
    };
  }

  private seesWhole(ctx: Ctx, file: CaseFile): boolean {
    return this.ports.policy.sight(ctx.actor, file.header, file.kind) === 'full';
  }

  private async wholeRecord(ctx: Ctx, caseId: string): Promise<readonly RecordEntry[]> {
    const entries: RecordEntry[] = [];
    for (;;) {
      const page = await this.ports.cases.listRecord(ctx, caseId, { afterSeq: entries.length, limit: PAGE });
      entries.push(...page);
      if (page.length < PAGE) return entries;
    }
  }

  private async historyOf(ctx: Ctx, file: CaseFile, record: readonly RecordEntry[]): Promise<HistoryRead> {
    const known = await this.knownIn(record);
    const definition = this.desk.definitionOf(file);
    return { known, entries: record.map((entry) => historyEntry(definition, entry, known, ctx.actor.authority === null)) };
  }

  private async findDeclaration(ctx: Ctx, file: CaseFile, revision: number | undefined, frame: Frame): Promise<DeclarationModel | null> {
    if (revision === undefined) return null;
    const [current, before] = await Promise.all([revision, revision - 1].map((one) => this.ports.cases.findSealed(ctx, file.id, one)));
    if (current === undefined) return null;
    const asRead = (sealed: typeof current) => declarationView(ctx.actor, file.header, sealed);
    return declarationModel(asRead(current), before === undefined ? undefined : asRead(before), frame.lang);
  }

  /** For offices only, and only while the plan can still be talked about. */
  private async conflicts(ctx: Ctx, file: CaseFile, revision: number | undefined, frame: Frame): Promise<readonly ConflictCell[]> {
    if (ctx.actor.authority === null || file.kind !== 'pilot-application' || file.closed || revision === undefined) return [];
    const sealed = await this.ports.cases.findSealed(ctx, file.id, revision);
    if (sealed === undefined) return [];
    const [rules, offices] = await Promise.all([this.ports.reference.listRules(frame.now), this.ports.reference.list('authorities')]);
    const provincial = offices.filter((office) => office['city'] === null || office['city'] === undefined);
    const isProvince = (value: unknown): value is Province => PROVINCES.some((code) => code === value);
    const jurisdictions = new Map(
      provincial.flatMap(({ id, jurisdiction }) => (isProvince(jurisdiction) ? [[String(id), jurisdiction] as const] : [])),
    );
    return conflictsOf(declarationView(ctx.actor, file.header, sealed).content, rules, jurisdictions);
  }
}

interface Reckoning {
  readonly calendar: WorkingCalendar;
  /** Working days. */
  readonly soon: number;
}

function clockOf(row: Parameters<typeof deadlineView>[0], { calendar, soon }: Reckoning, frame: Frame): ClockModel {
  const running = row.dueAt !== null && row.closedSeq === null;
  return {
    view: deadlineView(row, false),
    title: clockWords(row.name),
    due: running && row.dueAt !== null ? dueOf(row.dueAt, frame.now, calendar, wordsIn(frame.lang), soon) : null,
    reckoning: row.reckoning,
  };
}
