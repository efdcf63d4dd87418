import type { Actor, AllowedAction, Definition, SeatTurn } from '@sandbar/domain';
import { describe as describeActions, holderKeysOf, isNextStep, PILOT_APPLICATION, seatKey, seatsOf } from '@sandbar/domain';
import { caseTurns, CaslPolicy, isWriting } from '@sandbar/identity';
import { referenceRules } from '@sandbar/testing';
import { guardValues } from '@sandbar/workflow';
import { TALES } from './pilot-application-tales.js';
import { tale } from './pilot-application-walk.js';
import { people } from './pilot-application-world.js';
import { AUTHOR, coordinatorOf, DISCLOSED, HEAD, releaserOf, RELEASED, REVIEWER } from './sharing-people.js';
import { SharingWorld } from './sharing-world.js';

const NOW = '2026-11-23T07:30:00.000Z';
const policy = new CaslPolicy();

type File = Parameters<typeof caseTurns>[2];

function machineSays(actor: Actor, file: File, definition: Definition, onBehalfOf: string | null): boolean {
  const { header, snapshot, kind } = file;
  if (policy.sight(actor, header, kind) === 'none') return false;
  const actions: readonly AllowedAction[] = describeActions(definition, snapshot, {
    ...{ actor, at: NOW, onBehalfOf, rules: guardValues(definition, referenceRules, header.leadAuthority, NOW) },
    may: (type, lane) => policy.judge(actor, header, definition, type, lane === null ? {} : { lane }) === undefined,
  });
  if (actions.some(({ type, allowed }) => allowed && isNextStep(type, actor.authority === null))) return true;
  return onBehalfOf === null && isWriting(file) && policy.admit(actor, 'working-copy.write', header) === undefined;
}

/** As the store chooses: by seat, person and who is barred. */
function chosen(actor: Actor, turns: readonly SeatTurn[], onBehalfOf: string | null): boolean {
  const seats = new Set(seatsOf(actor, holderKeysOf(actor)).map(seatKey));
  return turns
    .filter((turn) => seats.has(seatKey(turn)))
    .some(({ person, barred, personal }) =>
      onBehalfOf === null
        ? (person === null && !barred.includes(actor.person)) || person === actor.person
        : !personal && (person === null || person === actor.person || person === onBehalfOf),
    );
}

/** Everybody, as one is and in every role of an office at once; strangers beside. */
const withStrangers = (known: readonly Actor[]): Actor[] => {
  const all: Actor['roles'] = [
    'coordinator',
    'head',
    'second-reviewer',
    'intake-officer',
    'proposer',
    'decider',
    'risk-reviewer',
    'signatory',
  ];
  return known.flatMap((actor) => [actor, { ...actor, roles: all }, { ...actor, person: `stranger-${actor.person}` }]);
};

/** Holds what the store would choose to what the machine says of each person, and in each colleague's stead. @returns for how many it is their turn */
function compare(file: File & { readonly closed: boolean }, definition: Definition, actors: readonly Actor[]): number {
  const rules = guardValues(definition, referenceRules, file.header.leadAuthority, NOW);
  const turns = file.closed ? [] : caseTurns(policy, definition, file, { at: NOW, rules });
  let waits = 0;
  for (const actor of actors) {
    const says = machineSays(actor, file, definition, null);
    expect([file.leaves, actor.person, actor.roles, chosen(actor, turns, null)]).toEqual([file.leaves, actor.person, actor.roles, says]);
    waits += Number(says);
    // In a colleague's stead nothing is missed; of what is chosen too much the machine is asked.
    const colleagues = actors.filter(
      ({ authority, person }) => authority !== null && authority === actor.authority && person !== actor.person,
    );
    for (const { person } of colleagues) {
      const cover = { ...actor, person };
      if (machineSays(cover, file, definition, actor.person))
        expect([file.leaves, chosen(cover, turns, actor.person)]).toEqual([file.leaves, true]);
    }
  }
  return waits;
}

describe('the store chooses what the machine allows, and misses nothing', () => {
  it('in every leaf of the application', () => {
    // Strangers and every role alone: apps/worker/src/projections/turn-projector.int-spec.ts.
    const actors = Object.values<Actor>(people).filter(({ person }) => person !== 'system');
    let waits = 0;
    for (const leaf of Object.keys(TALES)) {
      const { snapshot, header, leaves, closed } = tale(leaf).at(-1)!.decision;
      waits += compare({ kind: 'pilot-application', snapshot, header, leaves, closed }, PILOT_APPLICATION, actors);
    }
    expect(waits).toBeGreaterThan(50);
  });

  it('at each step of a package and its legs', () => {
    const actors = withStrangers([
      AUTHOR,
      REVIEWER,
      HEAD,
      ...(['32', '33'] as const).flatMap((one) => [coordinatorOf(one), releaserOf(one)]),
    ]);
    const world = new SharingWorld();
    const waits: Record<string, number> = {};
    const look = (): void => {
      for (const { definition, snapshot, decision } of world.cases.values()) {
        const { header, leaves, closed } = decision;
        const n = compare({ kind: definition.kind, snapshot, header, leaves, closed }, definition, actors);
        waits[definition.kind] = (waits[definition.kind] ?? 0) + n;
      }
    };
    const steps: (() => unknown)[] = [
      () => world.act('package', 'SUBMIT_PACKAGE', DISCLOSED, AUTHOR),
      () => world.act('package', 'RELEASE', RELEASED, REVIEWER),
      () => world.act('leg-32', 'OPEN', {}, coordinatorOf('32')),
      () => world.prepare('33', 'objected'),
      () => world.act('leg-33', 'RELEASE_ANSWER', {}, releaserOf('33')),
      () => world.prepare('34', 'recognised'),
      () => world.expire('leg-32', 'leg.objection'),
      () => world.act('leg-34', 'RELEASE_ANSWER', {}, releaserOf('34')),
      () => world.act('package', 'ESCALATE', { reason: '升级' }, HEAD),
      () => world.act('package', 'LEAVE_PROVINCE_OUT', { province: '33', reason: '不含' }, HEAD),
    ];
    look();
    for (const step of steps) {
      step();
      look();
    }
    expect(waits['sharing-package']).toBeGreaterThan(10);
    expect(waits['sharing-leg']).toBeGreaterThan(10);
  });
});
