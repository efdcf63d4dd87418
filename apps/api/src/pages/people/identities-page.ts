import type { Ways } from '@sandbar/identity';
import type { ExternalIdentityRow, PersonRow } from '@sandbar/workflow';
import { drawForm, errorSummary } from '../forms/draw-form.js';
import type { Field, FormFault } from '../forms/field.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { time } from '../html/parts.js';
import { proofFields } from '../security/proof.js';

export interface IdentitiesModel {
  /** What the provider is called; undefined: none is configured, and only what was linked before can be taken away. */
  readonly provider: string | undefined;
  readonly login: string;
  readonly found: { readonly person: PersonRow; readonly own: boolean; readonly links: readonly ExternalIdentityRow[] } | undefined;
  readonly subject: string;
  /** The administrator must show once more who they are. */
  readonly proof: Ways | undefined;
  readonly faults: readonly FormFault[];
  readonly done: string | undefined;
}
const DONE: Readonly<Record<string, readonly [string, string]>> = {
  linked: ['已关联，并已发邮件告知本人。', 'The identity is linked, and the person is told by e-mail.'],
  unlinked: ['已解除关联，并已发邮件告知本人。', 'The link is taken away, and the person is told by e-mail.'],
  'linked-unmailed': [
    '已关联，但未能发邮件告知本人，请另行告知。',
    'The identity is linked, but no e-mail could be sent: tell the person another way.',
  ],
  'unlinked-unmailed': [
    '已解除关联，但未能发邮件告知本人，请另行告知。',
    'The link is taken away, but no e-mail could be sent: tell the person another way.',
  ],
};

/** `/people/identities`: who stands behind a person at the identity provider, kept by the security administrator. */
export function identitiesPage(frame: Frame, model: IdentitiesModel): Page {
  const t = wordsIn(frame.lang);
  const title = t('统一身份关联', 'Linked identities');
  const done = DONE[model.done ?? ''];
  return {
    title,
    at: 'identities',
    faulty: model.faults.length > 0,
    main: html`${errorSummary(model.faults, (pointer) => (pointer === '/subject' ? subjectLabel(t) : undefined), t)}
      ${done !== undefined && html`<p class="note good" role="status">${t(...done)}</p>`}
      <h1>${title}</h1>
      ${model.provider === undefined && html`<p class="note">${t('未配置统一身份认证（OIDC_ISSUER），不能新建关联。', 'No identity provider is configured (OIDC_ISSUER): nothing can be linked.')}</p>`}
      <form method="get" action="/people/identities">
        <p>
          <label for="login">${t('登录名', 'Sign-in name')}</label>
          <input id="login" name="login" value="${model.login}" maxlength="200" required />
        </p>
        <div class="buttons"><button>${t('查找', 'Find')}</button></div>
      </form>
      ${model.found !== undefined && of(model, model.found, t)}`,
  };
}

const subjectLabel = (t: Words): string => t('身份标识（sub）', 'Subject (sub)');

function of(model: IdentitiesModel, { person, own, links }: NonNullable<IdentitiesModel['found']>, t: Words): Html {
  return html`<h2 id="person">${person.displayName}（${person.login}）</h2>
    ${own && html`<p class="note">${t('本人账号须由本人在“账号安全”页关联。', 'Your own account you link yourself, under «Account security».')}</p>`}
    ${links.length === 0 && html`<p>${t('没有关联。', 'Nothing is linked.')}</p>`} ${links.map((link) => linked(link, person, own, t))}
    ${!own && links.length === 0 && person.status !== 'disabled' && model.provider !== undefined && link(model, person, t)}`;
}

function linked({ id, issuer, subject, linkedAt, linkedBy }: ExternalIdentityRow, person: PersonRow, own: boolean, t: Words): Html {
  const by = linkedBy === person.id ? t('本人关联', 'by the person') : t('安全管理员关联', 'by the security administrator');
  return html`<form method="post" action="/people/identities/unlink">
    <p>${issuer} · ${subject} · ${time(linkedAt)} · ${by}</p>
    <input type="hidden" name="login" value="${person.login}" />
    <input type="hidden" name="identity" value="${id}" />
    ${!own && html`<button class="second">${t('解除关联', 'Take the link away')}</button>`}
  </form>`;
}

function link(model: IdentitiesModel, person: PersonRow, t: Words): Child {
  const field: Field = {
    ...{ name: '/subject', label: subjectLabel(t), required: true, kind: 'text', type: 'text', multiline: false, maxLength: 255 },
    value: model.subject,
    help: t(
      `${model.provider ?? ''}管理员提供的该人员标识；关联后凭它可登录此账号，本人会收到邮件。`,
      `As the administrator of ${model.provider ?? ''} gives it. It signs in to this account once linked, and the person is told by e-mail.`,
    ),
    faults: model.faults.filter(({ pointer }) => pointer === '/subject').map(({ message }) => message),
  };
  return drawForm(
    {
      action: '/people/identities',
      fields: [field],
      hidden: { login: person.login },
      send: t('关联', 'Link it'),
      ...(model.proof === undefined ? {} : { last: proofFields(model.proof, t) }),
    },
    t,
  );
}
