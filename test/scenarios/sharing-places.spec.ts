import {
  decide,
  describe as offer,
  everyNode,
  isLeaf,
  isRefusal,
  metaOf,
  pathOf,
  SHARING_LEG,
  SHARING_PACKAGE,
  SYSTEM_ACTOR,
} from '@sandbar/domain';
import type { Definition } from '@sandbar/domain';
import { ANSWERS, AUTHOR, coordinatorOf, HEAD, officer, releaserOf, RELEASED, REVIEWER } from './sharing-people.js';
import { answered, contested, LEG_PLACES, PACKAGE_PLACES, settled } from './sharing-places.js';
import type { SharingWorld } from './sharing-world.js';

describe.each([
  ['package', SHARING_PACKAGE, PACKAGE_PLACES],
  ['leg-33', SHARING_LEG, LEG_PLACES],
] as [string, Definition, typeof PACKAGE_PLACES][])('places of %s', (id, definition, places) => {
  const reached = Object.entries(places);

  it('reaches every state', () => {
    const leaves = everyNode(definition.machine).filter(isLeaf).map(pathOf);
    expect(reached.map(([leaf]) => leaf).sort()).toEqual([...leaves].sort());
  });

  it.each(reached)('%s', (leaf, enter) => {
    const world = enter();
    const { decision, snapshot } = world.file(id);
    expect([decision.leaves, decision.closed]).toEqual([[leaf], ['closed', 'superseded', 'withdrawn', 'expired'].includes(leaf)]);
    expect(decision.snapshot).toEqual(snapshot);
    expect(world.replay(id)).toEqual(snapshot);
    for (const clock of decision.clocks.filter(({ state }) => state === 'running')) {
      const expiry = {
        type: clock.expires,
        payload: clock.payload,
        meta: { id: 'x', at: world.now, actor: SYSTEM_ACTOR, onBehalfOf: null, rules: {} },
      };
      const outcome = decide(definition, snapshot, expiry);
      if (isRefusal(outcome)) throw new Error(`${clock.name} cannot expire in ${leaf}`);
      expect([clock.name, outcome.leaves.join() === leaf]).toEqual([clock.name, clock.escalates]);
      if (clock.escalates)
        expect(outcome.facts).toEqual([expect.objectContaining({ data: expect.objectContaining({ clock: clock.name }) })]);
    }
  });

  it('offers in every open state something to the people its meta names', () => {
    for (const [leaf, enter] of reached) {
      const { decision, snapshot } = enter().file(id);
      if (decision.closed) continue;
      const node = everyNode(definition.machine).find((one) => isLeaf(one) && pathOf(one) === leaf)!;
      const people = [AUTHOR, REVIEWER, HEAD, coordinatorOf('33'), releaserOf('33'), SYSTEM_ACTOR];
      const lines = metaOf(node).actor ?? [];
      const rules = {};
      const offered = people.filter((actor) =>
        offer(definition, snapshot, { actor, at: '2026-09-02T00:00:00.000Z', rules }).some((action) => action.allowed),
      );
      const named = people.filter((actor) => lines.some((line) => actor.roles.some((role) => line.startsWith(`${role}@`))));
      expect([leaf, named.some((actor) => offered.includes(actor))]).toEqual([leaf, true]);
    }
  });
});

