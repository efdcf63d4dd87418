import { DBOS } from '@dbos-inc/dbos-sdk';
import { randomUUID } from 'node:crypto';

/** An event as its sender puts it: what a durable step is given and gives back. */
export type Event = Readonly<Record<string, unknown>>;

/** One event: a durable step whose answer is what was sent. */
const step = (event: Event): Promise<Event> => DBOS.runStep(() => Promise.resolve(event), { name: String(event['type']) });

/** DBOS Transact in this process, its system database in a database of its own. */
export class DbosPeer {
  /** A case as one workflow, each event a step: nobody sends anything from outside, the workflow goes through them. */
  private readonly wholeCase = DBOS.registerWorkflow(
    async (events: readonly Event[]): Promise<number> => {
      for (const event of events) await step(event);
      return events.length;
    },
    { name: 'bench_case' },
  );
  /** An event as a workflow of one step: it comes from outside, and its sender has an answer that is durable. */
  private readonly oneEvent = DBOS.registerWorkflow((event: Event): Promise<Event> => step(event), { name: 'bench_event' });

  /** @param url of a database that is there, as a role that may make tables in it @param clients connections */
  static async launch(url: string, clients: number): Promise<DbosPeer> {
    DBOS.setConfig({ name: 'sandbar-bench', systemDatabaseUrl: url, systemDatabasePoolSize: clients, logLevel: 'error' });
    const peer = new DbosPeer();
    await DBOS.launch();
    return peer;
  }

  async playCase(events: readonly Event[]): Promise<void> {
    await (await DBOS.startWorkflow(this.wholeCase, { workflowID: randomUUID() })(events)).getResult();
  }

  async playEvents(events: readonly Event[]): Promise<void> {
    for (const event of events) await (await DBOS.startWorkflow(this.oneEvent, { workflowID: randomUUID() })(event)).getResult();
  }

  close(): Promise<void> {
    return DBOS.shutdown();
  }
}
