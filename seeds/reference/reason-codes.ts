import type { BasisKind, Bilingual, Certainty, ReasonCodeRow, ReasonUse } from './reference-data.js';

interface Ground {
  basis: Bilingual;
  basisKind: BasisKind;
  certainty: Certainty;
}
const ground = (zh: string, en: string, basisKind: BasisKind, certainty: Certainty): Ground => ({
  basis: { zh, en },
  basisKind,
  certainty,
});
const CALL = ground('参照北京第二批征集公告的四项入选标准', 'The four criteria of the second Beijing call, by analogy', 'analogy', 'found');
const LICENSED = ground(
  '参照北京第二批征集公告：科技企业须联合持牌机构；申请机构无违规记录',
  'The second Beijing call, by analogy: technology firms join a licensed institution; no record of violations',
  'analogy',
  'found',
);
const SIMILAR = ground(
  '有报道称同类项目不再受理，未见正式规定',
  'Reported practice that similar projects are not taken; no formal rule was found',
  'house',
  'found',
);
// JR/T 0198-2020 has chapters on declaration and exit, but its clauses were not found: a reason must not be dressed as one of them.
const TESTING = ground(
  '本平台规则；JR/T 0198-2020 设测试声明、测试退出两章，条文未取得',
  'Rule of this platform; JR/T 0198-2020 has chapters on declaration and exit, whose clauses were not found',
  'house',
  'house',
);
const SECURITY = ground('JR/T 0199-2020、JR/T 0171-2020', 'JR/T 0199-2020, JR/T 0171-2020', 'standard', 'found');
const CONSUMER = ground(
  '《银行保险机构消费者权益保护管理办法》第九条',
  'Art. 9 of the Measure on Consumer Protection by Banking and Insurance Institutions',
  'law',
  'found',
);
const DISCLOSURE = ground(
  '《政府信息公开条例》第十五条',
  'Art. 15 of the Regulation on the Disclosure of Government Information',
  'law',
  'read',
);
const INTERNAL = ground(
  '《政府信息公开条例》第十六条',
  'Art. 16 of the Regulation on the Disclosure of Government Information',
  'law',
  'read',
);
const SECRECY = ground(
  '《政府信息公开条例》第十四条',
  'Art. 14 of the Regulation on the Disclosure of Government Information',
  'law',
  'background',
);
const PERSONAL = ground('《个人信息保护法》第二十五条', 'Art. 25 of the Personal Information Protection Law', 'law', 'read');
const OWN = ground('本平台规则，待四省市商定', 'Rule of this platform, for the four jurisdictions to settle', 'house', 'house');

const reason = (code: string, uses: ReasonUse[], zh: string, en: string, from: Ground = OWN): ReasonCodeRow => ({
  code,
  uses,
  title: { zh, en },
  ...from,
});

