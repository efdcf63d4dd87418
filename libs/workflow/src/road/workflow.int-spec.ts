import { problemOf } from '@sandbar/contracts';
import { isRefusal, LANES, SYSTEM_ACTOR } from '@sandbar/domain';
import { referenceRules } from '@sandbar/testing';
import { v7 as uuidv7 } from 'uuid';
import { actorOf } from '../../../../test/faults/road/demo-office.js';
import { DESK, REVIEWERS } from '../../../../test/faults/road/play-application.js';
import { codeOf, FIRM, RoadRig, SIGNATORY } from '../../../../test/fixtures/road-rig.js';
import type { Command } from './command.js';
import { ticked } from '../../../../seeds/demo/telling/checklists.js';

const AT_ONCE = 16;

describe('the one road on a real database', () => {
  let rig: RoadRig;
  beforeAll(async () => (rig = await RoadRig.open(AT_ONCE)), 60_000);
  afterAll(() => rig?.close());
  beforeEach(() => rig.clock.pass(60_000));

  describe('two at once', () => {
    it('of two commands on one version one wins, and the other hears that the version is stale', async () => {
      const caseId = await rig.review();
      for (const lane of LANES) {
        const assign = (assessor: string): Promise<Command> =>
          rig.road.command(DESK, caseId, 'ASSIGN', { lane, assessor: actorOf(assessor).person });
        const commands = [await assign(REVIEWERS[lane]), await assign(REVIEWERS[lane].replace('-1', '-2'))];
        const before = (await rig.typesOf(caseId)).length;
        const outcomes = await Promise.all(commands.map((command) => rig.road.workflow.handle(command)));
        expect(outcomes.map(codeOf).sort()).toEqual(['accepted', 'version.stale']);
        expect(await rig.typesOf(caseId)).toHaveLength(before + 1);
      }
      expect(problemOf('version.stale').status).toBe(412);
    });

    it(`of ${AT_ONCE} commands on one version one wins`, async () => {
      const caseId = await rig.draft();
      const commands = await Promise.all(Array.from({ length: AT_ONCE }, () => rig.road.command(FIRM, caseId, 'DISCARD')));
      const outcomes = await Promise.all(commands.map((command) => rig.road.workflow.handle(command)));
      expect(outcomes.map(codeOf).sort()).toEqual(['accepted', ...Array.from({ length: AT_ONCE - 1 }, () => 'version.stale')]);
      expect(await rig.typesOf(caseId)).toEqual(['CREATE', 'DISCARD']);
    });

    it.each([2, AT_ONCE])('%i identical requests have one effect, and all get the same answer', async (many) => {
      const caseId = await rig.draft();
      const command = await rig.road.command(FIRM, caseId, 'DISCARD');
      const outcomes = await Promise.all(Array.from({ length: many }, () => rig.road.workflow.handle(command)));
      expect(outcomes[0]).toMatchObject({ outcome: 'accepted', version: 2, type: 'DISCARD' });
      for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
      expect(await rig.typesOf(caseId)).toHaveLength(2);
      expect(await rig.road.workflow.handle(command)).toEqual(outcomes[0]);
    });

    it.each([2, AT_ONCE])('%i identical creations make one case, and all get its id', async (many) => {
      const before = await rig.everything();
      const key = `creation-${many}`;
      const outcomes = await Promise.all(Array.from({ length: many }, () => rig.road.workflow.handle(rig.creation(key))));
      for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
      expect(outcomes[0]).toMatchObject({ outcome: 'accepted', version: 1 });
      const after = await rig.everything();
      for (const table of ['case_file', 'case_record', 'creation_index', 'command'])
        expect([table, after[table]]).toEqual([table, before[table]! + 1]);
    });

    it('two creations of one id under two keys make one case', async () => {
      const [one, other] = [rig.creation(uuidv7()), rig.creation(uuidv7())];
      const commands = [one, { ...other, caseId: one.caseId }];
      const outcomes = await Promise.all(commands.map((command) => rig.road.workflow.handle(command)));
      expect(outcomes.map(codeOf).sort()).toEqual(['accepted', 'version.stale']);
      expect(await rig.findings()).toEqual([]);
    });

    it('the same key with another body is refused, afterwards and at the same moment', async () => {
      const caseId = await rig.draft();
      const command = await rig.road.command(FIRM, caseId, 'DISCARD');
      expect(codeOf(await rig.road.workflow.handle(command))).toBe('accepted');
      const other = { ...command, type: 'WITHDRAW', payload: { reason: '演示' } };
      expect(await rig.road.workflow.handle(other)).toMatchObject({ code: 'command.key_reused' });
      const bodies = [rig.creation('reused', '甲'), rig.creation('reused', '乙')];
      const outcomes = await Promise.all(bodies.map((body) => rig.road.workflow.handle(body)));
      expect(outcomes.map(codeOf).sort()).toEqual(['accepted', 'command.key_reused']);
      expect(problemOf('command.key_reused').status).toBe(422);
    });

    it('a due clock that is looked at from eight sides expires once', async () => {
      const caseId = await rig.draft();
      const [deadline] = await rig.rows<{ id: string; due_at: Date }>('SELECT id, due_at FROM deadline WHERE case_id = $1', [caseId]);
      const now = rig.clock.now();
      const { deadlines } = rig.road.engine;
      rig.clock.set(deadline!.due_at.toISOString());
      try {
        await Promise.all(Array.from({ length: 8 }, () => deadlines.sweep()));
        expect(await rig.typesOf(caseId)).toEqual(['CREATE', 'DRAFT_EXPIRED']);
        const status = await rig.rows('SELECT status, next_wake_at FROM deadline WHERE id = $1', [deadline!.id]);
        expect(status).toEqual([{ status: 'expired', next_wake_at: null }]);
        expect(await deadlines.sweep()).toBe(0);
      } finally {
        rig.clock.set(now);
      }
    });

    it('a storm of commands on few cases leaves every record whole', async () => {
      const cases = await Promise.all(Array.from({ length: 4 }, () => rig.review()));
      const accepted = await Promise.all(
        Array.from({ length: 8 }, async (_, client) => {
          let won = 0;
          for (let n = 0; n < 12; n += 1) {
            const lane = LANES[n % LANES.length]!;
            const payload = { lane, assessor: actorOf(REVIEWERS[lane]).person };
            if (!isRefusal(await rig.road.attempt(DESK, cases[(client + n) % cases.length]!, 'ASSIGN', payload))) won += 1;
          }
          return won;
        }),
      );
      const sql = `SELECT seq FROM case_record WHERE case_id = ANY ($1) AND type = 'ASSIGN'`;
      expect(await rig.rows(sql, [cases])).toHaveLength(accepted.reduce((a, b) => a + b));
      expect(await rig.findings()).toEqual([]);
    });
  });

  describe('what leaves nothing behind', () => {
    it('a message to a case that has moved on is recorded as ignored, once, and the case stays as it was', async () => {
      const caseId = await rig.draft();
      const found = async (): Promise<unknown> => [
        await rig.rows('SELECT * FROM case_file WHERE id = $1', [caseId]),
        await rig.typesOf(caseId),
      ];
      const before = await found();
      const message: Command = {
        key: uuidv7(),
        caseId,
        type: 'SETTLED',
        payload: { area: ['31'], conditions: [], round: 1 },
        actor: SYSTEM_ACTOR,
        traceId: 'test',
        source: { kind: 'message', from: uuidv7() },
      };
      const { workflow } = rig.road.engine;
      const [one, other] = await Promise.all([workflow.handle(message), workflow.handle(message)]);
      expect(one).toMatchObject({ outcome: 'ignored', reason: 'event.not_allowed', version: 1 });
      expect(other).toEqual(one);
      expect(await found()).toEqual(before);
      expect(await rig.rows('SELECT outcome FROM command WHERE key = $1', [message.key])).toEqual([{ outcome: 'ignored' }]);
    });

    it('a refused command leaves no row', async () => {
      const caseId = await rig.draft();
      const before = await rig.everything();
      expect(await rig.road.attempt(SIGNATORY, caseId, 'SEAL', { workingCopyRevision: 1 })).toMatchObject({ code: 'working_copy.missing' });
      expect(await rig.road.attempt('bank-32.applicant', caseId, 'DISCARD')).toMatchObject({ code: 'case.not_found' });
      expect(await rig.road.attempt(FIRM, caseId, 'NO_SUCH_EVENT')).toMatchObject({ code: 'event.unknown' });
      const stale = { ...(await rig.road.command(FIRM, caseId, 'DISCARD')), expectedVersion: 7 };
      expect(await rig.road.workflow.handle(stale)).toMatchObject({ code: 'version.stale' });
      expect(await rig.everything()).toEqual(before);
    });

    it('a refused acceptance takes no case number', async () => {
      const { road } = rig;
      const sealing = await rig.sealing();
      const { caseId } = sealing;
      await road.workflow.handle(sealing);
      const [frozen] = await rig.rows<{ hash: string }>('SELECT hash FROM sealed_declaration WHERE case_id = $1', [caseId]);
      await road.send(SIGNATORY, caseId, 'ATTEST', { declarationHash: frozen!.hash });
      const point = { pointer: '/basics/name', reason: 'incomplete', text: '演示' };
      await road.send(DESK, caseId, 'CORRECT', { points: [point] });
      const before = await rig.everything();
      // Whoever accepts may do so, and the number is drawn before the machine says that the stage is another.
      const attempt = await road.attempt(DESK, caseId, 'ACCEPT', { checklist: ticked('intake'), laneAuthorities: {} });
      expect(attempt).toMatchObject({ code: 'event.not_allowed' });
      expect(await rig.everything()).toEqual(before);
    });

    it('a rule without a value refuses what needs it, by name', async () => {
      const before = await rig.everything();
      const none = Promise.resolve({ find: () => undefined, list: () => [], calendars: referenceRules.calendars });
      const bare = rig.road.another({ rules: { current: () => none, renewed: () => none } });
      expect(await bare.handle(rig.creation(uuidv7()))).toMatchObject({
        code: 'rule.no_value',
        params: { rule: expect.any(String) as string },
      });
      expect(await rig.everything()).toEqual(before);
    });
  });
});
