import { loadReference } from '../../../../seeds/reference/index.js';
import { openAll } from '../opened.fixture.js';
import type { Opened } from '../opened.fixture.js';
import { PostgresRuleTable } from './postgres-rule-table.js';
import { ReferenceQueries } from './reference-queries.js';
import { ReferenceSeeder } from './reference-seeder.js';
import { REFERENCE_TABLES } from './reference-tables.js';

const AT = '2026-09-18T02:00:00.000Z';

describe('reference data', () => {
  let opened: Opened;
  let first: Readonly<Record<string, number>>;
  const data = loadReference();
  beforeAll(async () => {
    opened = await openAll();
    first = await new ReferenceSeeder(opened.system).upsert(data);
  });
  afterAll(() => opened.close());

  it('is loaded whole, and loading it again changes nothing', async () => {
    expect(first).toEqual(
      Object.fromEntries(Object.entries(REFERENCE_TABLES).map(([list, { source }]) => [list, data[source as keyof typeof data].length])),
    );
    const again = await new ReferenceSeeder(opened.system).upsert(data);
    expect(Object.values(again)).toEqual(Object.values(again).map(() => 0));
  });

  it.each(Object.entries(REFERENCE_TABLES))('%s come back as they were loaded', async (list, { source }) => {
    const found = await new ReferenceQueries(opened.app).list(list);
    const wanted = (data[source as keyof typeof data] as readonly object[]).map((row) => ({
      ...row,
      ...(list === 'rules' ? { authority: (row as { authority: string | null }).authority ?? '' } : {}),
    }));
    expect(found).toEqual(wanted);
  });

  it('changes what a newer load says otherwise, and only that', async () => {
    const renamed = data.fields.map((row, i) => (i === 0 ? { ...row, name: { zh: '改名', en: 'Renamed' } } : row));
    const changed = await new ReferenceSeeder(opened.system).upsert({ ...data, fields: renamed });
    expect(changed).toMatchObject({ fields: 1, rules: 0, authorities: 0 });
    await new ReferenceSeeder(opened.system).upsert(data);
  });

  it('refuses a rule of an authority that there is not, and writes nothing of that load', async () => {
    const stray = { ...data.rules[0]!, authority: 'moon.office', reason: { zh: '无', en: 'none' } };
    const load = { ...data, rules: [...data.rules, stray], places: [] };
    await expect(new ReferenceSeeder(opened.system).upsert(load)).rejects.toThrow('moon.office');
    expect(await new ReferenceQueries(opened.app).list('rules')).toHaveLength(data.rules.length);
  });

  it('gives the rules in force: the deviation of an authority before the baseline', async () => {
    const rules = await new PostgresRuleTable(opened.app).current();
    const deviation = data.rules.find((row) => row.authority !== null)!;
    const office = data.authorities.find((row) => row.code === deviation.authority)!;
    const baseline = data.rules.find((row) => row.authority === null && row.code === deviation.code)!;
    const day = `${deviation.effectiveFrom > baseline.effectiveFrom ? deviation.effectiveFrom : baseline.effectiveFrom}T04:00:00.000Z`;
    expect(rules.find(deviation.code, office.id, day)).toMatchObject({
      value: deviation.value,
      authority: office.id,
      basis: deviation.basis.zh,
    });
    expect(rules.find(deviation.code, null, day)).toMatchObject({ value: baseline.value, authority: null, unit: baseline.unit });
    expect(rules.find('clock.moon', null, AT)).toBeUndefined();
  });

  it('keeps the table in memory for five seconds, and reads it anew afterwards; a failed reading is not kept', async () => {
    let now = 0;
    const table = new PostgresRuleTable(opened.app, () => now);
    const before = await table.current();
    now = 4_999;
    expect(await table.current()).toBe(before);
    now = 5_000;
    expect(await table.current()).not.toBe(before);
  });

  it('names offices by id and lists those valid on a day', async () => {
    const queries = new ReferenceQueries(opened.app);
    const office = data.authorities[0]!;
    expect((await queries.namesOf([office.id, 'system', '00000000-0000-7000-8000-000000000000'])).get(office.id)).toEqual(office.name);
    expect(await queries.namesOf(['system'])).toEqual(new Map());
    const closed = data.authorities.find((row) => row.validTo !== null)!;
    const last = await queries.listAuthorities(`${closed.validTo}T15:59:59.999Z`);
    const after = await queries.listAuthorities(`${closed.validTo}T16:00:00.000Z`);
    expect([last.some((row) => row['id'] === closed.id), after.some((row) => row['id'] === closed.id)]).toEqual([true, false]);
    await expect(queries.list('__proto__')).rejects.toThrow(RangeError);
  });
});
