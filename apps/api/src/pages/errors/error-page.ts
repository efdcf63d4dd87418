import type { Refusal } from '@sandbar/domain';
import { problemOf } from '@sandbar/contracts';
import { html } from '../html/html.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';

/** What went wrong and what to do about it, from the problem catalogue, in both languages, with the number to quote. */
export function errorPage(frame: Frame, refusal: Refusal, sentByForm: boolean): Page & { readonly status: number } {
  const row = problemOf(refusal.code);
  const say = sayIn(frame.lang);
  const other = sayIn(frame.lang === 'zh' ? 'en' : 'zh');
  const t = wordsIn(frame.lang);
  const detail = refusal.detail ?? row.remedy;
  return {
    status: row.status,
    title: say(row.title),
    main: html`<h1>${say(row.title)}</h1>
      <p>${say(detail)}</p>
      <div lang="${frame.lang === 'zh' ? 'en' : 'zh-Hans'}" class="soft">
        <p><strong>${other(row.title)}</strong> ${other(detail)}</p>
      </div>
      ${
        sentByForm &&
        html`<p class="note">
          ${t(
            '您刚才填写的内容没有提交。请用浏览器的“后退”回到表单，内容仍在；必要时在另一个窗口重新登录后再提交。',
            'What you filled in was not submitted. Go back in your browser: the form still holds it. If needed, sign in again in another window and then submit.',
          )}
        </p>`
      }
      <p class="soft">${t('代码', 'Code')} <code>${row.code}</code> · ${t('请求编号', 'Request')} <code>${frame.traceId}</code></p>
      <p>
        <a href="/">${t('返回公开登记簿', 'To the public register')}</a
        >${frame.me !== undefined && html` · <a href="/cases">${t('我的案件', 'My cases')}</a>`}
      </p>`,
  };
}
