import { BACKGROUND } from './authority-sources.js';
import type { AuthorityRow } from './reference-data.js';

/** The offices of the China Securities Regulatory Commission. */
// prettier-ignore
export const csrcOffices: readonly AuthorityRow[] = [
  {
    id: '7ee46241-c2d4-51b9-a97b-68bd393ad6d4', code: 'csrc-shanghai',
    name: { zh: '中国证券监督管理委员会上海监管局', en: 'CSRC Shanghai Office' },
    system: 'CSRC', jurisdiction: '31', city: null,
    validFrom: null, validTo: null, datePrecision: 'day',
    predecessor: null, successor: null, superior: 'csrc',
    certainty: 'background', source: BACKGROUND,
    note: null,
  },
  {
    id: 'b750a332-6506-5757-91a2-796303f096c6', code: 'csrc-jiangsu',
    name: { zh: '中国证券监督管理委员会江苏监管局', en: 'CSRC Jiangsu Office' },
    system: 'CSRC', jurisdiction: '32', city: null,
    validFrom: null, validTo: null, datePrecision: 'day',
    predecessor: null, successor: null, superior: 'csrc',
    certainty: 'background', source: BACKGROUND,
    note: null,
  },
  {
    id: 'e2198022-8e1a-5a7f-bbe7-5710cfccabd9', code: 'csrc-zhejiang',
    name: { zh: '中国证券监督管理委员会浙江监管局', en: 'CSRC Zhejiang Office' },
    system: 'CSRC', jurisdiction: '33', city: null,
    validFrom: null, validTo: null, datePrecision: 'day',
    predecessor: null, successor: null, superior: 'csrc',
    certainty: 'background', source: BACKGROUND,
    note: null,
  },
  {
    id: '932b8780-49d7-5135-bd58-7ebfc267fd52', code: 'csrc-anhui',
    name: { zh: '中国证券监督管理委员会安徽监管局', en: 'CSRC Anhui Office' },
    system: 'CSRC', jurisdiction: '34', city: null,
    validFrom: null, validTo: null, datePrecision: 'day',
    predecessor: null, successor: null, superior: 'csrc',
    certainty: 'background', source: BACKGROUND,
    note: null,
  },
  {
    id: '87cdf431-0353-52c0-a3cb-408173d00b20', code: 'csrc-ningbo',
    name: { zh: '中国证券监督管理委员会宁波监管局', en: 'CSRC Ningbo Office' },
    system: 'CSRC', jurisdiction: '33', city: { zh: '宁波市', en: 'Ningbo' },
    validFrom: null, validTo: null, datePrecision: 'day',
    predecessor: null, successor: null, superior: 'csrc',
    certainty: 'background', source: BACKGROUND,
    note: null,
  },
];
