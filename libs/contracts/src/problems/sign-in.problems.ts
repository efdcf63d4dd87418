import type { ProblemCode } from './problem-code.js';
import { row } from './problem-row.js';
import type { ProblemRow } from './problem-row.js';

/** What can be wrong with the second step of signing in. */
export const SIGN_IN_PROBLEMS = {
  'login.second_factor_required': row(
    401,
    'info',
    ['还需要动态码', 'A one-time code is needed too'],
    ['请输入验证器上的动态码', 'Give the code of your authenticator'],
  ),
  'login.challenge_over': row(
    401,
    'info',
    ['登录步骤已过期', 'This sign-in has expired'],
    ['请从口令开始重新登录', 'Begin again with the password'],
  ),
  'second_factor.failed': row(
    401,
    'warn',
    ['动态码不正确，或已用过', 'The code is wrong, or was used before'],
    ['请等下一个动态码，并核对设备时间', 'Wait for the next code, and check the clock of your device'],
  ),
  'second_factor.exists': row(
    409,
    'info',
    ['已设置验证器', 'There is an authenticator already'],
    ['如需更换，请先用动态码停用', 'To change it, remove it first with one of its codes'],
  ),
  'second_factor.missing': row(
    404,
    'info',
    ['没有待确认或已启用的验证器', 'There is no authenticator'],
    ['请先设置验证器', 'Set one up first'],
  ),
  'second_factor.must': row(
    403,
    'info',
    ['您的角色须使用动态码', 'Your role needs an authenticator'],
    ['请先在“账号安全”页设置验证器', 'Set one up under «Account security» first'],
  ),
  'oidc.unavailable': row(
    503,
    'error',
    ['统一身份认证暂时不可用', 'The identity provider cannot be reached at the moment'],
    ['请稍后再试，或用本站口令登录', 'Try again later, or sign in with your password here'],
  ),
  'oidc.refused': row(
    401,
    'warn',
    ['统一身份认证的登录未被接受', 'What came back from the identity provider was not accepted'],
    ['链接可能已用过、已过期，或来自另一浏览器；请重新开始', 'It was used, is too old, or began in another browser: begin again'],
  ),
  'oidc.not_linked': row(
    403,
    'info',
    ['该身份尚未关联本站账号', 'That identity is not linked to an account here'],
    ['请先以本站方式登录，再在“账号安全”页关联', 'Sign in here first, then link it under «Account security»'],
  ),
  'oidc.linked_elsewhere': row(
    409,
    'info',
    ['该身份或该账号已有关联', 'That identity, or this account, is linked already'],
    ['请先解除原有关联', 'Take the other link away first'],
  ),
  'secrets.not_configured': row(
    503,
    'error',
    ['本系统尚未配置密钥，不能保存此项', 'This installation has no key to keep that under'],
    ['请系统管理员设置 SECRETS_KEY', 'Ask the system administrator to set SECRETS_KEY'],
  ),
} as const satisfies Partial<Record<ProblemCode, ProblemRow>>;
