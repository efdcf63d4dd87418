import { REGISTRY } from '@sandbar/domain';
import { uuidFrom } from '@sandbar/hash';
import { MemoryEngine } from '@sandbar/testing';
import type { RecordEntry } from './record-entry.js';
import type { StoredCase } from './stored-case.js';
import { verifyCase } from './verify.js';

const CASE = uuidFrom('f0b5d3a6-6a0e-5c1b-9d43-7a2f51c0de31', 'verify');

describe('the verifier goes on, whatever it meets', () => {
  const engine = new MemoryEngine(REGISTRY, '2026-03-02T01:00:00.000Z');
  let stored: StoredCase;
  let entries: readonly RecordEntry[];
  const definition = REGISTRY.latest('pilot-application');

  beforeAll(async () => {
    const { organisation } = engine.actor('bank-31.applicant');
    const { authority } = engine.actor('pbc-shanghai.head');
    const create = { title: '演示', leadApplicant: organisation, province: '31', leadAuthority: authority, linkedTo: null };
    await engine.send('bank-31.applicant', CASE, 'CREATE', create, 'pilot-application');
    await engine.send('bank-31.applicant', CASE, 'DISCARD');
    await engine.store.read(async (view) => {
      for await (const page of view.pages(CASE)) for (const one of page) [stored, entries] = [one.stored!, one.entries];
    });
  });

  it('finds nothing in an untouched case', () => expect(verifyCase(stored, entries, definition)).toEqual([]));

  const members = ['caseId', 'seq', 'definition', 'type', 'payload', 'meta', 'facts', 'stage', 'prevHash', 'hash'] as const;
  const values = [undefined, null, 7, 'x', [], {}];
  it.each(members.flatMap((member) => [0, 1].map((at) => [member, at] as const)))('%s of entry %i, of any other kind', (member, at) => {
    for (const value of values) {
      const entry = entries[at]!;
      // No change: the first entry has no hash before it, DISCARD carries nothing.
      if (JSON.stringify(value) === JSON.stringify(entry[member])) continue;
      const touched = entries.map((one, index) => (index === at ? ({ ...one, [member]: value } as RecordEntry) : one));
      expect(verifyCase(stored, touched, definition)).not.toEqual([]);
    }
  });
});
