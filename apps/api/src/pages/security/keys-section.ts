import type { Bilingual } from '@sandbar/domain';
import type { ApiKeyView, IssuedKeyView } from '@sandbar/contracts';
import { KEY_SCOPES } from '@sandbar/identity';
import type { Ways } from '@sandbar/identity';
import { drawForm } from '../forms/draw-form.js';
import type { Field, FormFault } from '../forms/field.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { table, time } from '../html/parts.js';
import { proofFields } from './proof.js';

export interface KeysModel {
  readonly keys: readonly ApiKeyView[];
  /** What the person could give to a key now. */
  readonly scopes: readonly { readonly scope: string; readonly title: Bilingual }[];
  /** Just issued: its text is shown this once. */
  readonly issued: IssuedKeyView | undefined;
  /** What was typed, where it was not taken. */
  readonly typed: { readonly title: string; readonly scopes: readonly string[]; readonly expires: string };
  /** Of the form that issues a key. */
  readonly faults: readonly FormFault[];
  /** The person must show once more who they are. */
  readonly proof: Ways | undefined;
}

/** Keys of the systems of the firm or office: issuing, rotating, revoking. */
export function keysSection(frame: Frame, model: KeysModel): Html {
  const t = wordsIn(frame.lang);
  const titleOf = (scope: string): string => {
    const known = KEY_SCOPES.find((one) => one.scope === scope);
    return known === undefined ? scope : sayIn(frame.lang)(known.title);
  };
  return html`<section aria-labelledby="keys">
    <h2 id="keys">${t('接口密钥', 'API keys')}</h2>
    <p>
      ${t(
        '供本单位的系统调用接口。密钥以签发人名义办理，不超出其当时权限；签署、封存、决定等行为一律不得以密钥办理。',
        'For the systems of your firm or office. A key acts in the name of whoever issued it, within that person’s rights at the time; it never signs, seals or decides.',
      )}
    </p>
    ${model.issued !== undefined && shownOnce(model.issued, t)}
    ${
      model.keys.length > 0 &&
      table(
        t('本单位的密钥', 'Keys of your firm or office'),
        [
          { label: t('用途', 'For'), cell: (row) => row.title },
          { label: t('范围', 'Scopes'), cell: (row) => row.scopes.map(titleOf).join(t('、', ', ')) },
          { label: t('到期', 'Ends'), cell: (row) => time(row.expiresAt) },
          {
            label: t('最近使用', 'Last used'),
            cell: (row) => (row.lastUsedAt === null ? t('未使用', 'never') : [time(row.lastUsedAt), ` · ${row.lastUsedFrom ?? ''}`]),
          },
          {
            label: t('操作', 'Change'),
            cell: (row) => [button(row, 'rotate', t('轮换', 'Rotate')), button(row, 'revoke', t('撤销', 'Revoke'))],
          },
        ],
        model.keys,
        { captionHidden: true },
      )
    }
    <h3>${t('签发新密钥', 'Issue a key')}</h3>
    ${drawForm(
      {
        action: '/me/security/keys',
        fields: keyFields(model, frame, t),
        hidden: {},
        last: model.proof !== undefined && proofFields(model.proof, t),
        send: t('签发密钥', 'Issue the key'),
      },
      t,
    )}
  </section>`;
}

/** The fields of the form that issues a key. */
export function keyFields({ typed, scopes, faults }: KeysModel, frame: Frame, t: Words): readonly Field[] {
  const faultsAt = (name: string): string[] => faults.filter(({ pointer }) => pointer === name).map(({ message }) => message);
  const text = (name: string, label: string, type: 'text' | 'date', value: string, help?: string): Field => ({
    kind: 'text',
    type,
    name,
    label,
    required: true,
    faults: faultsAt(name),
    value,
    multiline: false,
    maxLength: 100,
    ...(help === undefined ? {} : { help }),
  });
  return [
    text('/title', t('用途', 'What it is for'), 'text', typed.title),
    {
      kind: 'checks',
      name: '/scopes',
      label: t('范围', 'Scopes'),
      required: true,
      faults: faultsAt('/scopes'),
      values: typed.scopes,
      options: scopes.map(({ scope, title }) => ({ value: scope, label: sayIn(frame.lang)(title) })),
    },
    text('/expires', t('最后一日', 'Last day'), 'date', typed.expires, t('最长一年。', 'At most a year ahead.')),
  ];
}

function shownOnce({ key, title }: IssuedKeyView, t: Words): Child {
  return html`<div class="note good" role="status">
    <p>${t(`密钥“${title}”已签发。请立即保存，此后不再显示：`, `The key «${title}» is issued. Keep it now; it is never shown again:`)}</p>
    <p><code class="pre">${key}</code></p>
  </div>`;
}

function button({ id, title }: ApiKeyView, what: 'rotate' | 'revoke', label: string): Html {
  return html`<form method="post" action="/me/security/keys/${what}">
    <input type="hidden" name="key" value="${id}" />
    <button class="second small">${label}<span class="hidden"> ${title}</span></button>
  </form>`;
}
