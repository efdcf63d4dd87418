import { SYSTEM_ACTOR } from '@sandbar/domain';
import { v7 as uuidv7 } from 'uuid';
import { CommitCutter } from '../../../../test/faults/postgres/commit-cutter.js';
import type { CutWhen } from '../../../../test/faults/postgres/commit-cutter.js';
import { DatabaseRoad } from '../../../../test/faults/road/database-road.js';
import { actorOf } from '../../../../test/faults/road/demo-office.js';
import { DESK, REVIEWERS } from '../../../../test/faults/road/play-application.js';
import { codeOf, RoadRig } from '../../../../test/fixtures/road-rig.js';
import type { Answer, Command } from './command.js';
import { StoreUnavailable } from './faults.js';
import type { Workflow } from './workflow.js';

const POOL = 4;

describe('a command whose commit was sent and never answered', () => {
  let rig: RoadRig;
  let cutter: CommitCutter;
  let road: DatabaseRoad;
  beforeAll(async () => {
    rig = await RoadRig.open(POOL);
    const { appUrl, systemUrl } = rig.database;
    cutter = await CommitCutter.open(Number(new URL(appUrl).port), /^case_write(_\d+)?$/);
    const urls = { appUrl: cutter.over(appUrl), systemUrl: cutter.over(systemUrl) };
    road = await DatabaseRoad.open({ ...urls, clock: rig.clock, dataDir: rig.dataDir, poolSize: POOL });
  }, 60_000);
  afterAll(async () => {
    await road?.close();
    await cutter?.close();
    await rig?.close();
  });
  beforeEach(() => rig.clock.pass(60_000));

  const assign = (caseId: string, lane: 'consumer' | 'risk'): Promise<Command> =>
    rig.road.command(DESK, caseId, 'ASSIGN', { lane, assessor: actorOf(REVIEWERS[lane]).person });
  /** Each way in which handle() writes, and the message that commits it. */
  const WAYS: readonly (readonly [string, string, () => Promise<{ command: Command; by: Pick<Workflow, 'handle'> }>])[] = [
    [
      'a case from memory, in one message',
      'case_write_1',
      async () => {
        const caseId = await rig.review();
        const before = await assign(caseId, 'consumer');
        await untilAvailable(() => road.workflow.handle(before));
        return { command: await assign(caseId, 'risk'), by: road.workflow };
      },
    ],
    [
      'a case under its lock, with COMMIT behind the write',
      'COMMIT with its write',
      async () => ({ command: await assign(await rig.review(), 'consumer'), by: road.workflow }),
    ],
    ['a creation', 'COMMIT', () => Promise.resolve({ command: rig.creation(uuidv7()), by: road.workflow })],
    ['a sealing, with its declaration', 'COMMIT', async () => ({ command: await rig.sealing(), by: road.workflow })],
    [
      'a message between cases, by the system role',
      'COMMIT with its write',
      async () => {
        const caseId = await rig.draft();
        const source = { kind: 'message', from: caseId } as const;
        const command = { key: uuidv7(), caseId, type: 'DRAFT_EXPIRED', payload: {}, actor: SYSTEM_ACTOR, traceId: 'test', source };
        return { command, by: road.engine.workflow };
      },
    ],
  ];
  const TIMES: readonly CutWhen[] = ['committed', 'sent'];
  const CUTS = WAYS.flatMap(([what, message, make]) => TIMES.map((when) => [what, when, message, make] as const));

  it.each(CUTS)('%s, cut when it was %s: sent again under its key it has one effect and one answer', async (_what, when, message, make) => {
    const { command, by } = await make();
    const before = await rig.everything();
    cutter.met.length = 0;
    cutter.arm(when);
    await expect(by.handle(command)).rejects.toBeInstanceOf(StoreUnavailable);
    expect(cutter.met).toEqual([message]);
    const stored = await storedAnswer(command);
    if (when === 'committed') expect(stored).toMatchObject({ outcome: 'accepted' });

    const answer = await untilAvailable(() => by.handle(command));
    expect(codeOf(answer)).toBe('accepted');
    expect(await storedAnswer(command)).toEqual(answer);
    if (stored !== undefined) expect(answer).toEqual(stored);
    expect(await by.handle(command)).toEqual(answer);
    const after = await rig.everything();
    expect([after['case_record'], after['command']]).toEqual([before['case_record']! + 1, before['command']! + 1]);
    expect(await rig.findings()).toEqual([]);
  });

  it('two cases from memory whose writes went in one message: each has one effect and one answer', async () => {
    const commands: Command[] = [];
    for (let n = 0; n < 2; n += 1) {
      const caseId = await rig.review();
      const before = await assign(caseId, 'consumer');
      expect(codeOf(await untilAvailable(() => road.workflow.handle(before)))).toBe('accepted');
      commands.push(await assign(caseId, 'risk'));
    }
    const before = await rig.everything();
    cutter.met.length = 0;
    cutter.arm('committed');
    const outcomes = await Promise.all(commands.map((command) => road.workflow.handle(command).catch((fault: unknown) => fault)));
    expect(cutter.met).toEqual(['case_write_2']);
    expect(outcomes).toEqual([expect.any(StoreUnavailable), expect.any(StoreUnavailable)]);
    for (const command of commands) {
      const stored = await storedAnswer(command);
      expect(stored).toMatchObject({ outcome: 'accepted' });
      expect(await untilAvailable(() => road.workflow.handle(command))).toEqual(stored);
    }
    expect((await rig.everything())['case_record']).toBe(before['case_record']! + 2);
    expect(await rig.findings()).toEqual([]);
  });

  async function storedAnswer({ actor, key }: Command): Promise<Answer | undefined> {
    const rows = await rig.rows<{ answer: Answer }>('SELECT answer FROM command WHERE person = $1 AND key = $2', [actor.person, key]);
    return rows[0]?.answer;
  }
  /** As a client that is told to come back. */
  async function untilAvailable<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (fault) {
        if (!(fault instanceof StoreUnavailable) || attempt > POOL + 1) throw fault;
      }
    }
  }
});
