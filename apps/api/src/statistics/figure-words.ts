import type { Bilingual } from '@sandbar/domain';
import type { ForecastBasis, MilestoneName, NoForecast } from '@sandbar/statistics';

export const MILESTONE_LABELS = {
  received: { zh: '收件', en: 'Received' },
  accepted: { zh: '受理', en: 'Accepted' },
  deemedAccepted: { zh: '其中视为受理', en: 'of which deemed accepted' },
  corrected: { zh: '要求补正', en: 'Corrections asked' },
  registered: { zh: '登记', en: 'Registered' },
  declined: { zh: '不予登记', en: 'Declined' },
  deferred: { zh: '暂缓', en: 'Deferred' },
  redirected: { zh: '移送其他程序', en: 'Redirected' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
  lapsed: { zh: '失效', en: 'Lapsed' },
  terminated: { zh: '终止', en: 'Terminated' },
  setAside: { zh: '复查改变', en: 'Set aside on review' },
  started: { zh: '开始测试', en: 'Tests started' },
  completed: { zh: '测试通过', en: 'Completed' },
  exited: { zh: '退出测试', en: 'Exited' },
} as const satisfies Record<MilestoneName, Bilingual>;

export const TYPE_LABELS: Readonly<Record<string, Bilingual>> = {
  'financial-service': { zh: '金融服务', en: 'Financial service' },
  'technology-product': { zh: '科技产品', en: 'Technology product' },
};

export const BASIS_LABELS = {
  authority: { zh: '主办机关已登记的申请', en: 'registered cases of the lead authority' },
  delta: { zh: '三省一市已登记的申请', en: 'registered cases of the whole Delta' },
  rule: { zh: '无足够数据：规则规定的天数', en: 'no data: statutory days' },
} as const satisfies Record<ForecastBasis, Bilingual>;

export const NO_FORECAST_LABELS = {
  closed: { zh: '已办结', en: 'The case is closed' },
  held: { zh: '中止办理期间无法预测', en: 'Nothing can be told while the case is on hold' },
  'not-filed': { zh: '尚未提交', en: 'The application has not been filed' },
  'off-the-way': { zh: '当前阶段不通向登记', en: 'This stage does not lead to registration' },
  unreadable: { zh: '办理记录无法重算', en: 'The record cannot be read' },
} as const satisfies Record<NoForecast, Bilingual>;
