import { PASSWORD_LENGTH } from '@sandbar/identity';
import { passwordField } from '../forms/password-field.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import { html } from '../html/html.js';
import type { Html } from '../html/html.js';

/** Changing the password. @param set false: the person signs in some other way */
export function passwordSection(frame: Frame, set: boolean): Html {
  const t = wordsIn(frame.lang);
  const { minimum } = PASSWORD_LENGTH;
  return html`<section aria-labelledby="password">
    <h2 id="password">${t('口令', 'Password')}</h2>
    ${
      set
        ? html`<form method="post" action="/me/security/password" novalidate>
            <input type="hidden" name="login" value="${frame.me?.displayName}" autocomplete="username" />
            ${passwordField('current', t('当前口令', 'Present password'), 'current-password')}
            ${passwordField(
              'new',
              t('新口令', 'New password'),
              'new-password',
              t(`至少 ${minimum} 个字符。更改后其他会话全部结束。`, `At least ${minimum} characters. Every other session ends.`),
            )}
            <div class="buttons"><button>${t('更改口令', 'Change the password')}</button></div>
          </form>`
        : html`<p class="soft">
            ${t('您没有用口令登录；如需口令，请系统管理员签发启用链接。', 'You do not sign in with a password. If you want one, ask the system administrator for a link.')}
          </p>`
    }
  </section>`;
}
