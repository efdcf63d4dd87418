import { refuse, type Refusal } from '@sandbar/domain';

const FAULTS = {
  'login.unusable': { zh: '登录名应为3至64个字母、数字或 . _ @ -', en: 'A sign-in name has 3 to 64 letters, digits or . _ @ -' },
  'login.taken': { zh: '登录名已被使用', en: 'The sign-in name is taken' },
  'place.mismatch': { zh: '角色与所在单位不符，或角色不可兼任', en: 'The roles do not go with the place of work, or not with each other' },
  'place.unknown': { zh: '没有此单位，或其已停止履职', en: 'There is no such place of work, or it is no longer in office' },
  'role.held': { zh: '该角色已有人担任', en: 'Somebody holds the role already' },
  'role.not_held': { zh: '该人员没有此角色', en: 'The person does not hold the role' },
  'uscc.taken': { zh: '该统一社会信用代码的机构已存在', en: 'There is an organisation with this USCC' },
  'dates.order': { zh: '结束日不得早于开始日', en: 'The last day is not before the first' },
  'dates.past': { zh: '日期已过，请填写今日或以后的日期', en: 'The day is over: choose today or later' },
  'delegation.self': { zh: '不能委托本人', en: 'Nobody stands in for oneself' },
  'delegation.elsewhere': { zh: '受托人须为本单位在职人员', en: 'The delegate has to work at the same place' },
  'delegation.not_lendable': {
    zh: '签署、专家意见、审计和各类管理员职责须由本人履行，不得委托',
    en: 'Signing, expert opinions, audits and administration are done in person and cannot be lent',
  },
  'delegation.not_held': { zh: '委托人在该期间开始时没有此角色', en: 'The delegator does not hold the role when it begins' },
  'delegation.too_long': { zh: '委托期限超过规则允许的天数，请分次委托', en: 'Longer than the rule allows: arrange it in parts' },
  'delegation.overlaps': {
    zh: '该角色在此期间已委托他人，请先撤销原委托或调整日期',
    en: 'The role is lent for a part of that time already: take that back first, or change the dates',
  },
  'succession.same': { zh: '承继机关不能是其本身', en: 'An authority does not succeed itself' },
  'succession.unfit': {
    zh: '被承继机关已有承继机关，或承继机关在该日不在任',
    en: 'It has a successor already, or the successor is not in office on that day',
  },
  'departure.nothing': { zh: '该人员在该日没有可终止的角色', en: 'The person holds none of the roles on that day' },
  'email.unusable': { zh: '请填写可用的电子邮箱地址', en: 'Give an e-mail address that can be used' },
} as const;
export type PeopleFault = keyof typeof FAULTS;

/** `payload.invalid` at one field of what was sent, with the remedy in its words. */
export function fault(pointer: string, code: PeopleFault, params: Readonly<Record<string, unknown>> = {}): Refusal {
  return { ...refuse('payload.invalid'), errors: [{ pointer, code, params, message: FAULTS[code] }] };
}
