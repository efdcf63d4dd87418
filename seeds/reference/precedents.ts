import { precedentSources } from './precedent-sources.js';
import { publicPilots } from './public-pilots.js';
import type { PublicPilot } from './public-pilots.js';
import type { Bilingual, PrecedentRow } from './reference-data.js';

const CITIES: Readonly<Record<string, { city: Bilingual; jurisdiction: PrecedentRow['jurisdiction'] }>> = {
  Shanghai: { city: { zh: '上海', en: 'Shanghai' }, jurisdiction: '31' },
  Suzhou: { city: { zh: '苏州', en: 'Suzhou' }, jurisdiction: '32' },
  Hangzhou: { city: { zh: '杭州', en: 'Hangzhou' }, jurisdiction: '33' },
  Beijing: { city: { zh: '北京', en: 'Beijing' }, jurisdiction: null },
  Shenzhen: { city: { zh: '深圳', en: 'Shenzhen' }, jurisdiction: null },
};
const TYPES: Readonly<Record<string, PrecedentRow['type']>> = { 金融服务: 'financial-service', 科技产品: 'technology-product', '–': null };

const unreadable = (pilot: PublicPilot, column: keyof PublicPilot): never => {
  throw new RangeError(`public pilot ${pilot.no}: cannot read ${column} «${pilot[column]}»`);
};

/** «–» and the empty text say nothing; «[K]» marks general knowledge; «(x per S12)» is said by one source only and is kept as x. */
const plain = (text: string): string =>
  text
    .replace(/\s*\[K\]/g, '')
    .replace(/^\((.*) per S\w+\)$/, '$1')
    .replace(/^–$/, '')
    .trim();
const listed = (text: string, separator: RegExp): string[] =>
  plain(text)
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const datesOf = (pilot: PublicPilot): Pick<PrecedentRow, 'notice' | 'registration' | 'completion' | 'plannedStart' | 'documentedStep'> => {
  const text = pilot.dates.replaceAll('*', '');
  if (!/^(N( \d{4}-\d{2}-\d{2})?)?( ?→ R( \d{4}-\d{2}-\d{2})?)?( ?→ C \d{4}-\d{2})?(; planned (start )?\d{2}-\d{2})?$/.test(text))
    return unreadable(pilot, 'dates');
  const dated = (letter: string): string | null => new RegExp(`${letter} (\\d{4}-\\d{2}(-\\d{2})?)`).exec(text)?.[1] ?? null;
  const planned = /planned (?:start )?(\d{2}-\d{2})/.exec(text)?.[1];
  const notice = dated('N');
  return {
    notice,
    registration: dated('R'),
    completion: dated('C'),
    plannedStart: planned && notice ? `${notice.slice(0, 4)}-${planned}` : null,
    documentedStep: text.includes('C ') ? 'completion' : text.includes('R') ? 'registration' : 'notice',
  };
};

/** Reads one pilot. Throws RangeError on anything it does not understand, rather than guess. */
export const parsePilot = (pilot: PublicPilot): PrecedentRow => {
  const place = CITIES[pilot.batch.replace(/ \d+$/, '')] ?? unreadable(pilot, 'batch');
  const bareType = pilot.type.replace(/\s*\[K\]/, '');
  const type = bareType in TYPES ? (TYPES[bareType] ?? null) : unreadable(pilot, 'type');
  const unsure: PrecedentRow['unsure'] = [];
  if (pilot.type.includes('[K]')) unsure.push('type');
  if (pilot.technology.includes(' per S')) unsure.push('technology');
  const source = listed(pilot.source.replace(/^F /, ''), /[,\s]+/).map((code) => ({
    code,
    address: precedentSources[code] ?? unreadable(pilot, 'source'),
  }));
  return {
    no: pilot.no,
    batch: pilot.batch,
    ...place,
    name: pilot.name,
    applicants: listed(pilot.applicants, /、/),
    type,
    technology: listed(pilot.technology, /、/),
    ...datesOf(pilot),
    source,
    certainty: pilot.type.includes('[K]') ? 'background' : 'found',
    unsure,
  };
};

/** The public pilots as read-only precedents: documented facts, and nothing else. */
export const precedents: readonly PrecedentRow[] = publicPilots.map(parsePilot);