describe('separation of duties in sharing', () => {
  const actions = (world: SharingWorld, id: string, actor: typeof AUTHOR, onBehalfOf: string | null = null) =>
    offer(world.file(id).definition, world.file(id).snapshot, { actor, at: world.now, rules: {}, onBehalfOf });

  it('offers the release to everybody but the author, and says why', () => {
    const world = PACKAGE_PLACES['inReview']!();
    expect(actions(world, 'package', AUTHOR)).toContainEqual(
      expect.objectContaining({ type: 'RELEASE', allowed: false, reason: expect.objectContaining({ code: 'releaserIsNotAuthor' }) }),
    );
    expect(actions(world, 'package', REVIEWER)).toContainEqual(expect.objectContaining({ type: 'RELEASE', allowed: true, decision: true }));
    expect(world.refusedBy('package', 'RELEASE', RELEASED, AUTHOR)).toEqual(['releaserIsNotAuthor']);
    expect(world.refusedBy('package', 'RELEASE', RELEASED, REVIEWER, 'author')).toEqual(['releaserIsNotAuthor']);
    expect(world.refusedBy('package', 'RELEASE', { ...RELEASED, secrecyDeclared: false }, REVIEWER)).toEqual(['secrecyDeclared']);
    expect(world.refusedBy('package', 'RELEASE', { ...RELEASED, fields: [] }, REVIEWER)).toEqual(['fieldsDisclosed']);
  });

  it('keeps the author of the revised content from releasing it too', () => {
    const world = PACKAGE_PLACES['released.revised.inReview']!();
    expect(world.refusedBy('package', 'RELEASE', RELEASED, AUTHOR)).toEqual(['releaserIsNotAuthor']);
    expect(world.refusedBy('package', 'RELEASE', RELEASED, REVIEWER)).toBe('accepted');
  });

  it.each(['answering.prepared', 'late'])('lets another person release an answer in %s', (leaf) => {
    const world = LEG_PLACES[leaf]!();
    expect(world.refusedBy('leg-33', 'RELEASE_ANSWER', {}, coordinatorOf('33'))).toEqual(['releaserIsNotPreparer']);
    expect(world.refusedBy('leg-33', 'RELEASE_ANSWER', {}, releaserOf('33'), 'coordinator-33')).toEqual(['releaserIsNotPreparer']);
    expect(actions(world, 'leg-33', coordinatorOf('33'))).toContainEqual(
      expect.objectContaining({ type: 'RELEASE_ANSWER', allowed: false }),
    );
    expect(world.refusedBy('leg-33', 'RELEASE_ANSWER', {}, releaserOf('33'))).toBe('accepted');
  });

  it('refuses an incomplete answer and names what is missing', () => {
    const world = LEG_PLACES['answering.preparing']!();
    const prepare = (payload: object): unknown => world.refusedBy('leg-33', 'PREPARE_ANSWER', payload, coordinatorOf('33'));
    expect(prepare({ ...ANSWERS.objected, evidence: [] })).toEqual(['objectionComplete']);
    expect(prepare({ ...ANSWERS.notRecognised, reason: '' })).toEqual(['refusalReasoned']);
    expect(prepare({ ...ANSWERS.recognisedWithConditions, conditions: [] })).toEqual(['conditionsStructured']);
    const late = LEG_PLACES['answered.noAnswer']!();
    expect(late.refusedBy('leg-33', 'PREPARE_ANSWER', ANSWERS.objected, coordinatorOf('33'))).toEqual(['objectionInTime']);
  });

  it('counts an objection withdrawn as abstention until another answer is released', () => {
    const world = contested();
    world.act('leg-33', 'WITHDRAW_OBJECTION', { reason: '已说明' }, releaserOf('33'));
    expect([world.leaf('leg-33'), world.leaf('package')]).toEqual(['answered.abstained', 'released.settled']);
    expect(world.leg('33')).toMatchObject({ answer: { answer: 'abstained', reason: '已说明' }, withdrawal: { by: 'releaser-33' } });
    world.act('leg-33', 'PREPARE_ANSWER', ANSWERS.recognised, coordinatorOf('33'));
    world.act('leg-33', 'RETURN_ANSWER', { comment: '再议' }, releaserOf('33'));
    expect(world.leaf('leg-33')).toBe('answered.abstained');
    const plain = answered('abstained')();
    expect(plain.refusedBy('leg-33', 'PREPARE_ANSWER', ANSWERS.recognised, coordinatorOf('33'))).toEqual(['objectionWasWithdrawn']);
  });

  it('keeps other provinces and other offices out', () => {
    const world = LEG_PLACES['answering.prepared']!();
    expect(world.refusedBy('leg-33', 'RELEASE_ANSWER', {}, releaserOf('32'))).toBe('actor.not_permitted');
    expect(world.refusedBy('leg-33', 'RELEASE_ANSWER', {}, REVIEWER)).toBe('actor.not_permitted');
    const other = { ...officer('other', '31', 'coordinator', 'head'), authority: 'another-office-31' };
    expect(world.refusedBy('package', 'WITHDRAW_PACKAGE', { reason: '' }, other)).toBe('actor.not_permitted');
  });

  it('cannot withdraw a package that is settled', () => {
    expect(settled().refusedBy('package', 'WITHDRAW_PACKAGE', { reason: '迟' }, HEAD)).toEqual(['notSettled']);
  });
});
