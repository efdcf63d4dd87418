import type { Province } from '@sandbar/domain';
import { uuidFrom } from '@sandbar/hash';
import type { OrganisationRow } from '@sandbar/workflow';

/** Every id of the demo derives from this namespace, so that it is the same in every installation. */
export const DEMO_NAMESPACE = 'f0b5d3a6-6a0e-5c1b-9d43-7a2f51c0de31';

export type DemoFirmKind = 'bank' | 'bank-branch' | 'technology' | 'rural-bank' | 'remote-sensing' | 'payment';
export interface DemoFirm extends OrganisationRow {
  readonly kind: DemoFirmKind;
  /** Short name for sign-in names: `bank-31`. */
  readonly code: string;
  readonly province: Province;
  readonly licensed: boolean;
  readonly englishName: string;
}

const CITY: Readonly<Record<Province, readonly [zh: string, en: string]>> = {
  '31': ['上海', 'Shanghai'],
  '32': ['苏州', 'Suzhou'],
  '33': ['杭州', 'Hangzhou'],
  '34': ['合肥', 'Hefei'],
};
const KINDS: Readonly<
  Record<DemoFirmKind, { readonly licensed: boolean; readonly name: (zh: string) => string; readonly en: (en: string) => string }>
> = {
  bank: { licensed: true, name: (zh) => `演示${zh}银行股份有限公司`, en: (en) => `Demo ${en} Bank` },
  technology: { licensed: false, name: (zh) => `演示${zh}数据科技有限公司`, en: (en) => `Demo ${en} Data Technology` },
  'bank-branch': { licensed: true, name: (zh) => `演示商业银行${zh}分行`, en: (en) => `Demo Commercial Bank, ${en} branch` },
  'rural-bank': { licensed: true, name: (zh) => `演示${zh}农村商业银行股份有限公司`, en: (en) => `Demo ${en} Rural Commercial Bank` },
  'remote-sensing': { licensed: false, name: (zh) => `演示${zh}遥感科技有限公司`, en: (en) => `Demo ${en} Remote Sensing` },
  payment: { licensed: true, name: (zh) => `演示${zh}支付服务有限公司`, en: (en) => `Demo ${en} Payment Services` },
};
/** Fictional codes with right check characters (GB 32100-2015), the same as the example declarations use: serials 10, 20, 21, 30, 31, 40. */
const USCC: Readonly<Record<Province, Readonly<Record<DemoFirmKind, string>>>> = {
  '31': {
    bank: '91310115MA9YX0010J',
    technology: '91310115MA9YX0020K',
    'bank-branch': '91310115MA9YX0021N',
    'rural-bank': '91310115MA9YX0030L',
    'remote-sensing': '91310115MA9YX0031P',
    payment: '91310115MA9YX0040M',
  },
  '32': {
    bank: '91320508MA9YX00107',
    technology: '91320508MA9YX00208',
    'bank-branch': '91320508MA9YX0021B',
    'rural-bank': '91320508MA9YX00309',
    'remote-sensing': '91320508MA9YX0031C',
    payment: '91320508MA9YX0040A',
  },
  '33': {
    bank: '91330106MA9YX0010R',
    technology: '91330106MA9YX0020T',
    'bank-branch': '91330106MA9YX0021X',
    'rural-bank': '91330106MA9YX0030U',
    'remote-sensing': '91330106MA9YX0031Y',
    payment: '91330106MA9YX0040W',
  },
  '34': {
    bank: '91340104MA9YX00101',
    technology: '91340104MA9YX00202',
    'bank-branch': '91340104MA9YX00215',
    'rural-bank': '91340104MA9YX00303',
    'remote-sensing': '91340104MA9YX00316',
    payment: '91340104MA9YX00404',
  },
};

/** The demo's firms: six in each province, all fictional. Only the technology and the remote-sensing company hold no licence. */
export const DEMO_FIRMS: readonly DemoFirm[] = (Object.keys(USCC) as Province[]).flatMap((province) =>
  (Object.keys(KINDS) as DemoFirmKind[]).map((kind) => {
    const code = `${kind}-${province}`;
    const [zh, en] = CITY[province];
    return {
      id: uuidFrom(DEMO_NAMESPACE, `firm:${code}`),
      uscc: USCC[province][kind],
      name: KINDS[kind].name(zh),
      homeProvince: province,
      kind,
      code,
      province,
      licensed: KINDS[kind].licensed,
      englishName: KINDS[kind].en(en),
    };
  }),
);
