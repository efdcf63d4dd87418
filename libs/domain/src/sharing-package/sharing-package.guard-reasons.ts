import type { GuardReason } from '../kernel/index.js';
import type { PackageGuard } from './sharing-package.guards.js';

const house = (zh: string, en: string, about: GuardReason['about'] = 'case'): GuardReason => ({
  about,
  text: { zh, en },
  basis: '本系统监管协同流程规定',
  basisKind: 'house',
});

/** Why an action of sharing-package@1 is refused, in words a coordinator reads. */
export const packageGuardReasons: Readonly<Record<PackageGuard, GuardReason>> = {
  releaserIsNotAuthor: house(
    '提交披露方案的人不得批准发出，须由他人审查',
    'Whoever submitted the disclosure cannot release it: another person must',
  ),
  secrecyDeclared: {
    about: 'payload',
    text: {
      zh: '须声明材料不含国家秘密、工作秘密后方可发出',
      en: 'Release needs the declaration that the material holds no state or work secret',
    },
    basis: '政务数据共享条例（国务院令第809号）',
    basisKind: 'law',
  },
  legalBasisChecked: {
    about: 'payload',
    text: { zh: '须确认已核对共享的法律依据', en: 'Confirm that the legal basis of the disclosure was checked' },
    basis: '政务数据共享条例（国务院令第809号）',
    basisKind: 'law',
  },
  fieldsDisclosed: house('材料包至少须披露一个字段', 'The package must disclose at least one field', 'payload'),
  fieldsKeepDisclosure: {
    about: 'payload',
    text: {
      zh: '待发内容与已审定的披露方案不符（超出级别或 TLP 标识所允许的级别，或应不予披露的内容仍在其中）',
      en: 'The content does not keep to the disclosure: a field above the level or above what its TLP label permits, or a value that must be withheld',
    },
    basis: 'JR/T 0197-2020 金融数据安全 数据安全分级指南',
    basisKind: 'standard',
  },
  disclosureComplete: house(
    '披露方案须写明目的、法律依据、最高级别（1–5），每个不予披露的字段须有理由',
    'A disclosure states purpose, legal basis, highest level (1–5) and a reason for each withheld field',
    'payload',
  ),
  labelFitsOffices: {
    about: 'payload',
    text: {
      zh: 'TLP:RED 只限逐一指定的人员，材料包发给机关，不能用此标识；请改用 AMBER+STRICT，或不经材料包当面通报',
      en: 'TLP:RED is for persons named one by one and a package goes to offices: use AMBER+STRICT, or tell them in person',
    },
    basis: 'FIRST Traffic Light Protocol 2.0',
    basisKind: 'standard',
  },
  expiryAhead: house('披露期限须晚于今天', 'The disclosure must expire after today', 'payload'),
  messageIsCurrent: house('消息属于以前的轮次或非接收方', 'The message is of an earlier round or not from a recipient', 'route'),
  answerIsLate: house('答复未逾期', 'The answer is not a late one', 'route'),
  lastDelivery: house('尚有省份未送达', 'Not every province is served yet', 'route'),
  everyoneAnswered: house('尚有省份未答复', 'Not every province has answered yet', 'route'),
  someObjectionOpen: house('没有未处理的异议', 'No objection is open', 'route'),
  noObjectionOpen: house('尚有未处理的异议', 'An objection is still open', 'route'),
  areaRemains: house('没有可登记的服务区域', 'No area is left to register', 'route'),
  ownAreaRemains: house('服务区域不含主办地', "The service area leaves out the lead's province", 'route'),
  objectionIsOpen: house('该省没有未处理的异议', 'This province has no open objection', 'payload'),
  wasReferred: house('须先报请共同上级', 'Refer to the common superior first'),
  someDateMoves: house('没有期限因此改日', 'No date moves', 'route'),
  leadIsNew: house('主办机关未变更', 'The lead authority is the same', 'route'),
  notSettled: house('协同已有结果，不能再撤回', 'Sharing is settled: the package can no longer be withdrawn'),
};
