import type { PilotContext } from './pilot-application.context.js';
import { ask, CASES, condition, lanes, notice, panel, passed, RIPE, sharing } from './pilot-application.guards.fixture.js';
import { PILOT_GUARDS } from './pilot-application.guards.js';
import type { PilotGuardName } from './pilot-application.guards.js';

describe.each(Object.keys(PILOT_GUARDS) as PilotGuardName[])('%s', (name) => {
  it('holds in one case and fails in the other', () => {
    const [holds, fails] = CASES[name];
    expect([ask(name, holds), ask(name, fails)]).toEqual([true, false]);
  });
  it('says what it means, in both languages, with its basis', () => {
    const { text, basis } = PILOT_GUARDS[name];
    expect([text.zh, text.en, basis].every((word) => word.length > 1)).toBe(true);
  });
});

it('knows a package by its round until it said that it is open, then by its id', () => {
  const known = (more: Partial<PilotContext['sharing']>, payload: object): boolean =>
    ask('isThisPackage', { context: sharing(more), payload });
  expect(known({ status: 'open', round: 2 }, { package: 'x', sharingRound: 2 })).toBe(true);
  expect(known({ status: 'open', round: 2 }, { package: 'x', sharingRound: 1 })).toBe(false);
  expect(known({ status: 'revision', package: 'x', round: 2 }, { package: 'y', sharingRound: 2 })).toBe(false);
});

it('takes a report on paper from the intake of the lead authority only', () => {
  const from = (authority: string, role: 'intake-officer' | 'completion-auditor'): boolean =>
    ask('isAuditor', { context: { auditor: 'x' }, actor: { authority, roles: [role] } });
  expect([from('office', 'intake-officer'), from('office', 'completion-auditor'), from('other', 'intake-officer')]).toEqual([
    true,
    false,
    false,
  ]);
});

it('needs every part of the whole path to register', () => {
  const without: Partial<PilotContext>[] = [
    lanes({ settled: false }, passed),
    sharing({ status: 'open' }),
    panel({ outcome: null }),
    notice({ status: 'answering' }),
    { conditions: { pending: [condition], accepted: [] } },
    { attestations: [] },
  ];
  for (const missing of without) expect(ask('pathIsWhole', { context: { ...RIPE, ...missing } })).toBe(false);
});
