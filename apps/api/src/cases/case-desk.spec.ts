import { REGISTRY } from '@sandbar/domain';
import type { Actor, Holder } from '@sandbar/domain';
import { CaslPolicy } from '@sandbar/identity';
import type { CaseSummaryRow } from '../ports/index.js';
import { CaseDesk } from './case-desk.js';

const COORDINATOR: Actor = { person: 'c', roles: ['coordinator'], organisation: null, authority: 'office-32', province: '32' };
const DUE = '2026-12-01T16:00:00.000Z';
const desk = new CaseDesk({ registry: REGISTRY, policy: new CaslPolicy() } as never);
const rowFor = (holders: readonly Holder[], closedTo: readonly string[] = []): CaseSummaryRow =>
  ({
    kind: 'pilot-application',
    definition: 'pilot-application@1',
    province: '31',
    stage: 'review',
    court: 'authority',
    dueAt: DUE,
    header: { holders, closedTo },
  }) as never;

describe('a case in a list', () => {
  it('shows its clock to those who hold it whole, and to no province that was merely informed', () => {
    expect(desk.itemOf(COORDINATOR, rowFor([{ holder: 'authority:office-32', level: 'full' }])).dueAt).toBe(DUE);
    expect(desk.itemOf(COORDINATOR, rowFor([{ holder: 'coordination:32', level: 'headline' }])).dueAt).toBeNull();
  });
  it('hides it from somebody whom a declared conflict shut out', () => {
    expect(desk.itemOf(COORDINATOR, rowFor([{ holder: 'authority:office-32', level: 'full' }], ['c'])).dueAt).toBeNull();
  });
});
