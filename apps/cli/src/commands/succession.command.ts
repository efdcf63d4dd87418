import type { Command } from 'commander';
import type { BulkCase, BulkCaseOutcome, BulkProgress } from '@sandbar/workflow';
import { accepted } from '../calendar/print-plan.js';
import { answering } from '../line/answer.js';
import type { Answer } from '../line/answer.js';
import { asDay } from '../line/as-day.js';
import { asId } from '../line/as-id.js';
import { withSuccessions } from '../people/with-successions.js';
import { Refusal } from '../refusal.js';

const BY = '办理人的登录名 / sign-in name of who does it';
const ID = '承继编号 / id of the succession';
const NO_ID = '00000000-0000-7000-8000-000000000000';
const MOST = 1_000;

interface By {
  readonly by?: string;
}
interface Given extends By {
  readonly from: string;
  readonly to: string;
  readonly since: string;
  readonly basis: string;
  readonly people?: boolean;
  readonly dryRun?: boolean;
}

/** `sandbar succession list | record | cases | cancel | repeat`: an authority's duties pass to another; each open case hears by a command of its own. */
export function register(program: Command): void {
  const succession = program.command('succession').description('机关承继：职责移交另一机关 / an authority’s duties pass to another');
  const list = succession.command('list').description('已登记的承继及其进度 / successions and how far they are');
  answering(list, 'succession list', () =>
    withSuccessions(async ({ store, codeOf }) => {
      const rows = await store.list('succession', MOST);
      return { data: { successions: rows }, lines: rows.map((row) => progressLine(row, codeOf)), notes: [`successions=${rows.length}`] };
    }),
  );
  const record = succession
    .command('record')
    .description('登记承继：未办结案件逐件移交，期限不变 / record a succession: open cases pass on one by one and keep their clocks')
    .requiredOption('--from <code>', '被承继机关代码 / code of the office whose duties pass on')
    .requiredOption('--to <code>', '承继机关代码 / code of its successor')
    .requiredOption('--since <day>', '承继机关履职首日 / first day of the successor, YYYY-MM-DD')
    .requiredOption('--basis <text>', '依据文件的标题与文号 / title and number of the document')
    .option('--people', '人员连同角色一并转入 / its people go along with their roles')
    .option('--dry-run', '试算：只列出涉及的案件，不登记 / list the cases concerned and record nothing')
    .option('--by <login>', BY);
  answering(record, EXAMPLE, recordOne);
  const cases = succession
    .command('cases')
    .description('承继涉及的案件及结果 / the cases of a succession and what became of each')
    .argument('<id>', ID);
  answering(cases, `succession cases ${NO_ID}`, (id: string) =>
    withSuccessions(async ({ store }) => {
      const found = await store.find(asId(id));
      if (found?.content.kind !== 'succession') throw missing(id);
      const rows = await store.listCases(id, null, MOST);
      return { data: { cases: rows }, lines: rows.map(outcomeLine), notes: [totals(found)] };
    }),
  );
  const cancel = succession
    .command('cancel')
    .description('撤回尚未开始的承继 / take back a succession that has not begun')
    .argument('<id>', ID)
    .option('--by <login>', BY);
  answering(cancel, `succession cancel ${NO_ID} --by admin`, (id: string, { by }: By) =>
    withSuccessions(async ({ acts, actorOf }) => {
      accepted((await acts.keep(await actorOf(by), asId(id))) ?? true);
      return { data: { cancelled: id }, lines: [`cancelled=${id}`] };
    }),
  );
  const repeat = succession
    .command('repeat')
    .description('再次查找其间新增的案件 / look once more for cases that came in between')
    .argument('<id>', ID)
    .option('--by <login>', BY);
  answering(repeat, `succession repeat ${NO_ID} --by admin`, (id: string, { by }: By) =>
    withSuccessions(async ({ acts, actorOf }) => {
      accepted((await acts.again(await actorOf(by), asId(id))) ?? true);
      return { data: { repeated: id }, lines: [`repeated=${id}`] };
    }),
  );
}

const EXAMPLE = 'succession record --from pbc-shanghai --to lfb-shanghai --since 2027-01-01 --basis plan-1 --dry-run';

function recordOne({ from, to, since, basis, people, dryRun, by }: Given): Promise<Answer> {
  asDay(since);
  return withSuccessions(async ({ acts, store, actorOf, officeOf }) => {
    const wanted = { from: await officeOf(from), to: await officeOf(to), since, basis, movesPeople: people === true };
    if (dryRun === true) {
      const { total, cases } = await store.preview({ kind: 'succession', ...wanted }, MOST);
      return { data: { total, cases }, lines: cases.map(caseLine), notes: [`cases=${total}`] };
    }
    const { id, effectiveAt } = accepted(await acts.succeed(await actorOf(by), wanted));
    const note = `自 ${effectiveAt} 起由工作进程逐件办理 / the worker passes the cases on from then`;
    return { data: { id, effectiveAt }, lines: [`succession=${id} effective_at=${effectiveAt}`], notes: [note] };
  });
}

const caseLine = ({ id, number, province, stage }: BulkCase): string => `${number ?? id}  ${province}  ${stage}`;
const outcomeLine = (row: BulkCaseOutcome): string => `${caseLine(row)}  ${row.outcome}`;
const totals = ({ total, moved, unchanged, waiting, dead }: BulkProgress): string =>
  `cases=${total} moved=${moved} unchanged=${unchanged} waiting=${waiting} dead=${dead}`;

function progressLine(row: BulkProgress, codeOf: (id: string) => string): string {
  const { content, plannedAt, cancelledAt, effectiveAt } = row;
  if (content.kind !== 'succession') return row.id;
  const state = cancelledAt !== null ? '已撤回/cancelled' : plannedAt === null ? `自/from ${effectiveAt}` : totals(row);
  return `${row.id}  ${codeOf(content.from)} -> ${codeOf(content.to)}  ${content.since}  ${content.basis}  ${state}`;
}
const missing = (id: string): Refusal => new Refusal(`没有此项承继：${id}`, `There is no such succession: ${id}`, 1);
