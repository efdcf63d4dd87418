import { dayInShanghai } from '@sandbar/calendar';
import { print } from '@sandbar/declaration';
import { PROVINCE_LABELS } from '@sandbar/contracts';
import { readView } from '../declaration/read-view.js';
import { drawForm, errorSummary, labelsOf } from '../forms/draw-form.js';
import type { Field, FormFault } from '../forms/field.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { dueLabel } from '../html/due.js';
import type { Due } from '../html/due.js';
import { html } from '../html/html.js';
import type { Child } from '../html/html.js';
import { facts, time } from '../html/parts.js';
import type { PublicView } from './public-view.js';
import { stateTag } from './register-page.js';

export interface PublicPageModel {
  /** Every page of the pilot, by time. */
  readonly pages: readonly PublicView[];
  readonly authorityName: string | null;
  /** Of a notice that is published: when it ends. */
  readonly due: Due | null;
  /** Present while comments are taken. */
  readonly comment: { readonly key: string; readonly fields: readonly Field[]; readonly faults: readonly FormFault[] } | null;
  /** Number of the comment that was just received. */
  readonly received: string | undefined;
}

/** `/register/:id`: all that is public about one pilot; the declaration with what is withheld visible as withheld. */
export function publicPage(frame: Frame, model: PublicPageModel): Page {
  const t = wordsIn(frame.lang);
  const latest = model.pages.at(-1);
  if (latest === undefined) throw new Error('a page of the register without a page');
  const whole = [...model.pages].reverse();
  const known = <T>(pick: (page: PublicView) => T | null): T | null => whole.map(pick).find((value) => value !== null) ?? null;
  const declaration = known((page) => page.declaration);
  const province = known((page) => page.province);
  const { comment } = model;
  const labels = labelsOf(comment?.fields ?? []);
  return {
    title: latest.title,
    at: 'register',
    faulty: (comment?.faults.length ?? 0) > 0,
    main: html`<p class="trail"><a href="/">${t('公开登记簿', 'Public register')}</a> ›</p>
      ${comment !== null && errorSummary(comment.faults, (pointer) => labels.get(pointer), t)}
      <h1>${latest.title}</h1>
      ${received(model, t)}
      ${facts([
        [t('状态', 'State'), stateTag(frame, latest)],
        [t('申请编号', 'Case number'), known((page) => page.number)],
        [t('登记编号', 'Registration number'), known((page) => page.registrationNumber)],
        [
          t('申请机构', 'Parties'),
          html`${(known((page) => (page.parties.length > 0 ? page.parties : null)) ?? []).map(
            (party) => html`${party.name}${party.licensed && html` <span class="tag">${t('持牌', 'licensed')}</span>`}<br />`,
          )}`,
        ],
        [t('省市', 'Province'), province !== null && PROVINCE_LABELS[province][frame.lang]],
        [t('主办机关', 'Lead authority'), model.authorityName],
        [t('公示开始', 'Notice began'), dayOf(known((page) => page.publishedAt))],
        [t('公示截止', 'Notice open until'), model.due !== null && dueLabel(model.due, t)],
        [t('登记日期', 'Registered on'), dayOf(known((page) => page.registeredAt))],
        [t('测试开始', 'Test began'), known((page) => page.startedOn)],
        [t('计划结束', 'Planned end'), known((page) => page.plannedEnd)],
        [
          t('登记覆盖省市', 'Registration covers'),
          known((page) => (page.area.length > 0 ? page.area : null))
            ?.map((code) => PROVINCE_LABELS[code][frame.lang])
            .join(t('、', ', ')),
        ],
      ])}
      ${model.comment !== null && html`<p class="no-print"><a class="button second" href="#comment">${t('提出意见', 'Comment')}</a></p>`}
      ${listed(
        t('附加条件', 'Conditions'),
        known((page) => (page.conditions.length > 0 ? page.conditions : null)),
      )}
      ${listed(
        t('对公众意见的答复', 'Replies to comments'),
        known((page) => (page.replies.length > 0 ? page.replies : null)),
      )}
      <section aria-labelledby="declaration">
        <h2 id="declaration">${t('声明书（公开版）', 'Declaration (public version)')}</h2>
        ${
          declaration === null
            ? html`<p class="soft">${t('本页没有公开的声明书。', 'No declaration is published here.')}</p>`
            : html`<p class="soft">
                  ${t(`第 ${declaration.revision} 版，指纹 SHA-256`, `Revision ${declaration.revision}, SHA-256`)}
                  <code>${declaration.hash}</code>
                </p>
                ${readView(print(declaration.version, declaration.shown, frame.lang), t, undefined, true)}`
        }
      </section>
      ${commentSection(model, latest, t)}
      <section aria-labelledby="course">
        <h2 id="course">${t('经过', 'Course')}</h2>
        <ul>
          ${whole.map((page) => html`<li>${time(page.at)} ${stateTag(frame, page)}${page.withdrawnAt !== null && html` <small class="soft">${t('已撤下', 'taken back')} ${time(page.withdrawnAt)}</small>`}</li>`)}
        </ul>
      </section>`,
  };
}

const dayOf = (instant: string | null): Child => instant !== null && html`<time datetime="${instant}">${dayInShanghai(instant)}</time>`;

function listed(heading: string, items: readonly { readonly text: string }[] | null): Child {
  return (
    items !== null &&
    html`<h2>${heading}</h2>
      <ul>
        ${items.map(({ text }) => html`<li><span class="pre">${text}</span></li>`)}
      </ul>`
  );
}

function received({ received: number }: PublicPageModel, t: Words): Child {
  if (number === undefined) return null;
  return html`<div class="note good" role="status">
    <p>${t('您的意见已收到。回执编号：', 'Your comment was received. Receipt number: ')}<code>${number}</code></p>
    <p>
      ${t(
        '主办机关将在公示期满后统一答复，答复在本页公布；您的联系方式不公开。',
        'The lead authority answers after the notice has ended, on this page; your contact is not shown.',
      )}
    </p>
  </div>`;
}

function commentSection(model: PublicPageModel, latest: PublicView, t: Words): Child {
  if (latest.what !== 'notice') return null;
  if (model.comment === null)
    return html`<h2>${t('提出意见', 'Comment')}</h2>
      <p class="note">
        ${t('公示期已结束或已中止，现在不接收意见。', 'The notice has ended or is suspended: no comments are taken now.')}
      </p>`;
  return html`<section aria-labelledby="comment">
    <h2 id="comment">${t('提出意见', 'Comment')}</h2>
    <p>
      ${t(
        '公示期内任何人都可以提出意见。主办机关逐条答复；意见成立的，退回审查。',
        'Anybody may comment while the notice is open. The lead authority answers every comment; one that is upheld sends the pilot back to review.',
      )}
    </p>
    ${drawForm({ action: `/register/${latest.caseId}/comments`, fields: model.comment.fields, hidden: { key: model.comment.key }, send: t('提交意见', 'Send the comment') }, t)}
  </section>`;
}
