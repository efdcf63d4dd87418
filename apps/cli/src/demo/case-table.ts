import { COURT_LABELS, PROVINCE_LABELS } from '@sandbar/contracts';
import type { CaseKind, Court } from '@sandbar/domain';
import { REGISTRY } from '@sandbar/domain';
import type { DemoCaseRow } from '../../../../seeds/demo/index.js';
import { stageLabel } from '../../../api/src/cases/stage-labels.js';
import { renderTable } from '../start/text-table.js';

/** More rows than this nobody reads while a server starts. */
const MOST_ROWS = 25;
/** Cases over their time are marked with this before the day. */
const OVERDUE_MARK = '！逾期';
const PROVISIONAL_MARK = '（暂定）';
const KIND_MARK: Readonly<Record<CaseKind, string>> = {
  'pilot-application': '',
  'sharing-package': '[材料包] ',
  'sharing-leg': '[协同件] ',
};
const HEADER = ['编号', '名称', '省市', '环节', '该谁办理', '期限'];
const LONGEST_TITLE = 20;

/**
 * The table that `npm start` prints when the demo is played: what is overdue first, then one case of each stage by the day it is due, at most
 * 25 rows, and a line that counts every stage.
 * @param rows every case of the demo, in any order
 * @returns lines whose columns align in Chinese type
 */
export function caseTable(rows: readonly DemoCaseRow[]): string[] {
  const shown = telling(rows);
  const open = rows.filter((row) => !row.closed).length;
  const overdue = rows.filter((row) => row.overdue).length;
  return [
    ...renderTable(HEADER, shown.map(cells)),
    '',
    `共 ${rows.length} 件，在办 ${open} 件，逾期 ${overdue} 件；上表列出 ${shown.length} 件。 ${rows.length} cases, ${open} open, ${overdue} overdue.`,
    stageCounts(rows),
  ];
}

/** Overdue first; then the first due of each stage, applications before packages and legs; a closed case last. */
function telling(rows: readonly DemoCaseRow[]): readonly DemoCaseRow[] {
  const ordered = [...rows].sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
  const seen = new Set<string>();
  const chosen = ordered.filter((row) => {
    const place = `${row.kind} ${placeOf(row)}`;
    if (!row.overdue && seen.has(place)) return false;
    seen.add(place);
    return true;
  });
  return chosen.slice(0, MOST_ROWS);
}

const KIND_ORDER: Readonly<Record<CaseKind, string>> = { 'pilot-application': '0', 'sharing-package': '1', 'sharing-leg': '2' };
const keyOf = (row: DemoCaseRow): string =>
  [row.overdue ? '0' : '1', row.closed ? '1' : '0', KIND_ORDER[row.kind], row.dueDay ?? '9999', row.header.title].join(' ');

/** One stage, or, in the live test, the part of it that is under way. */
function placeOf(row: DemoCaseRow): string {
  const apart = row.leaves.filter((leaf) => leaf.startsWith('live.') && !leaf.endsWith('.none') && leaf !== 'live.service.running');
  return row.stage === 'live' && apart.length > 0 ? apart.join('、') : row.stage;
}

const stageOf = (row: DemoCaseRow): string =>
  placeOf(row)
    .split('、')
    .map((path) => stageLabel(REGISTRY.definitionOf(row.definition), path).zh)
    .join('、');

function cells(row: DemoCaseRow): string[] {
  const { title, number, province } = row.header;
  const name = `${KIND_MARK[row.kind]}${title.replace(/^演示：/, '演示·')}`;
  return [
    number ?? '—',
    name.length > LONGEST_TITLE ? `${name.slice(0, LONGEST_TITLE - 1)}…` : name,
    PROVINCE_LABELS[province].zh,
    stageOf(row),
    row.closed ? '已终结' : COURT_LABELS[row.court as Court].zh,
    row.dueDay === null ? '—' : `${row.dueDay}${row.provisional ? PROVISIONAL_MARK : ''}${row.overdue ? OVERDUE_MARK : ''}`,
  ];
}

function stageCounts(rows: readonly DemoCaseRow[]): string {
  const counts = new Map<string, number>();
  for (const row of rows.filter((one) => one.kind === 'pilot-application')) {
    const [first] = row.stage.split('.');
    const label = stageLabel(REGISTRY.definitionOf(row.definition), first ?? row.stage).zh;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return `申请件：${[...counts].map(([label, count]) => `${label} ${count}`).join('，')}`;
}
