import type { Bilingual, CaseKind, Court, Lane, Province } from '@sandbar/domain';

const word = (zh: string, en: string): Bilingual => ({ zh, en });

/** The words of the product (process.md §8): every label that a person reads comes from here, a machine's meta or an event's row. */
export const GLOSSARY = {
  application: word('申请件', 'application'),
  pilot: word('创新应用', 'pilot'),
  case: word('案件', 'case'),
  declaration: word('声明书', 'declaration'),
  revision: word('版本', 'revision'),
  workingCopy: word('草稿', 'working copy'),
  package: word('协同材料包', 'package'),
  leg: word('协同件', 'leg'),
  alert: word('风险提示', 'alert'),
  rule: word('规则', 'rule'),
  clock: word('期限', 'clock'),
  stop: word('中止计时', 'stop'),
  fact: word('事实', 'fact'),
  record: word('办理记录', 'record'),
  secondReview: word('复核', 'second review'),
  decider: word('决定人', 'decider'),
  province: word('省市', 'province'),
  authority: word('机关', 'authority'),
  leadAuthority: word('主办机关', 'lead authority'),
  leadApplicant: word('牵头申请机构', 'lead applicant'),
  publicNotice: word('公示', 'public notice'),
  notification: word('消息', 'notification'),
  letter: word('文书', 'letter'),
  registration: word('登记', 'registration'),
  suspend: word('暂停测试', 'suspend'),
  hold: word('中止办理', 'hold'),
  terminate: word('终止办理', 'terminate'),
  completed: word('测试通过', 'completed'),
  stage: word('阶段', 'stage'),
  court: word('办理方', 'whose court'),
  due: word('到期日', 'due'),
  overdue: word('逾期', 'overdue'),
  provisional: word('暂定（节假日安排公布后重新计算）', 'provisional (reckoned again when the holidays are announced)'),
  unknown: word('未知', 'unknown'),
  demo: word('演示', 'demo'),
} as const satisfies Record<string, Bilingual>;
export type GlossaryTerm = keyof typeof GLOSSARY;

export const KIND_LABELS = {
  'pilot-application': word('创新应用申请', 'Pilot application'),
  'sharing-package': word('监管协同材料包', 'Sharing package'),
  'sharing-leg': word('监管协同件', 'Sharing leg'),
} as const satisfies Record<CaseKind, Bilingual>;

export const PROVINCE_LABELS = {
  '31': word('上海', 'Shanghai'),
  '32': word('江苏', 'Jiangsu'),
  '33': word('浙江', 'Zhejiang'),
  '34': word('安徽', 'Anhui'),
} as const satisfies Record<Province, Bilingual>;

export const LANE_LABELS = {
  legality: word('合法合规', 'Legality'),
  risk: word('风险评估', 'Risk'),
  consumer: word('消费者权益保护', 'Consumer protection'),
} as const satisfies Record<Lane, Bilingual>;

export const COURT_LABELS = {
  firm: word('申请机构', 'The firm'),
  authority: word('主管机关', 'The authority'),
  peers: word('协同省市', 'The other provinces'),
  experts: word('专家', 'The experts'),
  public: word('社会公众', 'The public'),
  none: word('无', 'Nobody'),
} as const satisfies Record<Court, Bilingual>;

export const DEADLINE_STATUS_LABELS = {
  running: word('计时中', 'running'),
  pending: word('待送达起算', 'waits for service'),
  stopped: word('已中止计时', 'stopped'),
  overdue: word('已逾期', 'overdue'),
  met: word('按期完成', 'met'),
  expired: word('已届满', 'expired'),
  superseded: word('已被取代', 'superseded'),
} as const satisfies Record<string, Bilingual>;
export type DeadlineStatusLabel = keyof typeof DEADLINE_STATUS_LABELS;
