import { CURRENT_DECLARATION_VERSION, summarise } from '@sandbar/declaration';
import { conflictMatrix } from '@sandbar/domain';
import type { Bilingual, ConflictCell, PlanFacts, PlanRuleRow, Province } from '@sandbar/domain';
import { PROVINCE_LABELS } from '@sandbar/contracts';
import { stageLabel } from '../../cases/stage-labels.js';
import type { CaseDesk } from '../../cases/case-desk.js';
import type { CaseFile, RuleRowView } from '../../ports/index.js';
import type { Language } from '../../http/language.js';
import { findChoiceWords } from '../words/choice-words.js';
import { declarationLabel, findNode } from '../declaration/places.js';
import { inWords } from './declaration-model.js';
import type { DisclosedRow, DisclosureModel, PackageModel, ProvinceRow } from './case-model.js';

type Data = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (data: Data, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((place, name) => (isRecord(place) && Object.hasOwn(place, name) ? place[name] : undefined), data);
const textAt = (data: Data, ...path: readonly string[]): string | null => {
  const found = at(data, ...path);
  return typeof found === 'string' && found !== '' ? found : null;
};
const recordsAt = (data: Data, ...path: readonly string[]): readonly Data[] => {
  const found = at(data, ...path);
  return Array.isArray(found) ? found.filter(isRecord) : [];
};

/** The answers of the provinces, province by province, from what the package remembers. */
export function packageModel(desk: CaseDesk, file: CaseFile): PackageModel {
  const { context } = file.snapshot as { readonly context: Data };
  const recipients = at(context, 'recipients');
  return {
    id: file.id,
    title: file.title,
    stage: stageLabel(desk.definitionOf(file), file.stage),
    round: Number(at(context, 'round') ?? 1),
    rows: (Array.isArray(recipients) ? (recipients as Province[]) : []).map((province) => provinceRow(context, province)),
  };
}

function provinceRow(context: Data, province: Province): ProvinceRow {
  const answer = textAt(context, 'answers', province, 'answer');
  return {
    province: PROVINCE_LABELS[province],
    deliveredAt: textAt(context, 'delivered', province),
    expectedOn: textAt(context, 'progress', province, 'expectedOn'),
    answer: answer === null ? null : (findChoiceWords('answer', answer) ?? { zh: answer, en: answer }),
    late: at(context, 'answers', province, 'late') === true,
    reason: textAt(context, 'answers', province, 'reason'),
    conditions: recordsAt(context, 'answers', province, 'conditions').flatMap((condition) => textAt(condition, 'text') ?? []),
    resolution: textAt(context, 'resolutions', province, 'reason'),
  };
}

/** What a package or a leg discloses: every field, the withheld ones visibly so. Undefined before the disclosure. */
export function disclosureModel(file: CaseFile, lang: Language): DisclosureModel | null {
  const { context } = file.snapshot as { readonly context: Data };
  const marks = file.kind === 'sharing-leg' ? at(context, 'content') : at(context, 'disclosure');
  if (!isRecord(marks)) return null;
  const fields = file.kind === 'sharing-leg' ? recordsAt(marks, 'fields') : recordsAt(context, 'fields');
  return {
    tlp: textAt(marks, 'tlp') ?? '',
    purpose: textAt(marks, 'purpose') ?? '',
    legalBasis: textAt(marks, 'legalBasis') ?? '',
    expiresOn: textAt(marks, 'expiresOn') ?? '',
    fields: fields.map((field) => disclosedField(field, fields, lang)),
  };
}

/**
 * One field as it was disclosed, with its value in the words of the declaration.
 * @param fields all that were disclosed with it: a row is called by its name where that is among them
 */
export function disclosedField(field: Data, fields: readonly Data[], lang: Language): DisclosedRow {
  const withheld = at(field, 'withheld');
  const pointer = textAt(field, 'pointer') ?? '';
  const value = at(field, 'value');
  return {
    section: declarationLabel(`/${pointer.split('/')[1] ?? ''}`, lang),
    title: bilingual(at(field, 'title')) ?? { zh: pointer, en: pointer },
    level: Number(at(field, 'level')),
    text: rowNamed(field, fields, lang) ?? wordsOf(pointer, value, lang),
    withheld: isRecord(withheld) ? bilingual(withheld) : null,
  };
}

/** A row that is meant by its id, as it is called; by its place in the form where its name is withheld. */
function rowNamed(field: Data, fields: readonly Data[], lang: Language): string | undefined {
  const row = textAt(field, 'row');
  if (row === null) return undefined;
  const said = (name: string): string | undefined => {
    const found = fields.find((one) => one['pointer'] === `${row}/${name}`);
    const value = found === undefined ? undefined : at(found, 'value');
    return value === undefined ? undefined : wordsOf(`${row}/${name}`, value, lang);
  };
  return said('name') ?? said('code') ?? declarationLabel(row, lang);
}

function wordsOf(pointer: string, value: unknown, lang: Language): string {
  const node = findNode(CURRENT_DECLARATION_VERSION, pointer);
  return node === undefined ? plain(value) : inWords(node, value, lang) || plain(value);
}

function bilingual(value: unknown): Bilingual | null {
  return isRecord(value) && typeof value['zh'] === 'string' && typeof value['en'] === 'string'
    ? { zh: value['zh'], en: value['en'] }
    : null;
}

function plain(value: unknown): string {
  if (value === undefined || value === null) return '';
  // A file is disclosed by its name; the hash stands in the list of files.
  if (isRecord(value)) return textAt(value, 'fileName') ?? JSON.stringify(value);
  if (Array.isArray(value) && value.length === 0) return '—';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}

/**
 * Where the plan breaks a province's rule, before anybody is consulted.
 * @param jurisdictions province of each provincial office by its id: its deviations hold there
 */
export function conflictsOf(
  content: Data,
  rules: readonly RuleRowView[],
  jurisdictions: ReadonlyMap<string, Province>,
): readonly ConflictCell[] {
  const rows = rules.flatMap((rule): PlanRuleRow[] => {
    const province = rule.authority === null ? null : jurisdictions.get(rule.authority);
    return province === undefined ? [] : [{ code: rule.code, province, value: rule.value, basis: rule.basis }];
  });
  return conflictMatrix(planOf(content), rows);
}

function planOf(content: Data): PlanFacts {
  const summary = summarise(content);
  const amount = (name: string): number | null => {
    const found = at(content, 'basics', 'scale', name);
    return typeof found === 'number' ? found : null;
  };
  const [people, institutions] = [amount('individualCustomers'), amount('institutionCustomers')];
  return {
    serviceArea: summary.serviceArea as readonly Province[],
    caps: {
      users: people === null && institutions === null ? null : (people ?? 0) + (institutions ?? 0),
      amountPerUser: amount('perUserLimit'),
      amountTotal: amount('annualAmount'),
    },
    technologies: summary.technologies.length > 0 ? summary.technologies : null,
    hasRetailInvestment: summary.kind === undefined ? null : summary.investmentProduct && summary.servesIndividuals,
    plannedStart: summary.plannedStart ?? null,
    plannedEnd: summary.plannedEnd ?? null,
    forecastRegistration: null,
    noticeDays: null,
    licensedParties: summary.parties.length > 0 ? summary.parties.filter(({ licensed }) => licensed).length : null,
  };
}
