import type { QueryResult } from 'pg';
import { StoreUnavailable } from '@sandbar/workflow';
import { whoseIs } from '../session/begin-statement.js';
import type { Transactions } from '../session/transactions.js';
import { firmPerson, writeOf } from './case-write.fixture.js';
import { GroupCommit } from './group-commit.js';

const actor = firmPerson();
const whose = whoseIs(actor);
const CASE_PLACE = 3;

/** A server that answers when it is told to. */
class Server {
  readonly messages: { cases: string[]; answer: (written?: number[]) => void; fail: (fault: unknown) => void }[] = [];
  readonly alone = ((_statement: unknown, values: readonly unknown[]) =>
    new Promise((resolve, reject) => {
      const many = values.length / writeValues;
      const cases = Array.from({ length: many }, (_, i) => values[i * writeValues + CASE_PLACE] as string);
      const answer = (written = cases.map(() => 1)) => resolve({ rows: [{ written }] } as unknown as QueryResult);
      this.messages.push({ cases, answer, fail: reject });
    })) as unknown as Transactions['alone'];
}
const writeValues = 39;
const turn = (): Promise<void> => new Promise((resume) => setImmediate(resume));
const named = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

describe('writes that travel together', () => {
  let server: Server;
  let group: GroupCommit;
  const send = (n: number): Promise<boolean> =>
    group.write(writeOf({ actor, caseId: named(n), version: 1, prevHash: 'a'.repeat(64) }), whose);
  beforeEach(() => {
    server = new Server();
    group = new GroupCommit(server);
  });

  it('are sorted by case, eight at most, in two messages at a time; the rest wait', async () => {
    const sent = Promise.all([9, 3, 5, 1, 8, 2, 7, 4, 6, 12, 11, 10, 17, 16, 15, 14, 13, 18].map(send));
    await turn();
    expect(server.messages.map(({ cases }) => cases)).toEqual([
      [1, 2, 3, 4, 5, 7, 8, 9].map(named),
      [6, 10, 11, 12, 14, 15, 16, 17].map(named),
    ]);
    expect(group.figures()).toEqual({
      waiting: 2,
      oldestWaitSeconds: expect.any(Number) as number,
      refused: 0,
      transactions: 2,
      writes: 16,
    });
    expect(group.figures().oldestWaitSeconds).toBeGreaterThan(0);
    server.messages[1]!.answer();
    await turn();
    await turn();
    expect(server.messages[2]!.cases).toEqual([13, 18].map(named));
    server.messages[0]!.answer();
    server.messages[2]!.answer();
    expect(await sent).toEqual(Array.from({ length: 18 }, () => true));
    expect(group.figures()).toEqual({ waiting: 0, oldestWaitSeconds: 0, refused: 0, transactions: 3, writes: 18 });
  });

  it('have each an answer of its own', async () => {
    const sent = Promise.all([2, 1].map(send));
    await turn();
    server.messages[0]!.answer([1, 0]);
    expect(await sent).toEqual([false, true]);
  });

  it('are for the lock of their cases, each, where the server refused them all', async () => {
    const sent = Promise.all([1, 2].map(send));
    await turn();
    server.messages[0]!.fail(Object.assign(new Error('no'), { code: '23514' }));
    expect(await sent).toEqual([false, false]);
    expect(server.messages).toHaveLength(1);
  });

  it('leave their lanes, whatever became of them', async () => {
    const faults = [Object.assign(new Error('no'), { code: '23514' }), new StoreUnavailable(5), new Error('a bug')];
    for (const fault of [...faults, ...faults]) {
      const sent = Promise.allSettled([1].map(send));
      await turn();
      server.messages.at(-1)!.fail(fault);
      await sent;
    }
    const sent = Promise.all(Array.from({ length: 16 }, (_, n) => send(n)));
    await turn();
    const [one, other] = server.messages.slice(-2);
    expect([one!.cases.length, other!.cases.length]).toEqual([8, 8]);
    one!.answer();
    other!.answer();
    expect(await sent).toEqual(Array.from({ length: 16 }, () => true));
  });

  it('wait no longer for a lane than they are told, and have sent nothing then', async () => {
    group = new GroupCommit(server, 20);
    const sent = Promise.allSettled(Array.from({ length: 17 }, (_, n) => send(n)));
    await turn();
    const late = group.write(writeOf({ actor, caseId: named(99), version: 1, prevHash: 'a'.repeat(64) }), whose);
    await expect(late).rejects.toBeInstanceOf(StoreUnavailable);
    expect(group.figures()).toEqual({ waiting: 0, oldestWaitSeconds: 0, refused: 2, transactions: 2, writes: 16 });
    for (const message of server.messages) message.answer();
    expect((await sent).map(({ status }) => status)).toEqual([...Array.from({ length: 16 }, () => 'fulfilled'), 'rejected']);
    expect(server.messages).toHaveLength(2);
  });

  it('are not sent again by themselves where nobody knows what became of them', async () => {
    const sent = Promise.allSettled([1, 2].map(send));
    await turn();
    const lost = new StoreUnavailable(5, Object.assign(new Error('gone'), { code: 'ECONNRESET' }));
    server.messages[0]!.fail(lost);
    expect(await sent).toEqual([
      { status: 'rejected', reason: lost },
      { status: 'rejected', reason: lost },
    ]);
    expect(server.messages).toHaveLength(1);
  });
});
