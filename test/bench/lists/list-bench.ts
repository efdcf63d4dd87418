import type { Config } from '@sandbar/config';
import { CaseQueries, createStore } from '@sandbar/persistence';
import { withDatabase, asSuperuser, prepareModel, superuserUrlOf } from '../bench-database.js';
import type { BenchDatabase } from '../bench-database.js';
import { copyModel } from '../fixture.js';
import { KeptConnection } from '../kept-connection.js';
import { interleave, ratio } from '../measure.js';
import type { Measured } from '../measure.js';
import { benchOffice, DESK } from '../office.js';
import { ownProcessorTime, postmasterOf, processorTimeOf } from '../processor-time.js';
import { lineOfRatio, lineOfRow, machine } from '../report.js';
import { HOST, serveApi, signIn } from '../served-row.js';
import { BareList, LISTED, PATH, SHOWN, scatter } from './listed.js';

export interface ListPlan {
  readonly cases: number;
  readonly clients: number;
  readonly rounds: number;
  readonly seconds: number;
}
/** What the issue asks the list over HTTP to reach of the bare SQL. */
const TO_REACH = 0.3;
const WARM = { operations: 2_000, seconds: 15 } as const;

/** Row (d): a page of twenty of all those cases, filtered and sorted, as bare SQL, through the store in process, and over HTTP signed in. */
export async function benchLists(config: Config, plan: ListPlan, print: (line: string) => void): Promise<void> {
  print(
    `lists: ${SHOWN} of ${plan.cases}, filtered and sorted, held by one office; ${plan.clients} clients, ${plan.rounds} rounds of ${plan.seconds} s, ` +
      'rows interleaved; embedded Postgres, fsync on',
  );
  const measured = await withDatabase(config, (opened) => measure(config, opened, plan, print));
  measured.map(lineOfRow).forEach(print);
  const [sql, store, http] = measured as [Measured, Measured, Measured];
  print(lineOfRatio(ratio(http, sql), TO_REACH));
  print(lineOfRatio(ratio(store, sql), undefined));
  print(machine());
}

async function measure(
  config: Config,
  { database, dataDir }: BenchDatabase,
  plan: ListPlan,
  print: (line: string) => void,
): Promise<Measured[]> {
  const { cases, clients, rounds, seconds } = plan;
  const model = await prepareModel(database);
  await asSuperuser(database, async (client) => {
    await copyModel(client, model, cases);
    await scatter(client);
    await client.query('VACUUM ANALYZE');
  });
  const office = benchOffice();
  const ctx = { actor: office.actorOf(DESK), traceId: 'bench' };
  const bare = new BareList(superuserUrlOf(database, 'sandbar'), clients);
  const store = await createStore({ url: database.urls.app, poolSize: clients }).initialize();
  const queries = new CaseQueries(store);
  const api = await serveApi(config, database, dataDir, clients);
  const cookie = `Cookie: ${(await signIn(store, office)).get(DESK)!}\r\n`;
  const connections = await Promise.all(Array.from({ length: clients }, () => KeptConnection.open(HOST, api.port)));
  const over = async (client: number): Promise<readonly { id: string }[]> => {
    const { status, body } = await connections[client]!.get(PATH, cookie);
    if (status !== 200) throw new Error(`bench: ${PATH}: ${status} ${body}`);
    return (JSON.parse(body) as { data: { id: string }[] }).data;
  };
  const postmaster = postmasterOf(database.cluster);
  try {
    const ids = (rows: readonly { id: string }[]): string => rows.map(({ id }) => id).join(' ');
    const [sql, http] = [ids(await bare.list()), ids(await over(0))];
    if (sql !== http) throw new Error(`bench: SQL and HTTP list different cases:\n${sql}\n${http}`);
    const rows = [
      { name: 'sql', what: 'the same page by pg: one prepared statement, no row security', once: async () => void (await bare.list()) },
      {
        name: 'store',
        what: 'the statement of the product, as that person, in process',
        once: async () => void (await queries.listCases(ctx, LISTED)),
      },
      { name: 'd', what: `GET ${PATH}, signed in`, once: async (_: number, client: number) => void (await over(client)) },
    ];
    const cpu = () => ({ bench: ownProcessorTime(), api: processorTimeOf(api.pid), postgres: processorTimeOf(postmaster) });
    return await interleave(rows, { clients, rounds, seconds, warm: WARM, cpu, onRound: (round) => print(`  round ${round}/${rounds}`) });
  } finally {
    connections.forEach((connection) => connection.close());
    await api.stop();
    await store.destroy();
    await bare.close();
  }
}
