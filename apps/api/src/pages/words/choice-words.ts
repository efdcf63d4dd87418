import type { Bilingual } from '@sandbar/domain';
import { LANE_LABELS, PROVINCE_LABELS } from '@sandbar/contracts';

type Words = Readonly<Record<string, readonly [zh: string, en: string]>>;

const VERDICTS: Words = {
  pass: ['通过', 'Pass'],
  conditional: ['附条件通过', 'Pass with conditions'],
  fail: ['不通过', 'Fail'],
  for: ['同意', 'For'],
  against: ['不同意', 'Against'],
  questions: ['有疑问，退回审查', 'Questions: back to review'],
};
const ANSWERS: Words = {
  recognised: ['认可', 'Recognised'],
  recognisedWithConditions: ['附条件认可', 'Recognised with conditions'],
  notRecognised: ['不认可', 'Not recognised'],
  objected: ['提出异议', 'Objected'],
  abstained: ['不表态', 'Abstained'],
  noAnswer: ['未答复', 'No answer'],
};
const GRADES: Words = { '1': ['1 低', '1 low'], '2': ['2 中', '2 medium'], '3': ['3 高', '3 high'] };

/** Words for the values one may choose, by field; `EVENT.field` stands before `field`. */
const CHOICES: Readonly<Record<string, Words>> = {
  verdict: VERDICTS,
  answer: ANSWERS,
  likelihood: GRADES,
  impact: GRADES,
  tier: { low: ['低', 'Low'], medium: ['中', 'Medium'], high: ['高', 'High'] },
  outcome: {
    register: ['准予登记', 'Register'],
    decline: ['不予登记', 'Decline'],
    defer: ['暂缓', 'Defer'],
    redirect: ['移送其他程序', 'Redirect'],
    'more-conditions': ['增加条件', 'More conditions'],
    accepted: ['同意变更', 'Accept the change'],
    refused: ['不同意变更', 'Refuse the change'],
  },
  reason: { incorrect: ['内容有误', 'Incorrect'], incomplete: ['内容不全', 'Incomplete'], outdated: ['内容过期', 'Outdated'] },
  kind: {
    cap: ['规模上限', 'Cap'],
    duration: ['期限', 'Duration'],
    area: ['地域', 'Area'],
    'report-cycle': ['报告周期', 'Report cycle'],
    other: ['其他', 'Other'],
  },
  unit: {
    person: ['人', 'persons'],
    transaction: ['笔', 'transactions'],
    yuan: ['元', 'yuan'],
    month: ['个月', 'months'],
    day: ['日', 'days'],
  },
  ground: {
    'own-group': ['同一集团', 'Own group'],
    'own-firm': ['本机构', 'Own firm'],
    'prior-work': ['曾参与本项目', 'Prior work on it'],
    kin: ['亲属关系', 'Kin'],
    other: ['其他', 'Other'],
  },
  method: { portal: ['平台打开', 'Opened in the portal'], paper: ['书面送达', 'On paper'] },
  proof: {
    funds: ['资金已结清', 'Funds settled'],
    users: ['已告知用户', 'Users told'],
    data: ['数据已处置', 'Data disposed of'],
    complaints: ['投诉已办结', 'Complaints closed'],
  },
  tlp: {
    CLEAR: ['TLP:CLEAR 可公开', 'TLP:CLEAR'],
    GREEN: ['TLP:GREEN 限监管共同体', 'TLP:GREEN'],
    AMBER: ['TLP:AMBER 限接收机构及必要相关方', 'TLP:AMBER'],
    'AMBER+STRICT': ['TLP:AMBER+STRICT 限接收机构', 'TLP:AMBER+STRICT'],
    RED: ['TLP:RED 限指定人员', 'TLP:RED'],
  },
  scope: { whole: ['全部', 'The whole'] },
};
const PLACES: Readonly<Record<string, Bilingual>> = { ...PROVINCE_LABELS, ...LANE_LABELS };

/** The words for one value of a field; undefined when nobody has written them. */
export function findChoiceWords(field: string, value: string): Bilingual | undefined {
  const row = CHOICES[field]?.[value];
  return row === undefined ? PLACES[value] : { zh: row[0], en: row[1] };
}
