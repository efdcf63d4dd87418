import type { EndpointView } from '@sandbar/notifications';
import { errorSummary } from '../forms/draw-form.js';
import { drawFields } from '../forms/draw-field.js';
import { idOf } from '../forms/field.js';
import type { FormFault, Option } from '../forms/field.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { table, time } from '../html/parts.js';
import { endpointState } from './webhook-words.js';

export interface TypeGroup {
  readonly title: string;
  readonly options: readonly Option[];
}
/** Made a moment ago: shown this once. */
export interface ShownSecret {
  readonly url: string;
  readonly secret: string;
  /** Until when the former one signs too; null: there was none. */
  readonly rotatingUntil: string | null;
}
export interface WebhooksModel {
  readonly endpoints: readonly EndpointView[];
  /** What the firm or office is told of. */
  readonly groups: readonly TypeGroup[];
  readonly typed: { readonly url: string; readonly types: readonly string[] };
  readonly shown: ShownSecret | undefined;
  readonly faults: readonly FormFault[];
  readonly done: 'active' | 'disabled' | undefined;
}

/** `/webhooks`: the endpoints of the reader's firm or office, and the form that adds one. */
export function webhooksPage(frame: Frame, model: WebhooksModel): Page {
  const t = wordsIn(frame.lang);
  const title = t('推送端点', 'Webhooks');
  return {
    title,
    at: 'webhooks',
    wide: true,
    faulty: model.faults.length > 0,
    main: html`${errorSummary(model.faults, (pointer) => (pointer === '/url' ? t('网址', 'Address') : undefined), t)}
      ${
        model.done !== undefined &&
        html`<p class="note good" role="status">
          ${model.done === 'active' ? t('已启用。', 'Switched on.') : t('已停用，不再推送。', 'Switched off: nothing is sent there any more.')}
        </p>`
      }
      <h1>${title}</h1>
      <p>
        ${t(
          '案件有进展时，平台向本单位的系统发送一条通知：事件、案件编号、阶段和链接，不含案件内容。内容由贵方系统凭接口密钥查阅。',
          'When a case moves on, a message goes to your systems: the event, the number of the case, its stage and a link, and nothing of its content. Your systems read that with an API key.',
        )}
      </p>
      ${model.shown !== undefined && shownOnce(model.shown, t)}
      ${model.endpoints.length === 0 ? html`<p class="soft">${t('尚无端点。', 'There is none yet.')}</p>` : list(frame, model.endpoints, t)}
      <h2>${t('新增端点', 'Add an endpoint')}</h2>
      ${newForm(model, t)}`,
  };
}

function shownOnce({ url, secret, rotatingUntil }: ShownSecret, t: Words): Child {
  return html`<div class="note good" role="status">
    <p>${t(`${url} 的签名密钥。请立即保存，此后不再显示：`, `The signing secret of ${url}. Keep it now; it is never shown again:`)}</p>
    <p><code class="pre">${secret}</code></p>
    <p class="small">
      ${
        rotatingUntil === null
          ? t(
              '每次推送均按 Standard Webhooks 1.0.0 以此密钥签名（请求头 webhook-id、webhook-timestamp、webhook-signature）。接收方须先验签再使用。',
              'Every message is signed with it by Standard Webhooks 1.0.0 (headers webhook-id, webhook-timestamp, webhook-signature). Verify the signature before you use a message.',
            )
          : [
              t('旧密钥并行签名至 ', 'The former secret signs beside it until '),
              time(rotatingUntil),
              t('，请在此之前换用新密钥。', ': change over before then.'),
            ]
      }
    </p>
  </div>`;
}

function list(frame: Frame, endpoints: readonly EndpointView[], t: Words): Html {
  return table<EndpointView>(
    t('本单位的端点', 'Endpoints of your organisation'),
    [
      { label: t('网址', 'Address'), cell: ({ id, url }) => html`<a href="/webhooks/${id}">${url}</a>` },
      {
        label: t('事件', 'Events'),
        cell: ({ types }) => (types.length === 0 ? t('全部', 'all') : t(`${types.length} 种`, `${types.length} kinds`)),
      },
      { label: t('状态', 'State'), cell: (row) => endpointState(row, frame.now, t) },
      { label: t('新增于', 'Since'), cell: ({ createdAt }) => time(createdAt) },
      { label: t('操作', 'Do'), className: 'acts-row', cell: (row) => endpointActs(row, t) },
    ],
    endpoints,
    { captionHidden: true },
  );
}

/** Buttons of one endpoint. */
export function endpointActs({ id, url, state }: EndpointView, t: Words): Html {
  const other = state === 'active' ? 'disabled' : 'active';
  return html`<form method="post" action="/webhooks/${id}/rotation">
      <button class="second small">${t('更换密钥', 'Change secret')}<span class="hidden"> ${url}</span></button>
    </form>
    <form method="post" action="/webhooks/${id}/state">
      <button class="second small" name="state" value="${other}">
        ${state === 'active' ? t('停用', 'Switch off') : t('启用', 'Switch on')}<span class="hidden"> ${url}</span>
      </button>
    </form>`;
}

function newForm({ groups, typed, faults }: WebhooksModel, t: Words): Html {
  const ofUrl = faults.filter(({ pointer }) => pointer === '/url').map(({ message }) => message);
  return html`<form method="post" action="/webhooks" novalidate>
    ${drawFields(
      [
        {
          ...{ kind: 'text', type: 'text', name: '/url', label: t('网址', 'Address'), required: true, faults: ofUrl },
          ...{ value: typed.url, multiline: false, maxLength: 2000 },
          help: t('以 https:// 开头，主机须在公网上。', 'Begins with https://; the host must be on the open internet.'),
        },
      ],
      t,
    )}
    <fieldset class="group" id="${idOf('/types')}">
      <legend>${t('事件', 'Events')}</legend>
      <p class="soft">${t('不选即全部事件，包括今后新增的。', 'None chosen: all of them, those to come included.')}</p>
      ${groups.map((group, at) => typeGroup(group, at, typed.types, t))}
    </fieldset>
    <div class="buttons"><button>${t('新增端点', 'Add the endpoint')}</button></div>
  </form>`;
}

function typeGroup({ title, options }: TypeGroup, at: number, chosen: readonly string[], t: Words): Html {
  const open = options.some(({ value }) => chosen.includes(value));
  return html`<details ${open && html` open`}>
    <summary>${title}<span class="soft">${t(`（${options.length} 种）`, ` (${options.length})`)}</span></summary>
    <div class="choices">
      ${options.map(
        ({ value, label }, index) =>
          html`<div class="choice">
            <input
              type="checkbox"
              id="type-${at}-${index}"
              name="/types"
              value="${value}"
              ${chosen.includes(value) && html` checked`}
            /><label for="type-${at}-${index}">${label} <code class="soft">${value}</code></label>
          </div>`,
      )}
    </div>
  </details>`;
}
