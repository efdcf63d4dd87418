import { everyNode, metaOf, REGISTRY } from '@sandbar/domain';
import { audiencesOfReminder } from './audience/clock-audience.js';
import { clockLabel } from './render/labels.js';

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
