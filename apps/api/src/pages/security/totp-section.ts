import { create } from 'qrcode';
import type { Ways } from '@sandbar/identity';
import { codeField } from '../forms/code-field.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { proofFields } from './proof.js';

export interface TotpModel {
  readonly enrolled: boolean;
  readonly recoveryCodesLeft: number;
  /** Just begun: shown this once. */
  readonly begun: { readonly secret: string; readonly uri: string } | undefined;
  /** The code that was to confirm it was wrong: what was scanned still counts, and is not shown again. */
  readonly mistyped: string | undefined;
  /** Just confirmed: shown this once. */
  readonly recoveryCodes: readonly string[] | undefined;
  /** The person must show once more who they are before it can begin. */
  readonly proof: Ways | undefined;
}
const HOME = '/me/security/totp';

/** The authenticator: setting it up, its recovery codes, taking it away. */
export function totpSection(frame: Frame, model: TotpModel): Html {
  const t = wordsIn(frame.lang);
  return html`<section aria-labelledby="totp">
    <h2 id="totp">${t('动态码（验证器）', 'One-time codes (authenticator)')}</h2>
    ${model.recoveryCodes !== undefined && codesOnce(model.recoveryCodes, t)} ${body(model, t)}
  </section>`;
}

function body(model: TotpModel, t: Words): Child {
  if (model.begun !== undefined) return [scan(model.begun, t), confirmForm(undefined, t)];
  if (model.mistyped !== undefined) return [again(t), confirmForm(model.mistyped, t), beginForm(model, t, true)];
  return model.enrolled ? removeForm(model, t) : beginForm(model, t);
}

function beginForm({ proof }: TotpModel, t: Words, anew = false): Html {
  return html`${
      !anew &&
      html`<p>
        ${t(
          '登录时除口令外再输入手机验证器上的动态码。任何支持 TOTP（RFC 6238）的验证器均可。',
          'Beside your password a code from an app on your phone is asked. Any authenticator that knows TOTP (RFC 6238) will do.',
        )}
      </p>`
    }
    <form method="post" action="${HOME}">
      ${proof !== undefined && proofFields(proof, t)}
      <div class="buttons">
        <button class="${anew && 'second'}">
          ${anew ? t('换一个二维码', 'Get another QR code') : t('设置验证器', 'Set up an authenticator')}
        </button>
      </div>
    </form>`;
}

function again(t: Words): Html {
  return html`<p>
    ${t('刚才扫描的仍然有效：请填入验证器现在显示的动态码。', 'What you scanned still counts: enter the code that your authenticator shows now.')}
  </p>`;
}

function scan({ secret, uri }: { readonly secret: string; readonly uri: string }, t: Words): Html {
  return html`<p>
      ${t('用验证器扫描二维码，或手工输入密钥，然后填入它显示的动态码。', 'Scan the code with your authenticator, or type the key in; then enter what it shows.')}
    </p>
    ${qrCode(uri, t('验证器二维码', 'QR code for the authenticator'))}
    <p>${t('密钥：', 'Key: ')}<code>${secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p>`;
}

function confirmForm(fault: string | undefined, t: Words): Html {
  return html`<form method="post" action="${HOME}/confirm" novalidate>
    ${codeField('totp-code', t('动态码', 'Code'), { digits: true, fault })}
    <div class="buttons"><button>${t('启用', 'Switch it on')}</button></div>
  </form>`;
}

function removeForm({ recoveryCodesLeft }: TotpModel, t: Words): Html {
  return html`<p>${t(`已启用；还有 ${recoveryCodesLeft} 个恢复码。`, `It is on; ${recoveryCodesLeft} recovery codes are left.`)}</p>
    <form method="post" action="${HOME}/remove" novalidate>
      ${codeField('totp-code', t('动态码或恢复码', 'Code, or a recovery code'))}
      <div class="buttons"><button class="second">${t('停用验证器', 'Remove the authenticator')}</button></div>
    </form>`;
}

function codesOnce(codes: readonly string[], t: Words): Child {
  return html`<div class="note good" role="status">
    <p>
      ${t(
        '验证器已启用。请保存以下恢复码，每个只能用一次，此后不再显示：',
        'The authenticator is on. Keep these recovery codes; each works once, and they are never shown again:',
      )}
    </p>
    <ul>
      ${codes.map((code) => html`<li><code>${code}</code></li>`)}
    </ul>
  </div>`;
}

/** As an inline picture without styles, so that no content security policy stops it. Dark on light in every colour scheme: a camera reads it. */
function qrCode(text: string, label: string): Html {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const margin = 4;
  const dots = [...data].flatMap((dark, at) => (dark === 0 ? [] : [`M${(at % size) + margin} ${Math.floor(at / size) + margin}h1v1h-1z`]));
  const whole = size + 2 * margin;
  return html`<svg role="img" aria-label="${label}" width="220" height="220" viewBox="0 0 ${whole} ${whole}" shape-rendering="crispEdges">
    <path fill="#ffffff" d="M0 0h${whole}v${whole}H0z"></path>
    <path fill="#000000" d="${dots.join('')}"></path>
  </svg>`;
}
