import { leiCheckDigits } from '../formats/lei.js';
import { usccCheckCharacter } from '../formats/uscc.js';

export type ExampleProvince = '31' | '32' | '33' | '34';

/** The stories that the example can tell. */
export type ExampleVariant = 'financialService' | 'jointTechnology' | 'ruralFinance';

const DIVISION: Readonly<Record<ExampleProvince, string>> = { '31': '310115', '32': '320508', '33': '330106', '34': '340104' };
const CITY: Readonly<Record<ExampleProvince, string>> = { '31': '上海', '32': '苏州', '33': '杭州', '34': '合肥' };

/** A well-formed, fictional USCC; `serial` 0–9999 makes it another one. */
export function exampleUscc(province: ExampleProvince, serial: number): string {
  const body = `91${DIVISION[province]}MA9YX${String(serial % 10_000).padStart(4, '0')}`;
  return body + usccCheckCharacter(body);
}

/** A well-formed, fictional LEI; no issuer has the prefix 9999. */
export function exampleLei(serial: number): string {
  const body = `9999DEMOSANDBAR${String(serial % 1000).padStart(3, '0')}`;
  return body + leiCheckDigits(body);
}

interface PartySeed {
  readonly rid: string;
  readonly role: 'lead' | 'joint';
  readonly name: string;
  readonly englishName: string;
  readonly institutionKind: string;
  readonly home: ExampleProvince;
  readonly serial: number;
  readonly licence?: string;
  readonly headOffice?: string;
}

function party(seed: PartySeed) {
  return {
    rid: seed.rid,
    role: seed.role,
    name: seed.name,
    englishName: seed.englishName,
    uscc: exampleUscc(seed.home, seed.serial),
    lei: exampleLei(seed.serial),
    institutionKind: seed.institutionKind,
    home: seed.home as string,
    branch: seed.headOffice !== undefined,
    ...(seed.headOffice && { headOffice: seed.headOffice }),
    licences: (seed.licence
      ? [
          {
            rid: `${seed.rid}-l1`,
            name: seed.licence,
            institutionCode: `YS${String(seed.serial).padStart(8, '0')}`,
            issuer: '演示金融监管局',
          },
        ]
      : []) as ExampleLicence[],
    contact: { name: '演示联系人', phone: '021-5550 0100', email: `case${seed.serial}@demo.example` },
  };
}

export interface ExampleLicence {
  rid: string;
  name: string;
  institutionCode: string;
  issuer: string;
  validUntil?: string;
  area?: string[];
}

export type ExampleParty = ReturnType<typeof party>;

/** The parties of a story; every name is fictional and marked 演示. */
export function exampleParties(variant: ExampleVariant, home: ExampleProvince, serial: number): ExampleParty[] {
  const city = CITY[home];
  switch (variant) {
    case 'financialService':
      return [
        party({
          rid: 'p1',
          role: 'lead',
          name: `演示${city}银行股份有限公司`,
          englishName: 'Demo Bank Co., Ltd.',
          institutionKind: 'bank',
          home,
          serial,
          licence: '金融许可证',
        }),
      ];
    case 'jointTechnology':
      return [
        party({
          rid: 'p1',
          role: 'lead',
          name: `演示${city}数据科技有限公司`,
          englishName: 'Demo Data Technology Co., Ltd.',
          institutionKind: 'technology',
          home,
          serial,
        }),
        party({
          rid: 'p2',
          role: 'joint',
          name: `演示商业银行${city}分行`,
          englishName: 'Demo Commercial Bank, branch',
          institutionKind: 'bank',
          home,
          serial: serial + 1,
          licence: '金融许可证',
          headOffice: '演示商业银行股份有限公司',
        }),
      ];
    case 'ruralFinance':
      return [
        party({
          rid: 'p1',
          role: 'lead',
          name: `演示${city}农村商业银行股份有限公司`,
          englishName: 'Demo Rural Commercial Bank Co., Ltd.',
          institutionKind: 'ruralBank',
          home,
          serial,
          licence: '金融许可证',
        }),
        party({
          rid: 'p2',
          role: 'joint',
          name: `演示${city}遥感科技有限公司`,
          englishName: 'Demo Remote Sensing Co., Ltd.',
          institutionKind: 'technology',
          home,
          serial: serial + 1,
        }),
      ];
  }
}
