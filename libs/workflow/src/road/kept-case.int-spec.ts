import { LANES, SYSTEM_ACTOR } from '@sandbar/domain';
import type { Lane } from '@sandbar/domain';
import { TypeOrmUnitOfWork } from '@sandbar/persistence';
import { v7 as uuidv7 } from 'uuid';
import { actorOf } from '../../../../test/faults/road/demo-office.js';
import { DESK, opinionOf, REVIEWERS, SECOND } from '../../../../test/faults/road/play-application.js';
import { ALONE, RoadProcess as Process } from '../../../../test/fixtures/road-process.js';
import { codeOf, RoadRig } from '../../../../test/fixtures/road-rig.js';
import type { Locked, Tx, UnitOfWork } from '../ports/unit-of-work.port.js';
import type { Command } from './command.js';
import { StoreUnavailable } from './faults.js';

describe('a case that the process wrote last', () => {
  let rig: RoadRig;
  beforeAll(async () => (rig = await RoadRig.open(8)), 60_000);
  afterAll(() => rig?.close());
  beforeEach(() => rig.clock.pass(60_000));

  const assign = (caseId: string, lane: Lane, who = REVIEWERS[lane]): Promise<Command> =>
    rig.road.command(DESK, caseId, 'ASSIGN', { lane, assessor: actorOf(who).person });
  /** A case in review, kept by that process. */
  async function keptBy(process: Process): Promise<string> {
    const caseId = await rig.review();
    expect(codeOf(await process.workflow.handle(await assign(caseId, 'consumer')))).toBe('accepted');
    process.take();
    return caseId;
  }
  const lockedBy = (login: string, caseId: string): Promise<Locked | undefined> =>
    new TypeOrmUnitOfWork(rig.road.app).run({ actor: actorOf(login), traceId: 'test' }, (tx) => tx.cases.lockForCommand(caseId, 'x', 'x'));

  it('is written in one message, and kept as the database would give it back', async () => {
    const caseId = await rig.review();
    const process = new Process(rig);
    for (const lane of LANES) {
      const steps: readonly (() => Promise<Command>)[] = [
        () => assign(caseId, lane),
        () => rig.road.command(REVIEWERS[lane], caseId, 'ASSESS', opinionOf(lane)),
        () => rig.road.command(SECOND, caseId, 'APPROVE', { lane, opinion: '同意' }),
      ];
      for (const step of steps) expect(codeOf(await process.workflow.handle(await step()))).toBe('accepted');
    }
    expect(process.take().filter((place) => place === 'begin:before')).toHaveLength(1);
    expect(await rig.findings()).toEqual([]);
  });

  it('or read ahead is written in one message, from what the lock would have read; one that is not there is left out', async () => {
    const [caseId, other, missing] = [await rig.review(), await rig.review(), uuidv7()];
    const places: string[] = [];
    const system = new TypeOrmUnitOfWork(rig.road.engine.dataSource, { failpoint: (place) => void places.push(place) });
    const versions = await system.readAhead([caseId, other, missing]);
    expect([versions.get(caseId), versions.get(other), versions.has(missing)]).toEqual([4, 4, false]);
    const stored = await lockedBy(DESK, caseId);
    const kept = await system.run({ actor: SYSTEM_ACTOR, traceId: 'test' }, (tx) => tx.cases.lockForCommand(caseId, 'x', 'x', 4));
    expect(JSON.parse(JSON.stringify([kept!.row, kept!.openDeadlines]))).toEqual([stored!.row, stored!.openDeadlines]);
    places.length = 0;

    const clock = stored!.openDeadlines.find(({ status, dueAt }) => status === 'running' && dueAt !== null)!;
    rig.clock.pass(Date.parse(clock.dueAt!) - Date.parse(rig.clock.now()));
    const expiry = (id: string, of: string): Command => ({
      key: uuidv7(),
      caseId: of,
      type: clock.expires,
      payload: clock.payload,
      actor: SYSTEM_ACTOR,
      traceId: id,
      source: { kind: 'deadline', id },
      expectedVersion: 4,
    });
    const road = rig.road.over(system);
    expect(codeOf(await road.handle(expiry(clock.id, caseId)))).toBe('accepted');
    expect(places).toEqual(ALONE);

    // A case that moved on after it was read is refused as stale, under its lock, and expires as it is now.
    expect(codeOf(await rig.road.workflow.handle(await assign(other, 'consumer')))).toBe('accepted');
    const same = (await lockedBy(DESK, other))!.openDeadlines.find(({ name }) => name === clock.name)!;
    const late = expiry(same.id, other);
    expect(codeOf(await road.handle(late))).toBe('version.stale');
    const { expectedVersion: _, ...unversioned } = late;
    expect(await road.handle(unversioned)).toMatchObject({ outcome: 'accepted', version: 6 });
    expect(await rig.findings()).toEqual([]);
  });

  it('is kept as the database would give it back', async () => {
    const caseId = await rig.review();
    const unit = new TypeOrmUnitOfWork(rig.road.app);
    expect(codeOf(await rig.road.over(unit).handle(await assign(caseId, 'consumer')))).toBe('accepted');
    let seen = 0;
    const lookedInto: UnitOfWork = {
      run: (ctx, work) =>
        unit.run(ctx, (tx) => {
          const lockForCommand: Tx['cases']['lockForCommand'] = async (...asked) => {
            const kept = await tx.cases.lockForCommand(...asked);
            const stored = await lockedBy(DESK, caseId);
            expect(JSON.parse(JSON.stringify([kept!.row, kept!.openDeadlines]))).toEqual([stored!.row, stored!.openDeadlines]);
            seen += 1;
            return kept;
          };
          return work({ ...tx, cases: { ...tx.cases, lockForCommand } });
        }),
    };
    const road = rig.road.over(lookedInto);
    const steps: readonly (() => Promise<Command>)[] = [
      () => rig.road.command(REVIEWERS.consumer, caseId, 'ASSESS', opinionOf('consumer')),
      () => rig.road.command(SECOND, caseId, 'REJECT', { lane: 'consumer', comment: '再看' }),
      () => assign(caseId, 'risk'),
    ];
    for (const step of steps) expect(codeOf(await road.handle(await step()))).toBe('accepted');
    expect(seen).toBe(steps.length);
  });

  it('that another process has written since is read again, and a stale version refused', async () => {
    const [one, other] = [new Process(rig), new Process(rig)];
    const caseId = await keptBy(one);
    const stale = await assign(caseId, 'risk');
    expect(codeOf(await other.workflow.handle(await assign(caseId, 'legality')))).toBe('accepted');
    expect(codeOf(await one.workflow.handle(stale))).toBe('version.stale');
    expect(one.take()).toEqual(expect.arrayContaining([...ALONE, 'begin:before']));
    expect(codeOf(await one.workflow.handle(await assign(caseId, 'risk')))).toBe('accepted');
    expect(await rig.findings()).toEqual([]);
  });

  it('is read under its lock for a message that names no version', async () => {
    const [one, other] = [new Process(rig), new Process(rig)];
    const caseId = await keptBy(one);
    expect(codeOf(await other.workflow.handle(await assign(caseId, 'legality')))).toBe('accepted');
    const { expectedVersion: _, ...unversioned } = await assign(caseId, 'risk');
    expect(await one.workflow.handle(unversioned)).toMatchObject({ outcome: 'accepted', version: (await rig.typesOf(caseId)).length });
    expect(one.take()).toEqual(expect.arrayContaining(['begin:before', 'commit:after']));
  });

  it('whose holder has changed meanwhile is missing to who held it', async () => {
    const process = new Process(rig);
    const caseId = await keptBy(process);
    const command = await assign(caseId, 'risk');
    const taken = await rig.rows<{ holder: string; level: string }>(
      `DELETE FROM case_access WHERE case_id = $1 AND holder LIKE 'authority:%' RETURNING holder, level`,
      [caseId],
    );
    expect(codeOf(await process.workflow.handle(command))).toBe('case.not_found');
    expect(await rig.typesOf(caseId)).toHaveLength(5);
    for (const { holder, level } of taken) await rig.rows('INSERT INTO case_access VALUES ($1, $2, $3)', [caseId, holder, level]);
    expect(codeOf(await process.workflow.handle(command))).toBe('accepted');
  });

  it('gives the stored answer to the same key, and refuses another body under it', async () => {
    const process = new Process(rig);
    const caseId = await keptBy(process);
    const command = await assign(caseId, 'risk');
    const answer = await process.workflow.handle(command);
    expect(process.take()).toEqual(ALONE);
    expect(await process.workflow.handle(command)).toEqual(answer);
    const other = await assign(caseId, 'legality');
    expect(codeOf(await process.workflow.handle({ ...other, key: command.key }))).toBe('command.key_reused');
    const { expectedVersion: _, ...unversioned } = command;
    expect(await process.workflow.handle(unversioned)).toEqual(answer);
  });

  it('of many commands at once on one version one wins', async () => {
    const process = new Process(rig);
    const caseId = await keptBy(process);
    const commands = await Promise.all(Array.from({ length: 8 }, () => assign(caseId, 'risk')));
    const outcomes = await Promise.all(commands.map((command) => process.workflow.handle(command)));
    expect(outcomes.map(codeOf).sort()).toEqual(['accepted', ...Array.from({ length: 7 }, () => 'version.stale')]);
  });

  it('of two processes that go on by turns and at once loses nothing', async () => {
    const processes = [new Process(rig), new Process(rig)];
    const caseId = await rig.review();
    let accepted = 0;
    for (let round = 0; round < 12; round += 1) {
      const command = await assign(caseId, LANES[round % 3]!, REVIEWERS[LANES[round % 3]!].replace('-1', round % 2 === 0 ? '-1' : '-2'));
      const twins = processes.map((process) => process.workflow.handle({ ...command, key: uuidv7() }));
      accepted += (await Promise.all(twins)).map(codeOf).filter((code) => code === 'accepted').length;
    }
    expect(await rig.typesOf(caseId)).toHaveLength(4 + accepted);
    expect(await rig.findings()).toEqual([]);
  });

  it.each(ALONE)('by a crash at %s is written whole or not at all, and the same key gives one effect', async (place) => {
    const process = new Process(rig);
    const caseId = await keptBy(process);
    const command = await assign(caseId, 'risk');
    const before = await rig.everything();
    process.fail = (at) => (at === place ? Promise.reject(new Error(`crash at ${at}`)) : Promise.resolve());
    await expect(process.workflow.handle(command)).rejects.toThrow(`crash at ${place}`);
    process.fail = undefined;
    const left = await rig.everything();
    expect(left['case_record']! - before['case_record']!).toBe(place === 'alone:after' ? 1 : 0);
    expect(codeOf(await process.workflow.handle(command))).toBe('accepted');
    expect((await rig.everything())['case_record']).toBe(before['case_record']! + 1);
    expect(process.take()).toContain('begin:before');
    expect(await rig.findings()).toEqual([]);
  });

  it('by a lost connection is unavailable for the moment, and the same key gives one effect', async () => {
    const process = new Process(rig);
    const caseId = await keptBy(process);
    const command = await assign(caseId, 'risk');
    process.fail = async (at) => {
      if (at !== 'alone:before') return;
      process.fail = undefined;
      await rig.eye.query(
        `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = 'sandbar_app' AND datname = current_database()`,
      );
    };
    await expect(process.workflow.handle(command)).rejects.toBeInstanceOf(StoreUnavailable);
    let answer: unknown;
    for (let attempt = 0; answer === undefined && attempt < 12; attempt += 1)
      answer = await process.workflow.handle(command).catch((fault: unknown) => {
        if (!(fault instanceof StoreUnavailable)) throw fault;
        return undefined;
      });
    expect(answer).toMatchObject({ outcome: 'accepted' });
    expect(await rig.findings()).toEqual([]);
  });
});
