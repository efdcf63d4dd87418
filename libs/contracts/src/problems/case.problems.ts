import type { ProblemCode } from './problem-code.js';
import { row } from './problem-row.js';
import type { ProblemRow } from './problem-row.js';

/** What can be wrong with a command, with the case it is for, and with what hangs from the case. */
export const CASE_PROBLEMS = {
  'command.key_required': row(
    400,
    'info',
    ['缺少 Idempotency-Key 头', 'The Idempotency-Key header is missing'],
    [
      '请为每个操作生成一个键（1–200 个可见 ASCII 字符），重试时沿用',
      'Make one key for each act (1 to 200 visible ASCII characters) and keep it when you try again',
    ],
  ),
  'command.key_reused': row(
    422,
    'warn',
    ['同一个 Idempotency-Key 曾用于其他内容', 'The Idempotency-Key was used for something else'],
    ['新操作请用新键', 'Use a new key for a new act'],
  ),
  'command.in_flight': row(
    409,
    'info',
    ['相同请求正在处理', 'The same request is being handled'],
    ['请稍候用同一键重试', 'Try again with the same key in a moment'],
  ),
  'version.required': row(
    428,
    'info',
    ['缺少 If-Match 头', 'The If-Match header is missing'],
    ['请先读取，并以其 ETag 作为 If-Match', 'Read first and send its ETag as If-Match'],
  ),
  'version.stale': row(
    412,
    'info',
    ['内容已被他人更新', 'Somebody changed it in the meantime'],
    ['请重新读取后再操作', 'Read again, then act'],
  ),
  'event.unknown': row(
    422,
    'info',
    ['没有此事件', 'There is no such event'],
    ['可办事项见 allowedActions', 'See allowedActions for what can be done'],
  ),
  'event.not_allowed': row(
    409,
    'info',
    ['当前状态不允许此操作', 'This cannot be done in the present state'],
    ['可办事项见 allowedActions', 'See allowedActions for what can be done'],
  ),
  'rule.no_value': row(
    409,
    'error',
    ['规则缺少现行取值', 'A rule has no value in force'],
    ['请规则管理员补录该规则', 'The keeper of the rules has to enter a value'],
  ),
  'deadline.moved': row(409, 'debug', ['该期限已变动', 'The deadline has moved'], ['无需处理', 'Nothing to do']),
  'deadline.not_due': row(
    409,
    'debug',
    ['该期限尚未届满', 'The deadline is not over yet'],
    ['届满时自动处理', 'It is dealt with when it is over'],
  ),
  'deadline.moving': row(
    409,
    'debug',
    ['该期限正随放假安排变动', 'The deadline is being moved with the calendar'],
    ['请稍候', 'Wait a moment'],
  ),
  'case.not_found': row(
    404,
    'info',
    ['没有此件，或您无权查看', 'There is no such case, or it is not yours to see'],
    ['请核对编号', 'Check the id'],
  ),
  'case.closed': row(409, 'info', ['本件已办结', 'The case is closed'], ['可另行提交新的申请', 'A new application can be filed']),
  'case.broken': row(
    500,
    'error',
    ['本件状态无法恢复', 'The state of the case cannot be restored'],
    ['已通知管理员；数据未丢失', 'The administrator has been told; no data is lost'],
  ),
  'working_copy.missing': row(409, 'info', ['尚无草稿', 'There is no working copy yet'], ['请先保存草稿', 'Save a draft first']),
  'working_copy.stale': row(
    409,
    'info',
    ['草稿已有更新的版本', 'The working copy has a newer revision'],
    ['请重新读取草稿', 'Read the draft again'],
  ),
  'notice.closed': row(
    409,
    'info',
    ['该公示现不接受意见', 'The notice does not take comments now'],
    ['意见须在公示期内提交', 'Comments are taken while the notice runs'],
  ),
  'declaration.invalid': row(
    422,
    'info',
    ['声明书不完整或有误', 'The declaration is incomplete or wrong'],
    ['请按 errors 逐项修改', 'Correct each point in errors'],
  ),
  'declaration.not_found': row(
    404,
    'info',
    ['没有此版本的声明书', 'There is no such revision of the declaration'],
    ['版本清单见办理记录', 'The history lists the revisions'],
  ),
  'reference.not_found': row(
    404,
    'info',
    ['没有此参考数据', 'There is no such reference data'],
    ['清单见 /v1/reference', 'See /v1/reference for the lists'],
  ),
  'attachment.not_found': row(404, 'info', ['没有此附件', 'There is no such attachment'], ['请核对编号', 'Check the id']),
  'attachment.missing': row(
    422,
    'info',
    ['请求中没有文件', 'The request holds no file'],
    ['请在 multipart 表单中附上一个文件', 'Send one file in a multipart form'],
  ),
  'attachment.quota': row(
    413,
    'info',
    ['本件附件总量超过上限', 'The attachments of the case are larger than allowed in all'],
    ['请删减附件', 'Attach less'],
  ),
} as const satisfies Partial<Record<ProblemCode, ProblemRow>>;
