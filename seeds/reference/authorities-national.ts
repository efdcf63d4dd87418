import { BACKGROUND, PBOC_REFORM } from './authority-sources.js';
import type { AuthorityRow } from './reference-data.js';

/** The national authorities: the common superiors to whom a dispute between two offices is referred. */
// prettier-ignore
export const nationalAuthorities: readonly AuthorityRow[] = [
  {
    id: '70370964-ec3d-5c4a-8f49-80250cc4584a', code: 'pbc',
    name: { zh: '中国人民银行', en: 'People’s Bank of China' },
    system: 'PBoC', jurisdiction: null, city: null,
    validFrom: null, validTo: null, datePrecision: 'day',
    predecessor: null, successor: null, superior: null,
    certainty: 'found', source: PBOC_REFORM,
    note: null,
  },
  {
    id: '522bbae6-3052-5e37-8c82-1d8066ecc645', code: 'cbirc',
    name: { zh: '中国银行保险监督管理委员会', en: 'China Banking and Insurance Regulatory Commission' },
    system: 'NFRA', jurisdiction: null, city: null,
    validFrom: '2018-04-08', validTo: '2023-05-17', datePrecision: 'day',
    predecessor: null, successor: 'nfra', superior: null,
    certainty: 'background', source: BACKGROUND,
    note: { zh: '2018年4月8日挂牌；2023年改革后由国家金融监督管理总局承接', en: 'Opened on 8 April 2018; succeeded by the National Financial Regulatory Administration in the 2023 reform' },
  },
  {
    id: '8d3a4754-2fb1-5ba7-84c4-004bb391268b', code: 'nfra',
    name: { zh: '国家金融监督管理总局', en: 'National Financial Regulatory Administration' },
    system: 'NFRA', jurisdiction: null, city: null,
    validFrom: '2023-05-18', validTo: null, datePrecision: 'day',
    predecessor: 'cbirc', successor: null, superior: null,
    certainty: 'background', source: BACKGROUND,
    note: { zh: '2023年5月18日挂牌；金融消费者保护与投资者保护职责自此集中', en: 'Opened on 18 May 2023; the duties of consumer and investor protection were brought together in it' },
  },
  {
    id: '3b36073f-6d01-55da-9092-3ca252c6ec32', code: 'csrc',
    name: { zh: '中国证券监督管理委员会', en: 'China Securities Regulatory Commission' },
    system: 'CSRC', jurisdiction: null, city: null,
    validFrom: null, validTo: null, datePrecision: 'day',
    predecessor: null, successor: null, superior: null,
    certainty: 'background', source: BACKGROUND,
    note: null,
  },
];
