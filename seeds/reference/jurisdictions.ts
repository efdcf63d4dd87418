import type { JurisdictionRow } from './reference-data.js';

/** The four jurisdictions of the Yangtze Delta, by the first two digits of GB/T 2260. */
export const jurisdictions: readonly JurisdictionRow[] = [
  { code: '31', name: { zh: '上海', en: 'Shanghai' }, fullName: { zh: '上海市', en: 'Shanghai Municipality' } },
  { code: '32', name: { zh: '江苏', en: 'Jiangsu' }, fullName: { zh: '江苏省', en: 'Jiangsu Province' } },
  { code: '33', name: { zh: '浙江', en: 'Zhejiang' }, fullName: { zh: '浙江省', en: 'Zhejiang Province' } },
  { code: '34', name: { zh: '安徽', en: 'Anhui' }, fullName: { zh: '安徽省', en: 'Anhui Province' } },
];
