import { addMonths } from '@sandbar/calendar';
import type { ExampleDeclaration, ExampleVariant } from '@sandbar/declaration';
import { buildExampleDeclaration, listAttachments } from '@sandbar/declaration';
import type { Province } from '@sandbar/domain';
import type { DemoFirmKind } from '@sandbar/identity';
import { DEMO_FIRMS } from '@sandbar/identity';
import type { DemoFile } from './demo-world.js';
import { documentOf } from './documents.js';
import { TECHNOLOGY_WORDS } from './technology-words.js';
import type { TechnologyCode } from './technology-words.js';

/** A fictional pilot: who applies for what, where. */
export interface DemoPilot {
  readonly name: string;
  readonly scene: string;
  /** Code of the lead applicant, for example `bank-31`. */
  readonly firm: string;
  readonly technology: TechnologyCode;
  /** Where it would serve; the firm's home by default. */
  readonly area?: readonly Province[];
  /** The lead authority's place where it is not the province's own office. */
  readonly office?: 'ningbo';
  /** Planned for one month only, two months from now; a year in four months otherwise. */
  readonly short?: true;
}

const STORY_OF: Readonly<Record<Exclude<DemoFirmKind, 'bank-branch' | 'remote-sensing'>, { variant: ExampleVariant; serial: number }>> = {
  bank: { variant: 'financialService', serial: 10 },
  payment: { variant: 'financialService', serial: 40 },
  technology: { variant: 'jointTechnology', serial: 20 },
  'rural-bank': { variant: 'ruralFinance', serial: 30 },
};
const OFFICE: Readonly<Record<Province, string>> = { '31': 'shanghai', '32': 'jiangsu', '33': 'zhejiang', '34': 'anhui' };

export const firmOf = (pilot: DemoPilot): (typeof DEMO_FIRMS)[number] => {
  const firm = DEMO_FIRMS.find((one) => one.code === pilot.firm);
  if (firm === undefined) throw new Error(`no demo firm ${pilot.firm}`);
  return firm;
};
export const provinceOf = (pilot: DemoPilot): Province => firmOf(pilot).province;
/** The place whose offices handle the pilot: `shanghai` … `ningbo`. */
export const placeOf = (pilot: DemoPilot): string => pilot.office ?? OFFICE[provinceOf(pilot)];
export const placeOfProvince = (province: Province): string => OFFICE[province];

/** Code of the joint applicant; null where the lead applies alone. */
export function partnerOf(pilot: DemoPilot): string | null {
  const { kind, province } = firmOf(pilot);
  if (kind === 'technology') return `bank-branch-${province}`;
  return kind === 'rural-bank' ? `remote-sensing-${province}` : null;
}
/** Provinces besides the lead's own where it would serve. */
export const othersOf = (pilot: DemoPilot): readonly Province[] => (pilot.area ?? []).filter((one) => one !== provinceOf(pilot));

/** The pilot's declaration as written on `day`, whole, its files those of `filesOf`. */
export function declarationOf(pilot: DemoPilot, day: string): ExampleDeclaration {
  const firm = firmOf(pilot);
  const { variant, serial } = STORY_OF[firm.kind as keyof typeof STORY_OF];
  const home = firm.province;
  const content = buildExampleDeclaration({ variant, home, serial, today: day, name: pilot.name, serviceArea: pilot.area ?? [home] });
  content.basics.scene = pilot.scene;
  const [first] = content.technology.used;
  if (first !== undefined) Object.assign(first, { code: pilot.technology, ...TECHNOLOGY_WORDS[pilot.technology] });
  const [lead] = content.parties;
  if (lead !== undefined) Object.assign(lead, { name: firm.name, englishName: firm.englishName });
  if (lead !== undefined && firm.kind === 'payment') lead.institutionKind = 'nonBankPayment';
  if (pilot.short === true) Object.assign(content.basics, { plannedStart: addMonths(day, 2), plannedEnd: addMonths(day, 3) });
  for (const { pointer, file } of filesOf(pilot, content))
    setAt(content, pointer, { sha256: file.sha256, fileName: file.fileName, mediaType: file.mediaType, size: file.bytes.length });
  return content;
}

/** A document for every place in the declaration that holds one. */
export function filesOf(pilot: DemoPilot, content: ExampleDeclaration): { readonly pointer: string; readonly file: DemoFile }[] {
  const firm = firmOf(pilot).name;
  return listAttachments(1, content).flatMap(({ pointer, labels, file }) => {
    if (file === undefined) return [];
    const own = OF_THE_PILOT.some((name) => pointer.endsWith(name));
    const title = labels.map(({ zh }) => zh).join(' / ');
    return [{ pointer, file: documentOf(title, own ? `${firm}　${pilot.name}` : firm) }];
  });
}
/** Written for one pilot; the other documents of a firm serve all its applications. */
const OF_THE_PILOT = ['/serviceAgreement', '/publicVersion'];

function setAt(root: object, pointer: string, value: unknown): void {
  const path = pointer.split('/').slice(1);
  const last = path.pop()!;
  const holder = path.reduce<Record<string, unknown>>(
    (at, key) => at[key] as Record<string, unknown>,
    root as unknown as Record<string, unknown>,
  );
  holder[last] = value;
}
