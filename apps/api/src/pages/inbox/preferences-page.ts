import type { PreferencesView } from '../../inbox/preferences-view.js';
import { html } from '../html/html.js';
import { time } from '../html/parts.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';

/** `/me/notifications`: type by type, how its e-mails come; why letters cannot be switched off; an address that bounced. */
export function preferencesPage(frame: Frame, view: PreferencesView, saved: boolean): Page {
  const t = wordsIn(frame.lang);
  const say = sayIn(frame.lang);
  const title = t('消息接收方式', 'How notifications come');
  const choices = [
    ['now', t('随时发送邮件', 'E-mail at once')],
    ['digest', t('每日摘要', 'In the daily digest')],
    ['off', t('不发邮件', 'No e-mail')],
  ] as const;
  return {
    title,
    at: 'inbox',
    main: html`<h1>${title}</h1>
      ${saved && html`<p class="note good" role="status">${t('已保存。', 'Saved.')}</p>`}
      <p>${t('站内消息总会收到；这里选择邮件如何发送。', 'Everything comes to the inbox; here you choose how e-mail comes.')}</p>
      <p class="soft">
        ${view.email === null ? t('您没有登记邮箱，不会收到邮件。', 'You have no address on file, so no e-mail comes.') : t(`邮箱：${view.email}`, `Address: ${view.email}`)}
      </p>
      ${
        view.bouncedSince !== null &&
        html`<div class="note bad">
          <p>
            ${t('发往您邮箱的邮件被退回，自 ', 'Mail to your address has bounced since ')}${time(view.bouncedSince)}${t(
              ' 起不再发送；须送达的文书改以公函。',
              '; none is sent, and what must be served goes by letter.',
            )}
          </p>
          <form method="post" action="/me/notifications">
            <button class="second" name="do" value="works">${t('邮箱已可用，恢复发送', 'The address works again')}</button>
          </form>
        </div>`
      }
      <form method="post" action="/me/notifications">
        ${view.types.map(
          ({ type, title: label, help, choice, statutory }) =>
            html`<fieldset class="group">
              <legend>${say(label)}</legend>
              <p class="soft small" id="about-${type}">${say(help)}</p>
              ${
                statutory
                  ? html`<p>
                      <strong>${t('随时发送邮件', 'E-mail at once')}</strong> ·
                      ${t(
                        '不能关闭：这些通知具有送达效力，您的期限自送达起算；错过会丧失权利。邮件被退回时改以公函送达。',
                        'Cannot be switched off: these notices serve a letter and your periods run from service; missing one can cost you a right. Where mail bounces, the letter goes on paper.',
                      )}
                    </p>`
                  : choices.map(
                      ([value, words]) =>
                        html`<label class="choice"
                          ><input
                            type="radio"
                            name="${type}"
                            value="${value}"
                            ${choice === value && html` checked`}
                            aria-describedby="about-${type}"
                          />
                          ${words}</label
                        >`,
                    )
              }
            </fieldset>`,
        )}
        <div class="buttons">
          <button name="do" value="save">${t('保存', 'Save')}</button>
          <a href="/inbox">${t('返回消息', 'Back to the inbox')}</a>
        </div>
      </form>`,
  };
}
