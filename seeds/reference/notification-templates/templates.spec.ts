import { NOTIFICATION_TYPES } from '@sandbar/contracts';
import { REGISTRY, type Audience } from '@sandbar/domain';
import type { Bilingual, NotificationTemplateRow } from '../index.js';
import { notificationTemplates } from './index.js';
import { SERVED_BY } from './statutory.js';

const notified = REGISTRY.all.flatMap((definition) =>
  Object.entries(definition.reactions).flatMap(([fact, reactions]) => {
    const to = reactions.flatMap((reaction) => (reaction.kind === 'notify' ? reaction.to : []));
    return to.length === 0 ? [] : [{ fact, to: to as readonly Audience[] }];
  }),
);
const of = (prefix: string): readonly NotificationTemplateRow[] =>
  notificationTemplates.filter(({ code }) => code.startsWith(`${prefix}.`));
const PLACES: Readonly<Record<string, readonly string[]>> = {
  fact: ['lane', 'province', 'clock'],
  reminder: ['clock'],
  alarm: ['audience', 'firm', 'clock', 'year'],
  mail: ['url', 'case', 'ofCase', 'due', 'count', 'todos', 'lines', 'settings', 'name', 'expires', 'place', 'provider'],
};

describe('the notification templates', () => {
  it('are there for every fact that any machine notifies, each fact of one name only, and for no other', () => {
    const wanted = notified.map(({ fact }) => `fact.${fact}`).sort();
    expect(new Set(wanted).size).toBe(wanted.length);
    expect([...new Set(of('fact').map(({ code }) => code))].sort()).toEqual(wanted);
    expect(wanted.length).toBeGreaterThan(100);
    expect(of('reminder').map(({ code }) => code.slice('reminder.'.length))).toEqual([
      'halfway',
      'before-first',
      'before-second',
      'due',
      'overdue-deputy',
      'overdue-administrator',
    ]);
  });

  it('have one row a code and version', () => {
    const keys = notificationTemplates.map(({ code, version }) => `${code}@${version}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('ask to act only those whom the fact is told to', () => {
    const told = new Map(notified.map(({ fact, to }) => [`fact.${fact}`, to as readonly string[]]));
    const stray = of('fact').flatMap(({ code, todo }) =>
      Object.keys(todo)
        .filter((audience) => !told.get(code)!.includes(audience))
        .map((audience) => `${code} ${audience}`),
    );
    expect(stray).toEqual([]);
  });

  it.each(Object.keys(NOTIFICATION_TYPES))('of the type «%s» are there, in both languages', (type) => {
    const rows = notificationTemplates.filter((row) => row.type === type);
    expect(rows.length).toBeGreaterThan(0);
    for (const { subject, text } of rows) expect([subject.zh, subject.en, text.zh, text.en].every((words) => words.length > 0)).toBe(true);
  });

  it('serve a firm by facts that a firm is told of', () => {
    const firms = new Set(notified.filter(({ to }) => to.includes('parties') || to.includes('leadApplicant')).map(({ fact }) => fact));
    expect([...SERVED_BY].filter((fact) => !firms.has(fact))).toEqual([]);
    expect(of('fact').filter(({ type }) => type === 'service')).toHaveLength(SERVED_BY.size);
  });

  it.each(notificationTemplates.map((row) => [row.code, row] as const))('%s speaks both languages', (code, row) => {
    const { subject, text, todo, version } = row;
    const todos = Object.values(todo) as Bilingual[];
    expect(version).toBeGreaterThanOrEqual(1);
    for (const words of [subject, text, ...todos]) {
      expect(words.zh).toMatch(/\p{Script=Han}/u);
      expect(words.en).not.toMatch(/\p{Script=Han}/u);
      const places = (one: string) => (one.match(/\{\w+\}/g) ?? []).sort();
      expect(places(words.en)).toEqual(places(words.zh));
      const known = PLACES[code.split('.')[0]!]!;
      expect(places(words.zh).filter((place) => !known.includes(place.slice(1, -1)))).toEqual([]);
    }
    for (const one of todos) expect(one.zh + one.en).not.toMatch(/[。.]$/);
    expect(text.zh.endsWith('。') && text.en.endsWith('.')).toBe(true);
  });
});
