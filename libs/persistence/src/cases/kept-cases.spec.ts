import { deadlineOf, firmPerson, writeOf } from './case-write.fixture.js';
import { keptAfter, KeptCases } from './kept-cases.js';

const actor = firmPerson();
const keptOf = (caseId: string, version = 0) => keptAfter(writeOf({ actor, caseId, version }), []);

describe('the cases a process keeps', () => {
  it('are so many at most, and the ones used last', () => {
    const cases = new KeptCases(2);
    for (const id of ['a', 'b', 'a', 'c']) cases.keep(keptOf(id));
    expect(['a', 'b', 'c'].map((id) => cases.find(id)?.row.id)).toEqual(['a', undefined, 'c']);
  });

  it('are never replaced by what was there before', () => {
    const cases = new KeptCases();
    cases.keep(keptOf('a', 4));
    cases.keep(keptOf('a', 2));
    expect(cases.find('a')?.row.version).toBe(5);
    cases.forget('a');
    expect(cases.find('a')).toBeUndefined();
  });

  it('have the clocks that are open, in the order of their opening', () => {
    const [old, gone] = [deadlineOf('a', { name: 'z', openedSeq: 1 }), deadlineOf('a', { name: 'y', openedSeq: 1 })];
    const moved = { ...old, status: 'stopped' as const };
    const [second, first] = [deadlineOf('a', { name: 'n', openedSeq: 2 }), deadlineOf('a', { name: 'm', openedSeq: 2 })];
    const write = writeOf({
      actor,
      caseId: 'a',
      version: 1,
      patch: { deadlines: [second, { ...gone, status: 'met', closedSeq: 2 }, moved, first] },
    });
    expect(keptAfter(write, [gone, old]).openDeadlines).toEqual([moved, first, second]);
  });
});
