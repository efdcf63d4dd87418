import { dayEndingAt } from '@sandbar/calendar';
import { SYSTEM_ACTOR } from '@sandbar/domain';
import { systemClock } from '@sandbar/observability';
import type { CaseSummary } from '@sandbar/persistence';
import { CaseQueries, createStore } from '@sandbar/persistence';
import type { DemoCaseRow } from '../../../../seeds/demo/index.js';
import type { StartContext } from '../start/start-plan.js';
import { caseTable } from './case-table.js';

const PAGE = 200;
const CTX = { actor: SYSTEM_ACTOR, traceId: 'start' };

/** The table of cases that every start prints. */
export async function summariseDemo({ urls }: Pick<StartContext, 'urls'>): Promise<readonly string[]> {
  const dataSource = createStore({ url: urls.system, poolSize: 1, applicationName: 'sandbar-summary' });
  await dataSource.initialize();
  try {
    const queries = new CaseQueries(dataSource);
    const rows: DemoCaseRow[] = [];
    for (let page = await listAfter(queries); page.length > 0; page = await listAfter(queries, page.at(-1)))
      for (const summary of page) rows.push(await rowOf(queries, summary));
    return caseTable(rows);
  } finally {
    await dataSource.destroy();
  }
}

function listAfter(queries: CaseQueries, last?: CaseSummary): Promise<readonly CaseSummary[]> {
  const after = last === undefined ? {} : { after: { value: last.createdAt, id: last.id } };
  return queries.listCases(CTX, { filter: {}, order: '-createdAt', limit: PAGE, ...after });
}

async function rowOf(queries: CaseQueries, summary: CaseSummary): Promise<DemoCaseRow> {
  const { id, kind, definition, header, stage, court, closed, dueAt } = summary;
  const leaves = (await queries.findCase(CTX, id))?.leaves ?? [];
  const provisional = dueAt !== null && (await queries.listDeadlines(CTX, id)).some((row) => row.dueAt === dueAt && row.provisional);
  const overdue = !closed && dueAt !== null && dueAt <= systemClock.now();
  return {
    id,
    kind,
    definition,
    header,
    stage,
    leaves,
    court,
    closed,
    dueDay: dueAt === null ? null : dayEndingAt(dueAt),
    overdue,
    provisional,
  };
}
