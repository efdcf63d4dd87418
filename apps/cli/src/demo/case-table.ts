import { COURT_LABELS, PROVINCE_LABELS } from '@sandbar/contracts';
import type { CaseKind, Court } from '@sandbar/domain';
import { REGISTRY, everyNode, pathOf } from '@sandbar/domain';
import type { DemoCaseRow } from '../../../../seeds/demo/index.js';
import { LANDMARK_STORIES, caseIdOf } from '../../../../seeds/demo/index.js';
import { stageLabel } from '../../../api/src/cases/stage-labels.js';
import { renderTable } from '../start/text-table.js';

/** At most 25 rows: more nobody reads while a server starts. */
const MOST_ROWS: Readonly<Record<CaseKind, number>> = { 'pilot-application': 20, 'sharing-package': 3, 'sharing-leg': 2 };
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
 * The table that `npm start` prints when the demo is played: what is overdue first, then the stories to be shown first, then one case of each
 * stage by the day it is due; under it a line that counts every stage.
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

function telling(rows: readonly DemoCaseRow[]): readonly DemoCaseRow[] {
  const ordered = [...rows].sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
  return (Object.keys(MOST_ROWS) as CaseKind[]).flatMap((kind) => {
    const seen = new Set<string>();
    const chosen = ordered.filter((row) => {
      if (row.kind !== kind) return false;
      const again = seen.has(placeOf(row));
      seen.add(placeOf(row));
      return !again || rankOf(row) < '2';
    });
    return chosen.slice(0, MOST_ROWS[kind]);
  });
}

const landmarks = new Set(LANDMARK_STORIES.map(caseIdOf));
const rankOf = (row: DemoCaseRow): string => (row.overdue ? '0' : landmarks.has(row.id) ? '1' : row.closed ? '3' : '2');
const keyOf = (row: DemoCaseRow): string => [rankOf(row), row.dueDay ?? '9999', row.header.title].join(' ');

/** One stage, or, in the live test, the part of it that is under way. */
function placeOf(row: DemoCaseRow): string {
  const apart = row.leaves.filter((leaf) => leaf.startsWith('live.') && !leaf.endsWith('.none') && leaf !== 'live.service.running');
  return row.stage === 'live' && apart.length > 0 ? apart.join('、') : row.stage;
}

/** The two innermost words of a stage are enough in a table: «评价 · 审计». */
const stageOf = (row: DemoCaseRow): string =>
  placeOf(row)
    .split('、')
    .map((path) => stageLabel(REGISTRY.definitionOf(row.definition), path).zh.split(' · ').slice(-2).join(' · '))
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

/** Applications by outermost stage, in the order of the machine. */
function stageCounts(rows: readonly DemoCaseRow[]): string {
  const definition = REGISTRY.latest('pilot-application');
  const outer = (path: string): string => path.split('.')[0] ?? path;
  const counts = new Map<string, number>();
  for (const row of rows) if (row.kind === definition.kind) counts.set(outer(row.stage), (counts.get(outer(row.stage)) ?? 0) + 1);
  const order = [...new Set(everyNode(definition.machine).map((node) => outer(pathOf(node))))];
  const said = order.flatMap((stage) => (counts.has(stage) ? [`${stageLabel(definition, stage).zh} ${counts.get(stage)}`] : []));
  return `申请件：${said.join('，')}`;
}
