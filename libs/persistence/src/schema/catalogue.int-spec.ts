import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAll } from '../opened.fixture.js';
import type { Opened } from '../opened.fixture.js';
import { Rooms } from '../session/rooms.js';
import { describeCatalogue } from './catalogue.js';

describe('the catalogue of the migrated database', () => {
  let opened: Opened;
  beforeAll(async () => (opened = await openAll()));
  afterAll(() => opened.close());

  // A reviewed file that no test writes: whoever changes a policy, a grant or a trigger changes it by hand.
  it('has the policies, grants, triggers, functions and special indexes of catalogue.expected.txt', async () => {
    const expected = readFileSync(join(__dirname, 'catalogue.expected.txt'), 'utf8');
    const found = await new Rooms(opened.app).open('read', describeCatalogue);
    expect(found.split('\n')).toEqual(expected.split('\n'));
  });

  it('finds the trigram index usable for Chinese', async () => {
    await opened.eye.query('SET enable_seqscan = off');
    const { rows } = await opened.eye.query<{ 'QUERY PLAN': string }>(`EXPLAIN SELECT 1 FROM case_file WHERE title ILIKE '%供应链金融%'`);
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('case_file_title_trgm_ix');
  });
});
