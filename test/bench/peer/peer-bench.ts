import type { Config } from '@sandbar/config';
import { createStore, PostgresRuleTable, TypeOrmUnitOfWork } from '@sandbar/persistence';
import { asSuperuser, prepareModel, superuserUrlOf, withDatabase } from '../bench-database.js';
import type { BenchDatabase } from '../bench-database.js';
import { copyModel } from '../fixture.js';
import { interleave, ratio } from '../measure.js';
import type { Measured } from '../measure.js';
import { benchOffice } from '../office.js';
import { ownProcessorTime, postmasterOf, processorTimeOf } from '../processor-time.js';
import { lineOfRatio, lineOfRow, machine } from '../report.js';
import { roadRow } from '../road-row.js';
import type { WorkItem } from '../workload.js';
import { Reviews } from '../workload.js';
import { DbosPeer } from './dbos-peer.js';

export interface PeerPlan {
  readonly cases: number;
  readonly clients: number;
  readonly rounds: number;
  readonly seconds: number;
}
/** As many as the yardstick of durable engines has. */
const EVENTS = 8;
const DATABASE = 'dbos_peer';
const WARM = { operations: 1_000, seconds: 20 } as const;

/** Row (f): a case's eight events through handle() and through DBOS, in one process, on one cluster, interleaved. */
export async function benchPeer(config: Config, plan: PeerPlan, print: (line: string) => void): Promise<void> {
  print(
    `peer: ${EVENTS} events a case, ${plan.clients} clients, ${plan.rounds} rounds of ${plan.seconds} s, rows interleaved; one process, embedded Postgres, fsync on; ` +
      'DBOS keeps its steps and nothing of the case',
  );
  const measured = await withDatabase(config, (opened) => measure(opened, plan, print));
  for (const one of measured)
    print(`${lineOfRow(one)}: ${one.median.perSecond.toFixed(0)} cases/s, ${(one.median.perSecond * EVENTS).toFixed(0)} events/s`);
  const [road, ...peers] = measured as [Measured, Measured, Measured];
  for (const peer of peers) print(lineOfRatio(ratio(road, peer), undefined));
  print(machine());
}

async function measure({ database }: BenchDatabase, plan: PeerPlan, print: (line: string) => void): Promise<Measured[]> {
  const { cases, clients, rounds, seconds } = plan;
  const model = await prepareModel(database);
  await asSuperuser(database, async (client) => {
    await copyModel(client, model, cases);
    await client.query('VACUUM ANALYZE');
    await client.query(`CREATE DATABASE ${DATABASE}`);
  });
  const office = benchOffice();
  const reviews = new Reviews(office, model.length, cases);
  const store = await createStore({ url: database.urls.app, poolSize: clients }).initialize();
  const peer = await DbosPeer.launch(superuserUrlOf(database, DATABASE), clients);
  const postmaster = postmasterOf(database.cluster);
  /** What each client's case has still to go through. */
  const left = new Map<number, WorkItem[]>();
  try {
    const send = roadRow(new TypeOrmUnitOfWork(store), new PostgresRuleTable(store), office, (client) => left.get(client)!.shift()!);
    let sent = 0;
    const events = reviews
      .take()
      .slice(0, EVENTS)
      .map(({ type, payload, login }) => ({ type, payload, login }));
    const rows = [
      {
        name: 'b',
        what: 'handle(): each event decided, recorded with its hash, with clocks and outbox',
        once: async (_: number, client: number) => {
          left.set(client, reviews.take().slice(0, EVENTS));
          for (let event = 0; event < EVENTS; event += 1) await send((sent += 1), client);
        },
      },
      { name: 'f', what: 'DBOS: an event a workflow of one step, as it comes from outside', once: () => peer.playEvents(events) },
      { name: 'f case', what: 'DBOS: a case one workflow of eight steps, nothing comes from outside', once: () => peer.playCase(events) },
    ];
    const cpu = () => ({ bench: ownProcessorTime(), postgres: processorTimeOf(postmaster) });
    return await interleave(rows, { clients, rounds, seconds, warm: WARM, cpu, onRound: (round) => print(`  round ${round}/${rounds}`) });
  } finally {
    await peer.close();
    await store.destroy();
  }
}
