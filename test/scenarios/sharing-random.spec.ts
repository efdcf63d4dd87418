import fc from 'fast-check';
import { areaOf, decide, isRefusal, SYSTEM_ACTOR } from '@sandbar/domain';
import type { PackageContext, Province } from '@sandbar/domain';
import { ANSWERS, AUTHOR, coordinatorOf, DISCLOSED, HEAD, releaserOf, RELEASED, REVIEWER } from './sharing-people.js';
import type { Said } from './sharing-people.js';
import { SharingWorld } from './sharing-world.js';

const RECIPIENTS: readonly Province[] = ['32', '33', '34'];
type Step = (world: SharingWorld) => void;
const quietly =
  (id: string, type: string, payload: object, actor: typeof AUTHOR): Step =>
  (world) => {
    if (!world.cases.has(id)) return;
    const { snapshot } = world.file(id);
    const outcome = world.try(id, type, payload, actor);
    if (isRefusal(outcome)) expect(world.file(id).snapshot).toBe(snapshot);
  };

const province = fc.constantFrom(...RECIPIENTS);
const said = fc.constantFrom<Said>(
  'recognised',
  'recognised',
  'recognisedWithConditions',
  'notRecognised',
  'objected',
  'objected',
  'abstained',
);
/** What people of the lead do. */
const lead = fc.oneof(
  fc.constant(quietly('package', 'SUBMIT_PACKAGE', DISCLOSED, AUTHOR)),
  fc.constantFrom(AUTHOR, REVIEWER).map((actor) => quietly('package', 'RELEASE', RELEASED, actor)),
  fc.constant(quietly('package', 'SEND_BACK', { comment: '请补充' }, REVIEWER)),
  fc.constant(quietly('package', 'REQUEST_REVISION', { reason: '修改' }, AUTHOR)),
  fc
    .boolean()
    .map((material) => quietly('package', 'REVISION_SUBMITTED', { declarationHash: 'c'.repeat(64), revision: 2, material }, SYSTEM_ACTOR)),
  fc.constant(quietly('package', 'ESCALATE', { reason: '升级' }, HEAD)),
  province.map((one) => quietly('package', 'LEAVE_PROVINCE_OUT', { province: one, reason: '不含' }, HEAD)),
  fc.constant(quietly('package', 'REFER', { superior: 'superior', reason: '报请' }, HEAD)),
  fc
    .tuple(province, fc.constantFrom('recognised', 'notRecognised'))
    .map(([one, answer]) => quietly('package', 'SUPERIOR_ANSWERED', { province: one, answer, document: '文', reason: '答' }, HEAD)),
  fc.constant(quietly('package', 'DECIDE_OWN_TERRITORY', { reason: '本地' }, HEAD)),
);
/** What ends a package: rare, or nothing else would be seen. */
const ending = fc.oneof(
  fc.constant(quietly('package', 'CLOSE', {}, AUTHOR)),
  fc.constant(quietly('package', 'WITHDRAW_PACKAGE', { reason: '撤回' }, HEAD)),
  fc.constant(quietly('package', 'RECALL_PACKAGE', { reason: '更正' }, HEAD)),
  fc.constant(quietly('package', 'APPLICATION_ENDED', { reason: '终结' }, SYSTEM_ACTOR)),
  fc.constant(quietly('package', 'SUPERSEDE', { reason: '取代' }, SYSTEM_ACTOR)),
);
const recipient = fc.oneof(
  province.map((one) => quietly(`leg-${one}`, 'OPEN', {}, coordinatorOf(one))),
  province.map((one) => quietly(`leg-${one}`, 'ACKNOWLEDGE', { expectedOn: '2027-01-01' }, coordinatorOf(one))),
  fc.tuple(province, said).map(([one, answer]) => quietly(`leg-${one}`, 'PREPARE_ANSWER', ANSWERS[answer], coordinatorOf(one))),
  fc
    .tuple(province, fc.boolean())
    .map(([one, same]) => quietly(`leg-${one}`, 'RELEASE_ANSWER', {}, same ? coordinatorOf(one) : releaserOf(one))),
  province.map((one) => quietly(`leg-${one}`, 'RETURN_ANSWER', { comment: '再议' }, releaserOf(one))),
  province.map((one) => quietly(`leg-${one}`, 'WITHDRAW_OBJECTION', { reason: '消除' }, releaserOf(one))),
  province.map((one) => quietly(`leg-${one}`, 'REQUEST_FURTHER_INFORMATION', { questions: ['?'] }, coordinatorOf(one))),
  province.map((one) => quietly(`leg-${one}`, 'INFORMATION_SUPPLIED', { answers: ['!'] }, AUTHOR)),
  province.map((one) => quietly(`leg-${one}`, 'OUTAGE', { reason: '中断' }, SYSTEM_ACTOR)),
  province.map((one) => quietly(`leg-${one}`, 'OUTAGE_OVER', {}, SYSTEM_ACTOR)),
  province.map(
    (one): Step =>
      (world) =>
        quietly(`leg-${one}`, 'RECORD_LETTER_SERVICE', { letter: '函', servedAt: world.now }, AUTHOR)(world),
  ),
);
/** Several steps in a row, so that walks get far. */
const inTurn =
  (...steps: Step[]): Step =>
  (world) =>
    steps.forEach((step) => step(world));
