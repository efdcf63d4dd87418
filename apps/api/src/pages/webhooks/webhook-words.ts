import type { EndpointView } from '@sandbar/notifications';
import type { WebhookState } from '@sandbar/workflow';
import type { Words } from '../frame/frame.js';
import { html } from '../html/html.js';
import type { Html } from '../html/html.js';
import { time } from '../html/parts.js';

type Row = readonly [zh: string, en: string, tone: '' | 'good' | 'warn' | 'bad'];
const tagOf = ([zh, en, tone]: Row, t: Words): Html => html`<span class="tag ${tone}">${t(zh, en)}</span>`;

const ENDPOINT: Readonly<Record<EndpointView['state'], Row>> = {
  active: ['启用', 'on', 'good'],
  disabled: ['停用', 'off', ''],
};
/** Why an endpoint was switched off, as the courier and the desk write it. */
const REASONS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  owner: ['由本单位停用', 'by your organisation'],
  failing: ['三天未能送达，系统已停用', 'by the system: nothing was delivered for three days'],
  gone: ['对方答复 410（不再接收），系统已停用', 'by the system: the endpoint answered 410, gone'],
};
const DELIVERY: Readonly<Record<WebhookState, Row>> = {
  pending: ['待推送', 'waiting', 'warn'],
  sending: ['推送中', 'under way', 'warn'],
  delivered: ['已送达', 'delivered', 'good'],
  dead: ['未送达', 'given up', 'bad'],
};

export const deliveryState = (state: WebhookState, t: Words): Html => tagOf(DELIVERY[state], t);

/** On or off, and what is to be known about it. */
export function endpointState({ state, disabledReason, failingSince, rotatingUntil }: EndpointView, now: string, t: Words): Html {
  const reason = disabledReason === null ? undefined : REASONS[disabledReason];
  return html`${tagOf(ENDPOINT[state], t)}${
    state === 'disabled' && reason !== undefined && html` <small class="soft">${t(...reason)}</small>`
  }${failingSince !== null && html` <small class="soft">${t('自 ', 'failing since ')}${time(failingSince)}${t(' 起未能送达', '')}</small>`}${
    rotatingUntil !== null &&
    rotatingUntil > now &&
    html` <small class="soft">${t('旧密钥并行签名至 ', 'the old secret signs too until ')}${time(rotatingUntil)}</small>`
  }`;
}

const ERRORS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'endpoint.disabled': ['端点已停用', 'the endpoint is switched off'],
  'host.unknown': ['主机名无法解析', 'the host name leads nowhere'],
  'host.private': ['主机不在公网上', 'the host is not on the open internet'],
  'url.insecure': ['不是 https 网址', 'no https address'],
  timeout: ['超时', 'too slow'],
  ECONNREFUSED: ['连接被拒绝', 'connection refused'],
  ECONNRESET: ['连接中断', 'connection cut'],
};
/** Why an attempt got no answer; what is not known stands as the machine said it. */
export const attemptError = (error: string, t: Words): string => {
  const known = ERRORS[error];
  return known === undefined ? error : t(...known);
};
