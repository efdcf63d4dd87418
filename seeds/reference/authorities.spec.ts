import { addCalendarDays } from '@sandbar/calendar';
import { loadReference } from './index.js';

const { authorities, jurisdictions } = loadReference();
const byCode = new Map(authorities.map((row) => [row.code, row]));
const inOffice = authorities.filter((row) => row.validTo === null);

describe('the authorities', () => {
  it('have fixed, unique ids and codes', () => {
    expect(byCode.size).toBe(authorities.length);
    expect(new Set(authorities.map((row) => row.id)).size).toBe(authorities.length);
    for (const row of authorities) expect(row.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(byCode.get('pbc-shanghai-hq')?.id).toBe('8f94a3f9-afbe-5c74-9471-2a490743efb0');
  });

  it('each of the four jurisdictions has an office in office of all four systems, and Ningbo has its own', () => {
    const systems = (jurisdiction: string, city: string | null) =>
      [
        ...new Set(inOffice.filter((row) => row.jurisdiction === jurisdiction && (row.city?.zh ?? null) === city).map((row) => row.system)),
      ].sort();
    for (const { code } of jurisdictions)
      expect(systems(code, null)).toEqual(expect.arrayContaining(['CSRC', 'NFRA', 'PBoC', 'local-finance']));
    expect(systems('33', '宁波市')).toEqual(['CSRC', 'NFRA', 'PBoC', 'local-finance']);
  });

  it('a successor takes over on the day after, in the same system and place, and both rows say so', () => {
    const succeeded = authorities.filter((row) => row.successor !== null);
    expect(succeeded.map((row) => row.code)).toHaveLength(16);
    for (const row of succeeded) {
      const next = byCode.get(row.successor ?? '');
      expect([row.code, next?.predecessor, next?.system, next?.jurisdiction, next?.city]).toEqual([
        row.code,
        row.code,
        row.system,
        row.jurisdiction,
        row.city,
      ]);
      expect(next?.validFrom).toBe(addCalendarDays(row.validTo ?? '', 1));
    }
    for (const row of authorities) {
      expect([row.code, row.validTo === null]).toEqual([row.code, row.successor === null]);
      if (row.predecessor) expect(byCode.get(row.predecessor)?.successor).toBe(row.code);
      if (row.validFrom && row.validTo) expect(row.validFrom < row.validTo).toBe(true);
    }
  });

  it('the reform of 2023 stands with its days', () => {
    expect([byCode.get('pbc-nanjing')?.validTo, byCode.get('pbc-jiangsu')?.validFrom]).toEqual(['2023-08-17', '2023-08-18']);
    expect([byCode.get('cbirc-anhui')?.validTo, byCode.get('nfra-anhui')?.validFrom]).toEqual(['2023-07-19', '2023-07-20']);
  });

  it('a superior is a national authority of the same system', () => {
    for (const row of authorities.filter(({ superior }) => superior !== null)) {
      const superior = byCode.get(row.superior ?? '');
      expect([row.code, superior?.jurisdiction, superior?.system]).toEqual([row.code, null, row.system]);
    }
  });

  it('says how sure it is, and what is not sure where only the year is known', () => {
    for (const row of authorities) {
      expect(row.source).not.toBe('');
      expect([row.name.zh, row.name.en]).not.toContain('');
      if (row.datePrecision === 'year' || row.certainty === 'doubtful') expect(row.note?.zh).toMatch(/核/);
    }
  });
});