const wholeAnswer = fc
  .tuple(province, said)
  .map(([one, answer]) =>
    inTurn(
      quietly(`leg-${one}`, 'OPEN', {}, coordinatorOf(one)),
      quietly(`leg-${one}`, 'ACKNOWLEDGE', { expectedOn: '2027-01-01' }, coordinatorOf(one)),
      quietly(`leg-${one}`, 'PREPARE_ANSWER', ANSWERS[answer], coordinatorOf(one)),
      quietly(`leg-${one}`, 'RELEASE_ANSWER', {}, releaserOf(one)),
    ),
  );
const wholeRevision = fc.constant(
  inTurn(
    quietly('package', 'REQUEST_REVISION', { reason: '修改' }, AUTHOR),
    quietly('package', 'REVISION_SUBMITTED', { declarationHash: 'd'.repeat(64), revision: 2, material: true }, SYSTEM_ACTOR),
    quietly('package', 'SUBMIT_PACKAGE', DISCLOSED, AUTHOR),
    quietly('package', 'RELEASE', RELEASED, REVIEWER),
  ),
);
/** Some running clock of some case runs out: that is never refused. */
const expiry = fc.nat().map((n): Step => (world) => {
  const running = [...world.cases.values()].flatMap(({ id, decision }) =>
    decision.clocks.filter(({ state }) => state === 'running').map((clock) => ({ id, clock })),
  );
  const picked = running[n % Math.max(1, running.length)];
  if (picked === undefined || (picked.clock.name === 'package.validity' && n % 7 !== 0)) return;
  const outcome = world.try(picked.id, picked.clock.expires, picked.clock.payload, SYSTEM_ACTOR);
  expect([picked.clock.name, isRefusal(outcome)]).toEqual([picked.clock.name, false]);
});
const walk = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: lead },
    { weight: 24, arbitrary: recipient },
    { weight: 10, arbitrary: wholeAnswer },
    { weight: 3, arbitrary: wholeRevision },
    { weight: 3, arbitrary: expiry },
    { weight: 6, arbitrary: fc.constant<Step>((world) => world.drain()) },
    {
      weight: 8,
      arbitrary: fc.nat().map(
        (place): Step =>
          (world) =>
            world.deliver(place),
      ),
    },
    { weight: 1, arbitrary: ending },
  ),
  { minLength: 30, maxLength: 120, size: 'max' },
);
/** Consultations that go well move through more states than random ones; both are walked. */
const opening = fc.constantFrom<Step>(
  () => undefined,
  (world) => void world.release(),
  (world) => void world.release().answer({ '32': 'recognised', '33': 'objected', '34': 'objected' }),
);

describe('random sharing', () => {
  it('keeps its promises whatever people do, in whatever order messages come', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(opening, walk, fc.constantFrom<Province | null>(null, '33'), (start, steps, offline) => {
        const world = new SharingWorld();
        if (offline !== null) world.offline.add(offline);
        if (offline === null) start(world);
        else world.release();
        const rounds: number[] = [];
        const closed = new Map<string, string>();
        for (const step of steps) {
          step(world);
          rounds.push(world.package.round);
          for (const { id, decision, snapshot } of world.cases.values()) {
            if (closed.has(id)) expect(closed.get(id)).toBe(JSON.stringify(snapshot));
            if (decision.closed) closed.set(id, JSON.stringify(snapshot));
          }
        }
        world.drain();
        for (const leaf of world.visited) seen.add(leaf);
        expect(rounds).toEqual([...rounds].sort((a, b) => a - b));
        for (const { id, definition, snapshot, decision } of world.cases.values()) {
          expect(JSON.parse(JSON.stringify(decision.snapshot))).toEqual(decision.snapshot);
          expect(world.replay(id)).toEqual(snapshot);
          if (!decision.closed) continue;
          for (const type of Object.keys(definition.events)) {
            const event = { type, payload: {}, meta: { id: 'x', at: world.now, actor: SYSTEM_ACTOR, onBehalfOf: null, rules: {} } };
            expect(decide(definition, snapshot, event)).toMatchObject({ refused: true, code: 'case.closed' });
          }
        }
        // One settlement at most, and its area holds the lead and provinces that said yes; silence is never consent.
        const settlements = world.told.filter(({ type }) => type === 'SETTLED' || type === 'NO_AREA_LEFT');
        expect(settlements.length).toBeLessThanOrEqual(1);
        for (const { payload } of settlements) {
          const { area = [], answers } = payload as {
            area?: readonly Province[];
            answers: readonly { province: Province; answer: string }[];
          };
          for (const { province: one, answer } of answers)
            expect([one, area.includes(one)]).toEqual([one, answer.startsWith('recognised')]);
        }
        // Every leg follows its package to the end, and an open package only waits for legs that can still answer.
        const legs = RECIPIENTS.flatMap((one) => (world.cases.has(`leg-${one}`) ? [world.file(`leg-${one}`)] : []));
        if (world.file('package').decision.closed) expect(legs.every(({ decision }) => decision.closed)).toBe(true);
        if (world.leaf('package') === 'released.consulting') {
          const waiting = legs.filter(({ decision }) => decision.leaves.every((leaf) => !leaf.startsWith('answered.') && leaf !== 'late'));
          expect(waiting.length).toBeGreaterThan(0);
          expect(areaOf(world.package as PackageContext)).toContain('31');
        }
      }),
      { numRuns: 80, seed: 20200316 },
    );
    // The walk is worth its time only when it gets about.
    expect(seen.size).toBeGreaterThanOrEqual(29);
  });
});
