import type { InboxItemView } from '@sandbar/contracts';
import { html } from '../html/html.js';
import { nextPage, time } from '../html/parts.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';

export interface InboxModel {
  readonly items: readonly InboxItemView[];
  readonly unreadOnly: boolean;
  readonly next: string | null;
}

/** `/inbox`: a person's notifications, newest first; each is marked by a button, all of a page at once by one. */
export function inboxPage(frame: Frame, model: InboxModel): Page {
  const t = wordsIn(frame.lang);
  const say = sayIn(frame.lang);
  const title = t('消息', 'Inbox');
  const unread = model.items.filter((item) => item.readAt === null);
  const mark = (ids: readonly string[], read: boolean, label: string, small = true) =>
    html`<form method="post" action="/inbox">
      ${ids.map((id) => html`<input type="hidden" name="id" value="${id}" />`)}
      <button class="second${small && ' small'}" name="read" value="${String(read)}">${label}</button>
    </form>`;
  return {
    title,
    at: 'inbox',
    live: 'inbox',
    main: html`<h1>${title}</h1>
      <ul class="tabs">
        <li>
          <a href="/inbox?show=unread" ${model.unreadOnly && html` aria-current="page"`}
            >${t(`未读（${frame.unread}）`, `Unread (${frame.unread})`)}</a
          >
        </li>
        <li><a href="/me/notifications">${t('接收方式', 'How they come')}</a></li>
        <li><a href="/inbox" ${!model.unreadOnly && html` aria-current="page"`}>${t('全部', 'All')}</a></li>
      </ul>
      ${
        unread.length > 1 &&
        mark(
          unread.map(({ id }) => id),
          true,
          t('本页全部标为已读', 'Mark all of this page as read'),
          false,
        )
      }
      ${
        model.items.length === 0
          ? html`<p class="soft">${t('没有消息。', 'No notifications.')}</p>`
          : model.items.map(
              (item) =>
                html`<article class="box">
                  <h2>
                    ${item.readAt === null && html`<span class="tag warn">${t('未读', 'unread')}</span> `}<a href="${item.link}"
                      >${say(item.subject)}</a
                    >
                  </h2>
                  <p><span class="pre">${say(item.body)}</span></p>
                  <p class="soft small">${time(item.at)}${item.readAt !== null && [t(' · 已读于 ', ' · read '), time(item.readAt)]}</p>
                  ${mark([item.id], item.readAt === null, item.readAt === null ? t('标为已读', 'Mark as read') : t('标为未读', 'Mark as unread'))}
                </article>`,
            )
      }
      ${nextPage(t, '/inbox', { show: model.unreadOnly ? 'unread' : undefined }, model.next)}`,
  };
}
