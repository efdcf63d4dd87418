import type { Bilingual, Definition } from '@sandbar/domain';
import { COURT_LABELS, DEADLINE_STATUS_LABELS, KIND_LABELS, LANE_LABELS, PROVINCE_LABELS } from '@sandbar/contracts';
import type {
  AllowedActionView,
  CaseFullView,
  CaseHeadlineView,
  CaseListItem,
  DeadlineView,
  HistoryEntryView,
  Labelled,
  Named,
} from '@sandbar/contracts';
import type { DeadlineRow, RecordEntry } from '@sandbar/workflow';
import type { CaseFile, CaseSummaryRow } from '../ports/index.js';
import type { OfferedAction } from './offered-action.js';
import { payloadForFirm } from './internal-events.js';
import { stageLabel } from './stage-labels.js';

type Names = ReadonlyMap<string, Bilingual>;
const labelled = <C extends string>(table: Readonly<Record<C, Bilingual>>, code: C): Labelled<C> => ({ code, label: table[code] });
const named = (names: Names, id: string): Named => ({ id, name: names.get(id) ?? null });

export function actionView(action: OfferedAction): AllowedActionView {
  const { type, title, lane, allowed, decision, onBehalfOf } = action;
  return {
    type,
    title,
    lane: lane === null ? null : labelled(LANE_LABELS, lane),
    allowed,
    decision,
    reason: action.reason ?? null,
    onBehalfOf,
  };
}

export function listItem(definition: Definition, row: CaseSummaryRow): CaseListItem {
  return {
    id: row.id,
    kind: labelled(KIND_LABELS, row.kind),
    number: row.number,
    title: row.title,
    province: labelled(PROVINCE_LABELS, row.province),
    stage: { code: row.stage, label: stageLabel(definition, row.stage) },
    court: labelled(COURT_LABELS, row.court),
    dueAt: row.dueAt,
    closed: row.closed,
    version: row.version,
    updatedAt: row.updatedAt,
  };
}

/** Name, parties, stage; nothing else (process.md §1, `inform`). */
export function headlineView(definition: Definition, file: CaseFile, names: Names, actions: readonly OfferedAction[]): CaseHeadlineView {
  return {
    sight: 'headline',
    id: file.id,
    kind: labelled(KIND_LABELS, file.kind),
    number: file.number,
    title: file.title,
    province: labelled(PROVINCE_LABELS, file.province),
    parties: file.header.parties.map((id) => named(names, id)),
    stage: { code: file.stage, label: stageLabel(definition, file.stage) },
    version: file.version,
    allowedActions: actions.map(actionView),
  };
}

export function fullView(
  definition: Definition,
  file: CaseFile,
  names: Names,
  actions: readonly OfferedAction[],
  deadlines: readonly DeadlineRow[],
): CaseFullView {
  const { header } = file;
  const open = (id: string | null) => (id === null ? null : named(names, id));
  return {
    ...headlineView(definition, file, names, actions),
    sight: 'full',
    definition: file.definition,
    stage: {
      code: file.stage,
      label: stageLabel(definition, file.stage),
      leaves: file.leaves.map((leaf) => ({ code: leaf, label: stageLabel(definition, leaf) })),
    },
    court: labelled(COURT_LABELS, file.court),
    dueAt: file.dueAt,
    closed: file.closed,
    leadAuthority: open(header.leadAuthority),
    leadApplicant: open(header.leadApplicant),
    laneAuthorities: Object.entries(header.laneAuthorities).map(([lane, id]) => ({
      lane: labelled(LANE_LABELS, lane as keyof typeof LANE_LABELS),
      authority: named(names, id),
    })),
    informedProvinces: header.informedProvinces.map((province) => labelled(PROVINCE_LABELS, province)),
    recipientProvince: header.recipientProvince === null ? null : labelled(PROVINCE_LABELS, header.recipientProvince),
    parent: header.parent,
    headHash: file.headHash,
    createdAt: file.createdAt,
    updatedAt: file.updatedAt,
    deadlines: deadlines.filter((row) => row.closedSeq === null).map((row) => deadlineView(row, false)),
  };
}

/** @param reckoned with the stored reckoning: rule and version, basis, calendar, start, stops, extensions, due */
export function deadlineView(row: DeadlineRow, reckoned: boolean): DeadlineView {
  return {
    id: row.id,
    name: row.name,
    court: labelled(COURT_LABELS, row.court),
    status: labelled(DEADLINE_STATUS_LABELS, row.status),
    rule: row.rule,
    dueAt: row.dueAt,
    dueDay: row.reckoning?.dueDay ?? null,
    provisional: row.provisional,
    escalates: row.escalates,
    openedSeq: row.openedSeq,
    closedSeq: row.closedSeq,
    ...(reckoned ? { reckoning: row.reckoning } : {}),
  };
}

/** @param forFirm the reader is a firm: what is internal to the authority stays inside */
export function historyEntry(definition: Definition, entry: RecordEntry, names: Names, forFirm: boolean): HistoryEntryView {
  const { person } = entry.meta.actor;
  return {
    seq: entry.seq,
    type: entry.type,
    title: definition.events[entry.type]?.title ?? { zh: entry.type, en: entry.type },
    at: entry.meta.at,
    actor: { id: person, name: names.get(person) ?? null },
    key: entry.meta.actor.key?.id ?? null,
    onBehalfOf: entry.meta.onBehalfOf,
    onBehalfOfName: entry.meta.onBehalfOf === null ? null : (names.get(entry.meta.onBehalfOf) ?? null),
    stage: { code: entry.stage, label: stageLabel(definition, entry.stage) },
    payload: forFirm ? payloadForFirm(entry) : entry.payload,
    facts: entry.facts.map((fact) => fact.type),
    hash: entry.hash,
    prevHash: entry.prevHash,
  };
}

/** Every id of a case that a name could be known for. */
export function idsIn({ header }: CaseFile): readonly string[] {
  const one = [header.leadAuthority, header.leadApplicant].filter((id) => id !== null);
  return [...new Set([...one, ...header.parties, ...Object.values(header.laneAuthorities)])];
}

/** Every person whom entries of a record name: who acted, and in whose stead. */
export function peopleIn(entries: readonly RecordEntry[]): readonly string[] {
  const named = entries.flatMap(({ meta }) => [meta.actor.person, meta.onBehalfOf]);
  return [...new Set(named.filter((person) => person !== null))];
}
