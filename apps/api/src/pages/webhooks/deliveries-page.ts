import type { EndpointView } from '@sandbar/notifications';
import type { WebhookAttempt, WebhookDelivery } from '@sandbar/workflow';
import { wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { facts, table, time } from '../html/parts.js';
import { attemptError, deliveryState, endpointState } from './webhook-words.js';
import { endpointActs } from './webhooks-page.js';

export interface DeliveriesModel {
  readonly endpoint: EndpointView;
  /** Newest first. */
  readonly rows: readonly (WebhookDelivery & { readonly log: readonly WebhookAttempt[] })[];
  /** There may be older ones. */
  readonly full: boolean;
  /** Words for the types of events. */
  readonly titleOf: (type: string) => string;
  readonly replayed: boolean;
}
type Row = DeliveriesModel['rows'][number];

/** `/webhooks/:endpoint`: what was sent there, each attempt with its answer, and a button to send it again. */
export function deliveriesPage(frame: Frame, model: DeliveriesModel): Page {
  const t = wordsIn(frame.lang);
  const { endpoint } = model;
  const title = t('推送记录', 'Log of deliveries');
  return {
    title,
    at: 'webhooks',
    wide: true,
    main: html`${model.replayed && html`<p class="note good" role="status">${t('已安排重新推送，刷新本页可见结果。', 'It is sent again; reload the page to see what came of it.')}</p>`}
      <p class="trail"><a href="/webhooks">${t('推送端点', 'Webhooks')}</a></p>
      <h1>${title}</h1>
      ${facts([
        [t('网址', 'Address'), html`<code>${endpoint.url}</code>`],
        [t('状态', 'State'), endpointState(endpoint, frame.now, t)],
        [t('事件', 'Events'), endpoint.types.length === 0 ? t('全部', 'all') : endpoint.types.map(model.titleOf).join(t('、', ', '))],
        [t('编号', 'Id'), html`<code>${endpoint.id}</code>`],
      ])}
      <div class="buttons">${endpointActs(endpoint, t)}</div>
      ${model.rows.length === 0 ? html`<p class="soft">${t('尚无推送。案件有进展时出现在这里。', 'Nothing was sent yet: it appears here when a case moves on.')}</p>` : list(model, t)}
      ${model.full && html`<p class="soft">${t(`仅显示最近 ${model.rows.length} 条。`, `The newest ${model.rows.length} are shown.`)}</p>`}`,
  };
}

function list(model: DeliveriesModel, t: Words): Html {
  return table<Row>(
    t('推送记录', 'Log of deliveries'),
    [
      {
        label: t('事件', 'Event'),
        cell: ({ type }) => [model.titleOf(type), html` <small><code class="soft nowrap">${type}</code></small>`],
      },
      {
        label: t('案件', 'Case'),
        cell: ({ caseId, body }) => html`<a class="nowrap" href="/cases/${caseId}">${numberIn(body) ?? t('打开', 'open')}</a>`,
      },
      { label: t('发生于', 'When'), cell: ({ createdAt }) => time(createdAt) },
      { label: t('状态', 'State'), cell: ({ state }) => deliveryState(state, t) },
      { label: t('推送经过', 'Attempts'), cell: (row) => attempts(row, t) },
      { label: t('操作', 'Do'), cell: (row) => replay(model.endpoint, row, t) },
    ],
    model.rows,
    { captionHidden: true },
  );
}

function attempts({ log, body, id }: Row, t: Words): Child {
  const last = log.at(-1);
  return html`<details>
    <summary>
      ${last === undefined ? t('未推送', 'none yet') : [t(`${log.length} 次，最近：`, `${log.length}, last: `), answer(last, t)]}
    </summary>
    <ul class="plain">
      ${log.map(
        (one) =>
          html`<li>
            ${one.attempt}. ${time(one.at)} · ${answer(one, t)} · ${one.milliseconds}
            ms${one.snippet !== null && one.snippet !== '' && html` <code>${one.snippet}</code>`}
          </li>`,
      )}
    </ul>
    <p class="small">webhook-id <code>${id}</code></p>
    <p><code class="pre">${body}</code></p>
  </details>`;
}

const answer = ({ status, error }: WebhookAttempt, t: Words): string =>
  [status === null ? t('无应答', 'no answer') : `HTTP ${status}`, ...(error === null ? [] : [attemptError(error, t)])].join(t('，', ', '));

/** What is on its way is not sent twice; what goes to an endpoint that is off arrives nowhere. */
function replay(endpoint: EndpointView, { id, state }: Row, t: Words): Child {
  if (state !== 'delivered' && state !== 'dead') return null;
  if (endpoint.state !== 'active') return html`<small class="soft">${t('先启用端点', 'switch the endpoint on first')}</small>`;
  return html`<form method="post" action="/webhooks/${endpoint.id}/deliveries/${id}/replay">
    <button class="second small">${t('重新推送', 'Send again')}</button>
  </form>`;
}

function numberIn(body: string): string | undefined {
  const { data } = JSON.parse(body) as { readonly data?: { readonly number?: unknown } };
  return typeof data?.number === 'string' ? data.number : undefined;
}
