import type { Bilingual } from '@sandbar/domain';

/** Label of a field, and a word of help where the label is not enough: [zh, en, help zh, help en]. */
type Row = readonly [zh: string, en: string, helpZh?: string, helpEn?: string];

/**
 * Words for the fields of the commands, by name; `EVENT.name` stands before `name`. A test asks for a row for every field of every command.
 */
const ROWS: Readonly<Record<string, Row>> = {
  title: ['创新应用名称', 'Name of the pilot', '以后可在声明书中修改。', 'You can change it later in the declaration.'],
  province: ['省市', 'Province'],
  'CREATE.province': ['申请地', 'Where you apply'],
  leadAuthority: ['主办机关', 'Lead authority'],
  linkedTo: ['关联的暂缓申请', 'The deferred application this one follows'],
  workingCopyRevision: ['声明书草稿版本', 'Revision of the working copy'],
  declarationHash: ['声明书指纹', 'Hash of the declaration'],
  checklist: ['核对清单', 'Checklist'],
  'ACCEPT.checklist': [
    '形式核对清单',
    'Checklist of form',
    '逐项核对并写明依据；有任何一项不满足就不能受理，应一次性告知补正。',
    'Check each item and name the evidence. One that is not met bars acceptance: ask for corrections instead.',
  ],
  item: ['核对项', 'Item'],
  'checklist.code': ['清单项目', 'Item of the list'],
  met: ['满足', 'Met'],
  evidence: ['依据或材料', 'Evidence'],
  'PREPARE_ANSWER.evidence': ['证据', 'Evidence', '每行一项；提出异议时必填。', 'One a line; needed for an objection.'],
  laneAuthorities: [
    '各项审查由谁办理',
    'Who takes each lane of review',
    '不选则由主办机关办理。',
    'Left open, the lead authority takes it.',
  ],
  legality: ['合法合规审查', 'Legality'],
  risk: ['风险评估', 'Risk'],
  consumer: ['消费者权益保护审查', 'Consumer protection'],
  points: ['补正事项', 'Points to correct', '一次性告知全部补正内容。', 'Tell all of them at once.'],
  pointer: ['涉及的填报项', 'Field'],
  reasonCode: ['理由代码', 'Reason code'],
  reason: ['理由', 'Reason'],
  'points.reason': ['问题类型', 'What is wrong'],
  to: ['移送至', 'Sent to'],
  'TRANSFER.to': ['移送至（主办机关）', 'To (lead authority)'],
  toProvince: ['接收机关所在省市', 'Province of the receiving authority'],
  method: ['送达方式', 'How it was served'],
  servedAt: ['送达时间', 'When it was served', '北京时间。', 'Beijing time.'],
  lane: ['审查事项', 'Lane'],
  assessor: ['审查员', 'Assessor'],
  auditor: ['审计员', 'Auditor'],
  verdict: ['结论', 'Verdict'],
  opinion: ['意见', 'Opinion'],
  conditions: ['附加条件', 'Conditions'],
  kind: ['类型', 'Kind'],
  value: ['数值', 'Value'],
  unit: ['单位', 'Unit'],
  area: ['适用省市', 'Provinces'],
  text: ['内容', 'Text'],
  'COMMENT.text': ['意见内容', 'Your comment', '请勿填写他人个人信息。', 'Please name no other person.'],
  tier: ['风险等级', 'Risk tier', '风险评估项必填。', 'Needed in the risk lane.'],
  risks: ['风险点', 'Risk points', '逐项给出可能性、影响与书面理由。', 'Likelihood, impact and a written reason for each.'],
  point: ['风险点', 'Risk point'],
  likelihood: ['可能性', 'Likelihood'],
  impact: ['影响', 'Impact'],
  questions: ['问题', 'Questions'],
  'REQUEST_FURTHER_INFORMATION.questions': ['问题', 'Questions', '每行一项。', 'One a line.'],
  answers: ['答复', 'Answers'],
  'INFORMATION_SUPPLIED.answers': ['答复', 'Answers', '每行一项。', 'One a line.'],
  attachments: ['附件', 'Attachments', '先在案件页上传，再在此勾选。', 'Upload them on the page of the case first, then tick them here.'],
  comment: ['说明', 'Comment'],
  'COMMENT.comment': ['意见编号', 'Number of the comment'],
  ground: ['回避事由', 'Ground'],
  note: ['说明', 'Note'],
  experts: ['专家', 'Experts'],
  minutes: ['论证纪要', 'Minutes'],
  withhold: [
    '不予公开的填报项',
    'Fields to withhold',
    '每项须说明理由；被隐去的项在公示页上以“不予公开”显示。',
    'With a reason each; the notice shows them as withheld.',
  ],
  'SUBMIT_PACKAGE.withhold': [
    '不予披露的填报项',
    'Fields to withhold',
    '每项须说明理由；接收方看到该项“不予披露”及理由。',
    'With a reason each; the recipients see them as withheld, with the reason.',
  ],
  comments: ['涉及的公众意见', 'Comments'],
  replies: ['答复', 'Replies', '可将多条意见归并答复。', 'Several comments may be grouped under one reply.'],
  lanes: ['退回哪些审查事项', 'Lanes to reopen'],
  outcome: ['拟定结果', 'Outcome'],
  'DECIDE_CHANGE.outcome': ['决定', 'Decision'],
  redirectTo: ['移送至', 'Redirect to', '仅在结果为移送时填写。', 'Only when the outcome is to redirect.'],
  grounds: ['复查理由', 'Grounds'],
  organisation: ['退出的机构', 'The party that leaves'],
  startedOn: ['开始日期', 'Started on'],
  scope: ['范围', 'Scope'],
  description: ['变更内容', 'What changes'],
  material: [
    '是否实质变更',
    'Material change',
    '涉及范围、用户、数据、合作方或地域的变更属实质变更。',
    'A change of scope, users, data, partners or region is material.',
  ],
  plannedEnd: ['新的计划结束日', 'New planned end'],
  proof: ['证明事项', 'Proof'],
  answer: ['答复', 'Answer'],
  'SUPERIOR_ANSWERED.answer': ['上级答复', "The superior's answer"],
  code: ['异议代码', 'Code of the objection'],
  expectedOn: ['预计答复日', 'Expected date of the answer'],
  letter: ['公函文号', 'Number of the letter'],
  tlp: ['TLP 标识', 'TLP label'],
  purpose: ['使用目的', 'Purpose'],
  legalBasis: ['法律依据', 'Legal basis'],
  expiresOn: ['披露有效期至', 'Disclosure ends on'],
  maximumLevel: ['最高数据级别', 'Highest data level', 'JR/T 0197-2020，1至5级。', 'JR/T 0197-2020, 1 to 5.'],
  secrecyDeclared: ['我声明材料不含国家秘密和工作秘密', 'I declare that the material holds no state or work secret'],
  legalBasisChecked: ['已核对法律依据', 'The legal basis has been checked'],
  superior: ['共同上级', 'Common superior'],
  document: ['文件文号', 'Number of the document'],
  name: ['姓名或单位', 'Name'],
  contact: ['联系方式', 'Contact', '电话或地址，仅供核实，不公开。', 'Telephone or address, only to check back; never shown.'],
};

export interface FieldWords {
  readonly label: Bilingual;
  readonly help: Bilingual | undefined;
}

/**
 * @param event the command
 * @param path names from the payload down, rows left out: `points.reason`
 */
export function findFieldWords(event: string, path: readonly string[]): FieldWords | undefined {
  const name = path.at(-1) ?? '';
  const row = ROWS[`${event}.${path.join('.')}`] ?? ROWS[path.slice(-2).join('.')] ?? ROWS[name];
  if (row === undefined) return undefined;
  const [zh, en, helpZh, helpEn] = row;
  return { label: { zh, en }, help: helpZh === undefined || helpEn === undefined ? undefined : { zh: helpZh, en: helpEn } };
}
