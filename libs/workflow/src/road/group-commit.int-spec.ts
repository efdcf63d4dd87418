import type { Refusal } from '@sandbar/domain';
import { actorOf } from '../../../../test/faults/road/demo-office.js';
import { DESK, REVIEWERS } from '../../../../test/faults/road/play-application.js';
import { RoadProcess } from '../../../../test/fixtures/road-process.js';
import { codeOf, RoadRig } from '../../../../test/fixtures/road-rig.js';
import type { Answer, Command } from './command.js';
import { StoreUnavailable } from './faults.js';

const MANY = 12;

describe('commands on cases that the process wrote last, all at once', () => {
  let rig: RoadRig;
  let process: RoadProcess;
  let cases: readonly string[];
  beforeAll(async () => {
    rig = await RoadRig.open(8);
    const found: string[] = [];
    for (let n = 0; n < MANY; n += 1) found.push(await rig.review());
    cases = found;
  }, 60_000);
  afterAll(() => rig?.close());
  beforeEach(async () => {
    rig.clock.pass(60_000);
    process = new RoadProcess(rig);
    for (const caseId of cases) expect(codeOf(await process.workflow.handle(await assign(caseId)))).toBe('accepted');
    process.take();
  });
  afterEach(async () => expect(await rig.findings()).toEqual([]));

  /** The lane of risk, to one of two colleagues by turns. */
  const assign = async (caseId: string): Promise<Command> => {
    const types = await rig.typesOf(caseId);
    const assessor = actorOf(REVIEWERS.risk.replace('-1', `-${(types.length % 2) + 1}`)).person;
    const payload = { lane: 'risk', assessor };
    if (!types.includes('ASSIGN')) return rig.road.command(DESK, caseId, 'ASSIGN', payload);
    return rig.road.command(DESK, caseId, 'REASSIGN', { ...payload, reason: '休假' });
  };
  const commandsOn = (some: readonly string[]): Promise<Command[]> => Promise.all(some.map((caseId) => assign(caseId)));
  const sendAll = (commands: readonly Command[]): Promise<(Answer | Refusal)[]> =>
    Promise.all(commands.map((command) => process.workflow.handle(command)));
  const messages = (): number => process.take().filter((place) => place === 'alone:before').length;
  const versionsOf = async (some: readonly string[]): Promise<number[]> =>
    Promise.all(some.map(async (id) => (await rig.typesOf(id)).length));

  it('travel in a few messages, and each has its answer', async () => {
    const commands = await commandsOn(cases);
    const before = await versionsOf(cases);
    expect((await sendAll(commands)).map(codeOf)).toEqual(cases.map(() => 'accepted'));
    expect(messages()).toBeLessThan(MANY / 3);
    expect(await versionsOf(cases)).toEqual(before.map((version) => version + 1));
    expect(process.take()).not.toContain('begin:before');
  });

  it('of which one comes too late, keep the others going', async () => {
    const commands = await commandsOn(cases);
    expect(codeOf(await new RoadProcess(rig).workflow.handle(await assign(cases[3]!)))).toBe('accepted');
    expect((await sendAll(commands)).map(codeOf)).toEqual(cases.map((_, n) => (n === 3 ? 'version.stale' : 'accepted')));
  });

  it('of which one is refused by the database, are written without it', async () => {
    const commands = await commandsOn(cases);
    const used = { ...(await assign(cases[0]!)), expectedVersion: commands[0]!.expectedVersion! };
    expect(codeOf(await new RoadProcess(rig).workflow.handle(used))).toBe('accepted');
    // The key has an answer already, of another case: the database refuses the whole message.
    const reused = commands.slice(1).map((command, n) => (n === 2 ? { ...command, key: used.key } : command));
    expect((await sendAll(reused)).map(codeOf)).toEqual(reused.map((_, n) => (n === 2 ? 'command.key_reused' : 'accepted')));
  });

  it('of which one is no longer held by its sender, show that one nothing', async () => {
    const commands = await commandsOn(cases);
    const lost = cases[5]!;
    const taken = await rig.rows<{ holder: string; level: string }>(
      `DELETE FROM case_access WHERE case_id = $1 AND holder LIKE 'authority:%' RETURNING holder, level`,
      [lost],
    );
    try {
      expect((await sendAll(commands)).map(codeOf)).toEqual(cases.map((caseId) => (caseId === lost ? 'case.not_found' : 'accepted')));
    } finally {
      for (const { holder, level } of taken) await rig.rows('INSERT INTO case_access VALUES ($1, $2, $3)', [lost, holder, level]);
    }
  });

  it('of which one is locked elsewhere, leave it to wait alone', async () => {
    const commands = await commandsOn(cases);
    const held = cases[4]!;
    await rig.eye.query('BEGIN');
    await rig.eye.query('SELECT 1 FROM case_file WHERE id = $1 FOR UPDATE', [held]);
    let waits = true;
    const alone = process.workflow.handle(commands[4]!).finally(() => (waits = false));
    const others = await sendAll(commands.filter((_, n) => n !== 4));
    const waited = waits;
    await rig.eye.query('COMMIT');
    expect(others.map(codeOf)).toEqual(others.map(() => 'accepted'));
    expect([waited, codeOf(await alone)]).toEqual([true, 'accepted']);
  });

  it('whose connection is lost are unavailable for the moment, and the same keys give one effect each', async () => {
    const commands = await commandsOn(cases);
    const before = await versionsOf(cases);
    process.fail = async (place) => {
      if (place !== 'alone:before') return;
      process.fail = undefined;
      await rig.eye.query(
        `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = 'sandbar_app' AND datname = current_database()`,
      );
    };
    const first = await Promise.allSettled(commands.map((command) => process.workflow.handle(command)));
    for (const outcome of first) if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(StoreUnavailable);
    expect(first.some(({ status }) => status === 'rejected')).toBe(true);
    for (const command of commands) {
      let answer: Answer | Refusal | undefined;
      for (let attempt = 0; answer === undefined && attempt < 12; attempt += 1)
        answer = await process.workflow.handle(command).catch((fault: unknown) => {
          if (!(fault instanceof StoreUnavailable)) throw fault;
          return undefined;
        });
      expect(answer).toMatchObject({ outcome: 'accepted' });
    }
    expect(await versionsOf(cases)).toEqual(before.map((version) => version + 1));
  });

  it('of two processes wait for no one and lose nothing', async () => {
    const other = new RoadProcess(rig);
    for (const caseId of cases) await other.workflow.handle(await assign(caseId));
    const commands = await commandsOn(cases);
    const before = await versionsOf(cases);
    const outcomes = await Promise.all([
      sendAll(commands),
      Promise.all([...commands].reverse().map((command) => other.workflow.handle({ ...command, key: `${command.key}-twin` }))),
    ]);
    expect(outcomes.flat().map(codeOf).sort()).toEqual([...cases.map(() => 'accepted'), ...cases.map(() => 'version.stale')]);
    expect(await versionsOf(cases)).toEqual(before.map((version) => version + 1));
  });
});
