import type { ProblemCode } from './problem-code.js';
import { row } from './problem-row.js';
import type { ProblemRow } from './problem-row.js';

/** What can be wrong with a change of the rule table. */
export const RULE_PROBLEMS = {
  'rules.invalid': row(
    422,
    'info',
    ['规则填写有误', 'The rules are not right'],
    ['请按所列各处修改后重新提交', 'Correct the places listed and send it again'],
  ),
  'rules.other_place': row(
    403,
    'info',
    ['不能变动其他机关的规则', 'The rules of another authority are not yours to change'],
    ['请由该机关的案件管理员或系统管理员录入', 'A case administrator of that authority or the system administrator enters them'],
  ),
  'rules.same_person': row(
    409,
    'info',
    ['录入人不能自己确认', 'Whoever entered it cannot confirm it'],
    ['请由另一名案件管理员或系统管理员确认', 'Another case or system administrator confirms it'],
  ),
  'rules.same_office': row(
    409,
    'info',
    ['共同基线的变动不能由同一机关的两人录入并确认', 'A change of the common baseline is not made by two people of one office'],
    ['请由另一机关的案件管理员或系统管理员确认', 'A case administrator of another office or the system administrator confirms it'],
  ),
  'rules.settled': row(
    409,
    'info',
    ['该变动已确认或已撤回', 'The change was confirmed or withdrawn already'],
    ['已确认的规则只能由新的版本代替', 'A confirmed rule is followed by a new version'],
  ),
  'rules.change_not_found': row(404, 'info', ['没有此项规则变动', 'There is no such change of the rules'], ['请核对编号', 'Check the id']),
} as const satisfies Partial<Record<ProblemCode, ProblemRow>>;
