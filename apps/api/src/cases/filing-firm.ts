import { refuse } from '@sandbar/domain';
import type { Actor } from '@sandbar/domain';
import { RefusedException } from '../http/refused.exception.js';

/** The firm that a person files for: the own one, since who leads is not the sender's to choose. @throws RefusedException for somebody of no firm */
export function filingFirm({ organisation }: Actor): string {
  if (organisation !== null) return organisation;
  throw new RefusedException(refuse('action.not_permitted', { type: 'CREATE', need: [] }, NO_FIRM));
}
const NO_FIRM = {
  zh: '申请由企业人员提交，请由申请企业的经办人办理',
  en: 'A person of a firm files an application; the firm’s own clerk does it',
};
