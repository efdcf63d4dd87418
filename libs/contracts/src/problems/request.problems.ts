import type { ProblemCode } from './problem-code.js';
import { row } from './problem-row.js';
import type { ProblemRow } from './problem-row.js';

/** What can be wrong with a request, whatever it asks for, with who sends it, and with ourselves. */
export const REQUEST_PROBLEMS = {
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
  'live.unavailable': row(
    503,
    'warn',
    ['实时更新暂不可用', 'Live updates are not available now'],
    ['页面照常可用，刷新即可看到最新内容', 'The pages work without them: reload to see what is new'],
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
  'login.failed': row(
    401,
    'warn',
    ['用户名或口令不正确', 'The name or the password is wrong'],
    ['请核对后重试', 'Check them and try again'],
  ),
  'login.throttled': row(
    429,
    'warn',
    ['登录尝试过多', 'Too many attempts to sign in'],
    ['请在 Retry-After 所示秒数后重试', 'Try again after the seconds in Retry-After'],
  ),
  'auth.reauthentication_required': row(
    403,
    'info',
    ['请再次验证身份', 'Show once more who you are'],
    [
      '此行为具有法律效力：请再次验证身份，然后再次提交；此前填写的内容不会丢失',
      'The act has legal effect: show once more who you are, then send it again; what you filled in is not lost',
    ],
  ),
  'auth.proof_missing': row(
    422,
    'info',
    ['未提供可用的身份证明', 'Nothing was given that shows who you are'],
    ['请提供当前口令或动态码，以本人登录方式为准', 'Give the password or the one-time code, whichever you sign in with'],
  ),
  'key.invalid': row(
    401,
    'warn',
    ['接口密钥无效', 'The API key is not valid'],
    [
      '密钥已撤销、过期，或签发人已无相应权限；请由有权人员重新签发',
      'It was revoked, has expired, or its issuer lost the right; have a new one issued',
    ],
  ),
  'key.not_here': row(
    403,
    'info',
    ['此接口不接受密钥', 'No API key is taken here'],
    ['请由本人登录办理', 'A person has to sign in and do it'],
  ),
  'key.out_of_scope': row(
    403,
    'info',
    ['超出密钥的范围', 'The API key does not reach so far'],
    ['请使用范围足够的密钥', 'Use a key with the scope that is named'],
  ),
  'key.personal_act': row(
    403,
    'warn',
    ['须由本人办理', 'A person has to do this'],
    ['签署、封存、决定等行为不得以密钥办理，请本人登录', 'Nobody signs, seals or decides by API key: sign in'],
  ),
  'key.not_found': row(
    404,
    'info',
    ['没有此密钥，或已失效', 'There is no such API key, or it has ended'],
    ['请刷新密钥清单', 'Look at the list of keys again'],
  ),
  'request.two_credentials': row(
    400,
    'warn',
    ['不得同时使用会话与密钥', 'A session and an API key cannot be sent together'],
    ['请只发送其中之一', 'Send one of the two'],
  ),
  'session.not_found': row(
    404,
    'info',
    ['没有此会话，或已结束', 'There is no such session, or it has ended'],
    ['请刷新会话清单', 'Look at the list of sessions again'],
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
  'event.personal': row(
    403,
    'warn',
    ['该事项须由本人办理', 'This is done in person'],
    ['请由本人登录办理，不要以代理身份提交', 'The person has to sign in and do it; a delegate cannot'],
  ),
  'cover.not_here': row(
    400,
    'info',
    ['此操作不能代他人进行', 'This cannot be done in somebody’s stead'],
    ['请去掉 Sandbar-On-Behalf-Of，以本人名义操作', 'Leave Sandbar-On-Behalf-Of out and act in your own name'],
  ),
  'cover.not_in_force': row(
    403,
    'warn',
    ['没有现行有效的委托代理', 'No absence cover is in force'],
    ['请核对委托的日期与角色，或由委托人重新委托', 'Check its dates and roles, or have it arranged anew'],
  ),
  'case.conflicted': row(
    403,
    'warn',
    ['您已申报回避，本件对您关闭', 'You declared a conflict of interest: this case is closed to you'],
    ['请由他人办理', 'Somebody else has to do it'],
  ),
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
} as const satisfies Partial<Record<ProblemCode, ProblemRow>>;
