import type { Bilingual } from '@sandbar/domain';
import type { CountsView, FiguresView } from '@sandbar/contracts';
import type { MilestoneName } from '@sandbar/statistics';
import { MILESTONE_LABELS } from './figure-words.js';

type Row = readonly [section: string, key: string, zh: string, en: string, measure: string, value: number | null];
/** Excel takes a file for UTF-8 only when it begins with this. */
const BOM = '\uFEFF';
/** A spreadsheet runs what begins with these. */
const FORMULA = /^[=+\-@\t\r]/;

const cell = (value: string | number | null): string => {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
const counts = (section: string, key: string, label: Bilingual, of: CountsView): Row[] =>
  Object.entries(of).map(([what, n]) => [section, key, label.zh, label.en, MILESTONE_LABELS[what as MilestoneName].en, n]);

/** Every figure as one long table (RFC 4180): one line a figure; an empty value is withheld. */
export function figuresCsv(view: FiguresView): string {
  const all: Bilingual = { zh: '合计', en: 'All' };
  const rows: Row[] = [
    ...counts('total', '', all, view.counts),
    ...view.byPeriod.flatMap(({ period, counts: of }) => counts('period', period, { zh: period, en: period }, of)),
    ...view.byProvince.flatMap(({ province, counts: of }) => counts('province', province.code, province.label, of)),
    ...view.byAuthority.flatMap(({ authority, counts: of }) => counts('authority', authority.id, authority.name ?? all, of)),
    ...view.byType.flatMap(({ type, counts: of }) => counts('type', type.code, type.label, of)),
    ...view.declined.map(({ reason, n }): Row => ['declined', reason.code, reason.label.zh, reason.label.en, 'Declined', n]),
    ...view.stages.flatMap((stage) => stageRows(stage)),
    ...view.open.flatMap(({ stage, n, overdue }): Row[] => [
      ['open', stage.code, stage.label.zh, stage.label.en, 'Open', n],
      ['open', stage.code, stage.label.zh, stage.label.en, 'Overdue', overdue],
    ]),
  ];
  const lines = [['section', 'key', 'label_zh', 'label_en', 'measure', 'value'], ...rows].map((row) => row.map(cell).join(','));
  return `${BOM}${lines.join('\r\n')}\r\n`;
}

function stageRows({ track, stage, province, n, working, calendar }: FiguresView['stages'][number]): Row[] {
  const section = province === null ? track : `${track} ${province.code}`;
  const row = (measure: string, value: number | null): Row => [section, stage.code, stage.label.zh, stage.label.en, measure, value];
  const spreads = Object.entries({ 'working days': working, 'calendar days': calendar }).flatMap(([unit, courts]) =>
    Object.entries(courts).flatMap(([court, { median, p90 }]: [string, { median: number | null; p90: number | null }]) => [
      row(`median ${unit}, ${court}`, median),
      row(`p90 ${unit}, ${court}`, p90),
    ]),
  );
  return [row('stays', n), ...spreads];
}
