import type { Bilingual } from '@sandbar/domain';
import type { ProblemCode } from './problem-code.js';

export interface ProblemRow {
  /** HTTP status, RFC 9110. */
  readonly status: number;
  readonly title: Bilingual;
  /** What the person can do about it. */
  readonly remedy: Bilingual;
  /** The level at which it is logged: people's mistakes are no errors of ours. */
  readonly level: 'debug' | 'info' | 'warn' | 'error';
}

const row = (
  status: number,
  level: ProblemRow['level'],
  title: [zh: string, en: string],
  remedy: [zh: string, en: string],
): ProblemRow => ({
  status,
  level,
  title: { zh: title[0], en: title[1] },
  remedy: { zh: remedy[0], en: remedy[1] },
});

/** code -> status, title, remedy, log level. */
export const PROBLEMS = {
  'request.malformed': row(
    400,
    'info',
    ['请求无法读取', 'The request cannot be read'],
    ['请检查 JSON 语法与编码（UTF-8）', 'Check the syntax of the JSON and its encoding (UTF-8)'],
  ),
  'request.too_large': row(
    413,
    'info',
    ['请求内容过大', 'The request is too large'],
    ['请缩小内容；附件请用上传接口', 'Send less; use the upload for attachments'],
  ),
  'request.media_type': row(
    415,
    'info',
    ['不支持的内容类型', 'The content type is not supported'],
    ['请以 application/json 发送（附件为 multipart/form-data）', 'Send application/json (attachments: multipart/form-data)'],
  ),
  'request.method': row(
    405,
    'info',
    ['此地址不支持该方法', 'This address does not take that method'],
    ['允许的方法见 Allow 头', 'The Allow header lists the methods'],
  ),
  'request.cross_site': row(
    403,
    'warn',
    ['拒绝来自其他网站的请求', 'Requests from other sites are refused'],
    ['请从本站页面操作', 'Act from the pages of this site'],
  ),
  'request.timeout': row(408, 'info', ['请求未及时送完', 'The request did not arrive in time'], ['请重试', 'Try again']),
  'route.not_found': row(
    404,
    'debug',
    ['没有此地址', 'There is nothing at this address'],
    ['接口清单见 /openapi.json', 'See /openapi.json for the addresses'],
  ),
  'rate.limited': row(
    429,
    'warn',
    ['请求过于频繁', 'Too many requests'],
    ['请在 Retry-After 所示秒数后重试', 'Try again after the seconds in Retry-After'],
  ),
  'payload.invalid': row(
    422,
    'info',
    ['内容不符合要求', 'The content is not valid'],
    ['请按 errors 逐项修改', 'Correct each point in errors'],
  ),
  'query.invalid': row(
    400,
    'info',
    ['查询条件不符合要求', 'The query is not valid'],
    ['请按 errors 逐项修改', 'Correct each point in errors'],
  ),
  'cursor.invalid': row(
    400,
    'info',
    ['翻页标记无效', 'The cursor is not valid'],
    ['请从第一页开始，排序与筛选不变', 'Start from the first page with the same order and filters'],
  ),
  'body.not_json': row(
    422,
    'info',
    ['内容不能作为 JSON 保存', 'The content cannot be kept as JSON'],
    ['请去掉残缺字符与超大数字', 'Remove broken characters and numbers out of range'],
  ),
  'session.missing': row(401, 'info', ['尚未登录', 'Not signed in'], ['请先登录', 'Sign in first']),
  'session.expired': row(
    401,
    'info',
    ['登录已过期', 'The session has expired'],
    ['请重新登录；未提交的内容不会丢失', 'Sign in again; what you have not sent is not lost'],
  ),
  'credentials.wrong': row(
    401,
    'warn',
    ['用户名或口令不正确', 'The name or the password is wrong'],
    ['请核对后重试', 'Check them and try again'],
  ),
  'credentials.throttled': row(
    429,
    'warn',
    ['登录尝试过多', 'Too many attempts to sign in'],
    ['请在 Retry-After 所示秒数后重试', 'Try again after the seconds in Retry-After'],
  ),
  'password.weak': row(422, 'info', ['口令不符合要求', 'The password does not do'], ['请按 errors 修改', 'Correct the points in errors']),
  'enrolment.unusable': row(
    410,
    'info',
    ['启用链接无效或已使用', 'The enrolment link is not valid or was used'],
    ['请向管理员索取新链接', 'Ask the administrator for a new link'],
  ),
  'action.not_permitted': row(
    403,
    'warn',
    ['您无权进行此操作', 'You may not do this'],
    ['请由列明的角色办理', 'One of the roles named can do it'],
  ),
  'actor.conflict': row(
    403,
    'warn',
    ['您已申报回避', 'You declared a conflict of interest'],
    ['请由他人办理', 'Somebody else has to do it'],
  ),
  'case.conflicted': row(
    403,
    'warn',
    ['您已申报回避，本件对您关闭', 'You declared a conflict of interest: this case is closed to you'],
    ['请由他人办理', 'Somebody else has to do it'],
  ),
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
  'working_copy.frozen': row(
    409,
    'info',
    ['当前阶段不能修改草稿', 'The working copy cannot be changed in this stage'],
    ['需要修改时请先退回编辑', 'Return the case to editing first'],
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
  'attachment.too_large': row(
    413,
    'info',
    ['文件超过大小上限', 'The file is larger than allowed'],
    ['请压缩或拆分文件', 'Compress or split the file'],
  ),
  'attachment.quota': row(
    413,
    'info',
    ['本件附件总量超过上限', 'The attachments of the case are larger than allowed in all'],
    ['请删减附件', 'Attach less'],
  ),
  'attachment.type': row(
    415,
    'info',
    ['不接受此类文件', 'This type of file is not accepted'],
    ['接受的类型见 errors', 'See errors for the accepted types'],
  ),
  'attachment.empty': row(422, 'info', ['文件为空', 'The file is empty'], ['请选择有内容的文件', 'Choose a file with content']),
  'store.unavailable': row(
    503,
    'error',
    ['数据库暂时不可用', 'The database is not available at the moment'],
    [
      '未作任何更改；请在 Retry-After 所示秒数后用同一键重试',
      'Nothing was changed; try again with the same key after the seconds in Retry-After',
    ],
  ),
  internal: row(
    500,
    'error',
    ['系统内部错误', 'Something went wrong on our side'],
    ['请将 traceId 告知管理员', 'Tell the administrator the traceId'],
  ),
} as const satisfies Record<ProblemCode, ProblemRow>;

/** The row of a code; a code without a row is a bug and reads as `internal`. */
export function problemOf(code: string): ProblemRow & { readonly code: ProblemCode } {
  const known = Object.hasOwn(PROBLEMS, code) ? (code as ProblemCode) : 'internal';
  return { code: known, ...PROBLEMS[known] };
}

/** The body of application/problem+json (RFC 9457) as the API writes it. */
export interface ProblemBody {
  /** Path of the page about the code: a stable name. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly instance: string;
  readonly traceId: string;
  readonly errors?: readonly {
    readonly pointer: string;
    readonly code: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly detail: string;
  }[];
  /** 412: what the version is now. */
  readonly current?: number;
  /** 409: the stage the case is in, the guards that refused, what can be done instead. */
  readonly stage?: unknown;
  readonly refusedBy?: unknown;
  readonly allowedActions?: unknown;
  readonly params?: Readonly<Record<string, unknown>>;
}
