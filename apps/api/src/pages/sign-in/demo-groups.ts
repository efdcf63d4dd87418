import { PROVINCES } from '@sandbar/domain';
import type { Bilingual } from '@sandbar/domain';
import { demoPeople } from '@sandbar/identity';
import type { PersonRow } from '@sandbar/workflow';
import type { Language } from '../../http/language.js';
import type { DemoGroup } from './sign-in-page.js';

/** What each of the demo's people is, by sign-in name; ids of offices do not matter here. */
const KNOWN = new Map(demoPeople((code) => code).people.map(({ person, title, group }) => [person.login, { title, group }] as const));
/** The lead's office first. */
const OFFICES = ['pbc', 'nfra', 'lfb'];
const BESIDE: Readonly<Record<string, Bilingual>> = {
  experts: { zh: '专家、审计与自律组织', en: 'Experts, auditor and self-regulatory body' },
  platform: { zh: '平台管理员', en: 'Administrators of the platform' },
};

/**
 * The demo's people as the page shows them: by province, firms before offices, each group by its place of work.
 * @param names of firms and offices by id
 */
export function demoGroups(people: readonly PersonRow[], names: ReadonlyMap<string, Bilingual>, lang: Language): DemoGroup[] {
  const groups = new Map<string, { group: DemoGroup; order: string }>();
  for (const person of people) {
    const known = KNOWN.get(person.login);
    if (known === undefined) continue;
    const place = person.organisation ?? person.authority;
    const name = (place === null ? BESIDE[known.group] : names.get(place))?.[lang] ?? known.group;
    const province = PROVINCES.find((code) => code === person.province) ?? null;
    const found = groups.get(known.group) ?? {
      group: { province, name, people: [] },
      order: `${province ?? '9'} ${person.organisation === null ? OFFICES.findIndex((start) => known.group.startsWith(start)) + 1 : 0} ${known.group}`,
    };
    const entry = { id: person.id, name: person.displayName, role: known.title[lang] };
    groups.set(known.group, { ...found, group: { ...found.group, people: [...found.group.people, entry] } });
  }
  return [...groups.values()].sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ group }) => group);
}