/** Every reason that a decision, an objection or a stop may cite. A refusal names a failed criterion; «other» does not exist on purpose. */
// prettier-ignore
export const reasonCodes: readonly ReasonCodeRow[] = [
  // criteria of entry
  reason('criterion.inclusive', ['decline', 'objection', 'not-recognised'], '业务普惠性不足：未体现支持国家战略、中小微企业或民生', 'Not inclusive: no support for national strategy, small firms or livelihood is shown', CALL),
  reason('criterion.innovative', ['decline', 'objection', 'not-recognised'], '技术创新性不足：与现有做法相比无实质创新', 'Not innovative: no substantial novelty against present practice', CALL),
  reason('criterion.controllable', ['decline', 'objection', 'not-recognised'], '风险不可控：突破现行基本规则或防控措施不足', 'Risk not under control: existing basic rules breached, or measures insufficient', CALL),
  reason('criterion.needs-regulator', ['decline', 'out-of-scope', 'not-recognised'], '无需监管支持：规则明确或不具典型性、可复制性', 'No need of regulatory support: rules are clear, or the case is neither typical nor replicable', CALL),
  reason('criterion.licensed-party', ['decline', 'out-of-scope', 'objection', 'terminate'], '无持牌机构参与，或持牌机构的业务范围不覆盖该服务', 'No licensed party, or the service lies outside its licence', LICENSED),
  reason('criterion.good-standing', ['decline', 'objection', 'terminate'], '申请机构有违法违规记录，不符合申请条件', 'An applicant has a record of violations that bars it', LICENSED),
  reason('criterion.declaration', ['decline'], '声明书内容不实、不完整或与附件不符', 'The declaration is untrue, incomplete or contradicts its attachments', TESTING),
  reason('criterion.lawful', ['decline', 'objection', 'not-recognised', 'terminate'], '业务不合规，或主管部门出具否定意见', 'The business is not lawful, or a competent authority’s opinion is negative', TESTING),
  reason('criterion.security', ['decline', 'objection', 'not-recognised'], '技术安全性评估未通过或有未关闭的高风险项', 'The security evaluation failed or has open high risks', SECURITY),
  reason('criterion.personal-information', ['decline', 'objection', 'not-recognised'], '个人金融信息保护措施不足', 'Personal financial information is not sufficiently protected', SECURITY),
  reason('criterion.consumer', ['decline', 'objection', 'not-recognised'], '消费者权益保护审查未通过', 'The consumer-protection review failed', CONSUMER),
  reason('criterion.compensation', ['decline', 'objection', 'not-recognised'], '风险补偿机制不足以覆盖申报的风险敞口', 'The compensation does not cover the declared exposure'),
  reason('criterion.exit', ['decline', 'objection', 'not-recognised'], '退出机制或应急预案不可执行', 'The exit or emergency plan cannot be carried out', TESTING),
  reason('criterion.similar', ['decline', 'out-of-scope'], '与在测创新应用实质相同', 'Substantially the same as a pilot under test', SIMILAR),
  reason('criterion.conditions-refused', ['decline'], '申请机构不接受附加条件', 'The applicant does not accept the conditions'),
  reason('criterion.panel', ['decline'], '专家论证意见为反对', 'The panel’s opinion is against'),
  reason('criterion.no-area', ['decline'], '经征求意见后无可实施区域', 'After the consultation no area is left'),
  reason('scope.not-fintech', ['out-of-scope'], '不属于金融科技创新监管工具的适用范围', 'Outside the scope of the instrument'),
  reason('scope.capital-market', ['out-of-scope'], '属于资本市场金融科技创新试点的范围', 'Belongs to the capital-market track', ground('关于开展资本市场金融科技创新试点（上海）工作的通知（2021-12-30）', 'Notice on the capital-market fintech pilot (Shanghai), 2021-12-30', 'house', 'found')),
  // objections of a province
  reason('objection.local-rule', ['objection', 'not-recognised'], '与本省市现行规则冲突', 'Conflicts with a rule in force in this province'),
  reason('objection.local-risk', ['objection', 'not-recognised'], '在本省市有尚未化解的风险或投诉', 'Unresolved risks or complaints in this province'),
  reason('objection.data', ['objection', 'not-recognised'], '跨区域数据使用的授权或级别不符', 'Authorisation or level of data used across provinces is wrong'),
  reason('objection.home-supervisor', ['objection'], '作为参与机构的属地监管部门提出异议', 'Objection as the home supervisor of a party'),
  reason('objection.evidence-missing', ['objection'], '材料不足以作出判断', 'The file does not allow a judgement'),
  // hold, withdrawal, termination, revocation
  reason('hold.external-decision', ['hold'], '须以其他机关的决定或司法裁判为前提', 'Depends on a decision of another authority or a court'),
  reason('hold.rule-change', ['hold'], '相关规则正在制定或修改', 'The rules concerned are being made or changed'),
  reason('hold.investigation', ['hold'], '申请机构正在接受调查', 'An applicant is under investigation'),
  reason('hold.force-majeure', ['hold'], '不可抗力', 'Force majeure', ground('《民法典》第一百八十条', 'Art. 180 of the Civil Code', 'law', 'background')),
  reason('hold.applicant-request', ['hold'], '申请机构请求中止', 'The applicant asked for it'),
  reason('withdraw.business', ['withdraw'], '业务或技术计划调整', 'Business or technical plans changed'),
  reason('withdraw.partner', ['withdraw'], '合作机构退出', 'A partner left'),
  reason('withdraw.licence', ['withdraw'], '改为申请牌照或走常规业务程序', 'A licence or the ordinary procedure is sought instead'),
  reason('withdraw.refile', ['withdraw'], '修改后重新申请', 'To be filed again after changes'),
  reason('terminate.false-declaration', ['terminate', 'revoke'], '提供虚假材料', 'False documents', TESTING),
  reason('terminate.party-lost', ['terminate'], '主体终止或牌照失效', 'A party has ceased to exist or lost its licence'),
  reason('terminate.breach', ['revoke', 'terminate'], '违反声明书承诺或附加条件', 'Promises of the declaration or conditions were broken', TESTING),
  reason('terminate.major-risk', ['revoke', 'terminate'], '发生重大风险且无法消除', 'A major risk arose that cannot be removed', TESTING),
  reason('terminate.unlawful', ['revoke', 'terminate'], '发生违法违规行为', 'Unlawful conduct', TESTING),
  reason('terminate.not-cooperating', ['revoke', 'terminate'], '不配合审查、监测或检查', 'Review, monitoring or inspection is not co-operated with', LICENSED),
  // withholding from the public or from another province
  reason('withhold.trade-secret', ['withhold'], '商业秘密', 'Trade secret', DISCLOSURE),
  reason('withhold.personal', ['withhold'], '个人信息与个人隐私', 'Personal information and privacy', PERSONAL),
  reason('withhold.internal', ['withhold'], '内部工作信息', 'Internal workings', INTERNAL),
  reason('withhold.secrecy', ['withhold'], '国家秘密或危及安全、稳定的信息', 'State secret, or information that endangers security or stability', SECRECY),
  reason('withhold.attack-surface', ['withhold'], '公开后可被用于攻击系统的技术细节', 'Technical detail that would help an attack'),
  reason('withhold.level', ['withhold'], '数据级别高于接收方获准的级别', 'Data level above what the recipient may receive', ground('JR/T 0197-2020', 'JR/T 0197-2020', 'standard', 'found')),
  reason('withhold.not-needed', ['withhold'], '与共享目的无关', 'Not needed for the purpose of sharing'),
];
