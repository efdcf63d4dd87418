import type { ProblemCode } from './problem-code.js';
import { row } from './problem-row.js';
import type { ProblemRow } from './problem-row.js';

/** What can be wrong with a change of the calendar. */
export const CALENDAR_PROBLEMS = {
  'calendar.invalid': row(
    422,
    'info',
    ['放假安排填写有误', 'The change of the calendar is not right'],
    ['请按所列各处修改后重新提交', 'Correct the places listed and send it again'],
  ),
  'calendar.year_unknown': row(
    422,
    'info',
    ['该日所属年度的放假安排尚未载入', 'The notice that settles this day is not loaded'],
    ['请先载入该年度的国务院办公厅通知', 'Load the State Council’s notice for that year first'],
  ),
  'calendar.year_gap': row(
    422,
    'info',
    ['年度不连续', 'The years would not join'],
    ['请按年度先后载入，先载入所示年度', 'Load the notices year by year, the year shown first'],
  ),
  'calendar.known_already': row(
    409,
    'info',
    ['该年度的放假安排已载入，内容相同', 'The year is known already, with the same days'],
    ['无需处理', 'Nothing to do'],
  ),
  'calendar.contradicts': row(
    409,
    'info',
    ['与该年度已载入的放假安排不一致', 'It contradicts the notice that is loaded for the year'],
    ['如另有文件调整，请按文件逐日录入为调整，并注明依据', 'Where another document changed days, enter them as an override with its basis'],
  ),
  'calendar.changes_nothing': row(
    409,
    'info',
    ['所列日期本已如此，没有变动', 'The days are so already: nothing would change'],
    ['请核对日期与工作日、休息日的选择', 'Check the days and whether they are worked or off'],
  ),
  'calendar.other_place': row(
    403,
    'info',
    ['不能变动其他省市或机关的日历', 'The calendar of another province or office is not yours to change'],
    ['请由该省市的案件管理员或系统管理员录入', 'A case administrator of that province or the system administrator enters it'],
  ),
  'calendar.same_person': row(
    409,
    'info',
    ['录入人不能自己确认', 'Whoever entered it cannot confirm it'],
    ['请由另一名案件管理员或系统管理员确认', 'Another case or system administrator confirms it'],
  ),
  'calendar.settled': row(
    409,
    'info',
    ['该变动已确认或已撤回', 'The change was confirmed or withdrawn already'],
    ['已确认的变动只能由另一项变动更正', 'A confirmed change is answered by another change'],
  ),
  'calendar.change_not_found': row(
    404,
    'info',
    ['没有此项日历变动', 'There is no such change of the calendar'],
    ['请核对编号', 'Check the id'],
  ),
} as const satisfies Partial<Record<ProblemCode, ProblemRow>>;
