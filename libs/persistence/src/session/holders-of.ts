import type { Actor } from '@sandbar/domain';

/**
 * The names under which an actor may hold cases, as they stand in case_access: everybody `person:<id>`; people of a firm `org:<organisation>`;
 * office staff `authority:<authority>`; coordinators and heads of an office also `coordination:<province>`.
 */
export function holdersOf(actor: Actor): readonly string[] {
  const holders = [`person:${actor.person}`];
  if (actor.authority === null) {
    if (actor.organisation !== null) holders.push(`org:${actor.organisation}`);
    return holders;
  }
  holders.push(`authority:${actor.authority}`);
  const coordinates = actor.roles.includes('coordinator') || actor.roles.includes('head');
  if (coordinates && actor.province !== null) holders.push(`coordination:${actor.province}`);
  return holders;
}
