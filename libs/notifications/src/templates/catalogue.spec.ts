import { everyNode, metaOf, REGISTRY, type Audience, type Bilingual } from '@sandbar/domain';
import { audiencesOfReminder } from '../audience/clock-audience.js';
import { clockLabel } from '../render/labels.js';
import { FACT_TEMPLATES } from './catalogue.js';
import { NOBODY, REMINDERS } from './reminder.templates.js';
import type { Template } from './template.js';

const notified = REGISTRY.all.flatMap((definition) =>
  Object.entries(definition.reactions).flatMap(([fact, reactions]) => {
    const to = reactions.flatMap((reaction) => (reaction.kind === 'notify' ? reaction.to : []));
    return to.length === 0 ? [] : [{ kind: definition.kind, fact, to: to as readonly Audience[] }];
  }),
);
const all: [string, Template][] = [
  ...Object.entries(FACT_TEMPLATES).flatMap(([kind, of]) =>
    Object.entries(of).map(([fact, one]): [string, Template] => [`${kind} ${fact}`, one]),
  ),
  ...Object.entries(REMINDERS),
  ['nobody', NOBODY],
];

describe('the templates', () => {
  it('are there for every fact that any machine notifies, and for no other', () => {
    const wanted = notified.map(({ kind, fact }) => `${kind} ${fact}`).sort();
    const have = Object.entries(FACT_TEMPLATES).flatMap(([kind, of]) => Object.keys(of).map((fact) => `${kind} ${fact}`));
    expect(have.sort()).toEqual(wanted);
    expect(wanted.length).toBeGreaterThan(100);
  });

  it('ask to act only those whom the fact is told to', () => {
    const stray = notified.flatMap(({ kind, fact, to }) =>
      Object.keys(FACT_TEMPLATES[kind][fact]?.todo ?? {})
        .filter((audience) => !to.includes(audience as Audience))
        .map((audience) => `${kind} ${fact} ${audience}`),
    );
    expect(stray).toEqual([]);
  });

  it.each(all)('%s speaks both languages', (_name, { subject, text, todo, version }) => {
    expect(version).toBeGreaterThanOrEqual(1);
    for (const words of [subject, text, ...Object.values(todo)] as Bilingual[]) {
      expect(words.zh).toMatch(/\p{Script=Han}/u);
      expect(words.en).not.toMatch(/\p{Script=Han}/u);
      const places = (one: string) => (one.match(/\{\w+\}/g) ?? []).sort();
      expect(places(words.en)).toEqual(places(words.zh));
      expect(places(words.zh).filter((place) => !['{lane}', '{province}', '{clock}', '{audience}'].includes(place))).toEqual([]);
    }
    for (const one of Object.values(todo) as Bilingual[]) expect(one.zh + one.en).not.toMatch(/[。.]$/);
    expect(text.zh.endsWith('。') && text.en.endsWith('.')).toBe(true);
  });
});

describe('the reminders', () => {
  const clocks = REGISTRY.all.flatMap((definition) =>
    everyNode(definition.machine).flatMap((node) => {
      const { clock } = metaOf(node);
      return clock === undefined ? [] : [{ definition, clock }];
    }),
  );
  it.each(clocks.map((one) => [one.clock.name, one] as const))(
    'of %s have a holder and a name, and climb',
    (name, { definition, clock }) => {
      const to = (step: 'due' | 'overdue-deputy' | 'overdue-administrator') =>
        audiencesOfReminder(
          { eventKey: '', caseId: '', step, clock: name, court: clock.court, dueAt: '', dueDay: '', at: '' },
          definition.kind,
        );
      expect(to('due').length).toBeGreaterThan(0);
      expect(to('overdue-deputy')).toContain('head');
      expect(to('overdue-administrator')).toContain('caseAdministrators');
      expect(clockLabel(definition.id, name)).not.toEqual(clockLabel(definition.id, 'no such clock'));
    },
  );
});
