import type { Bilingual, PlaceRow } from './reference-data.js';

const APPLICATION: Bilingual = { zh: '金融科技应用示范城', en: 'Model city of fintech application' };
const CORE: Bilingual = { zh: '金融科技核心技术创新城', en: 'City of core fintech technology' };
const BELT: Bilingual = { zh: '金融科技应用示范带', en: 'Model belt of fintech application' };
const PORT: Bilingual = { zh: '金融科技创新试验港', en: 'Port of fintech trials' };
const place = (code: string, group: PlaceRow['group'], zh: string, en: string, role: Bilingual): PlaceRow => ({
  code,
  name: { zh, en },
  group,
  role,
  planItem: 14,
});

/** 两城、一带、一港 of the plan's item 14; the codes are the declaration's. */
export const places: readonly PlaceRow[] = [
  place('lujiazui', 'city', '陆家嘴金融城', 'Lujiazui Financial City', APPLICATION),
  place('zhangjiang', 'city', '张江科学城', 'Zhangjiang Science City', CORE),
  place('yangpuRiverside', 'belt', '杨浦滨江', 'Yangpu riverside', BELT),
  place('northBund', 'belt', '北外滩', 'North Bund', BELT),
  place('bund', 'belt', '外滩金融集聚带', 'Bund financial belt', BELT),
  place('xuhuiRiverside', 'belt', '徐汇滨江', 'Xuhui riverside', BELT),
  place('lingang', 'port', '自贸试验区临港新片区', 'Lingang New Area of the Pilot Free Trade Zone', PORT),
];
