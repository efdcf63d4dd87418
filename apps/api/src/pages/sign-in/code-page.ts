import type { Refusal } from '@sandbar/domain';
import { errorSummary } from '../forms/draw-form.js';
import { codeField } from '../forms/code-field.js';
import { refusalText } from '../forms/refusal-text.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { html } from '../html/html.js';

/** The second step of signing in. */
export function codePage(
  frame: Frame,
  model: { readonly challenge: string; readonly next: string; readonly refusal: Refusal | undefined },
): Page {
  const t = wordsIn(frame.lang);
  const faults = model.refusal === undefined ? [] : [{ pointer: 'code', message: refusalText(frame, model.refusal) }];
  const title = t('登录：动态码', 'Sign in: one-time code');
  return {
    title,
    at: 'sign-in',
    faulty: faults.length > 0,
    main: html`${errorSummary(faults, () => undefined, t)}
      <h1>${title}</h1>
      <form method="post" action="/sign-in/code" novalidate>
        <input type="hidden" name="challenge" value="${model.challenge}" />
        <input type="hidden" name="next" value="${model.next}" />
        ${codeField('code', t('动态码', 'Code'), {
          help: t('验证器上的六位数字，或一个恢复码。', 'The six digits of your authenticator, or one of your recovery codes.'),
          fault: faults[0]?.message,
        })}
        <div class="buttons"><button>${t('登录', 'Sign in')}</button><a href="/sign-in">${t('重新开始', 'Begin again')}</a></div>
      </form>`,
  };
}
