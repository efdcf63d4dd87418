import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal } from '@sandbar/domain';
import type { Refusal } from '@sandbar/domain';
import type { Proof, Ways } from '@sandbar/identity';
import { getSignedIn } from '../../http/request-context.js';
import type { ApiPorts } from '../../ports/index.js';
import { goOnAs } from '../../sessions/go-on-as.js';
import { valueOf } from '../forms/form-body.js';
import type { FormBody } from '../forms/form-body.js';
import { codeField } from '../forms/code-field.js';
import { passwordField } from '../forms/password-field.js';
import type { Words } from '../frame/frame.js';
import { html } from '../html/html.js';
import type { Child } from '../html/html.js';

/** Refusals that a form answers by asking once more who the person is. */
const ASKS = new Set(['auth.reauthentication_required', 'auth.proof_missing', 'login.failed', 'login.throttled', 'second_factor.failed']);
export const asksForProof = (refusal: Refusal | undefined): boolean => refusal !== undefined && ASKS.has(refusal.code);

/** Fields that stand at the end of a form when the person must show once more who they are; what was typed above is kept. */
export function proofFields(ways: Ways, t: Words): Child {
  return html`<fieldset class="group" id="proof">
    <legend>${t('再次验证身份', 'Show once more who you are')}</legend>
    <input type="hidden" name="proof" value="given" />
    ${ways.password && passwordField('proof-password', t('当前口令', 'Your password'), 'current-password')}
    ${ways.code && codeField('proof-code', t('动态码或恢复码', 'One-time code, or a recovery code'))}
    ${
      ways.provider !== null &&
      html`<p>
        <a href="/sign-in/oidc/again" target="_blank" rel="noopener"
          >${t(`由${ways.provider}验证（在新窗口打开）`, `Show it at ${ways.provider} (opens in a new window)`)}</a
        >${t('；完成后回到本页再次提交，已填内容不会丢失。', '; then come back here and send the form again. What you typed stays.')}
      </p>`
    }
    ${
      ways.demo &&
      html`<p>
          ${t('演示人员没有口令：再次提交即视为本人确认。', 'People of the demo have no password: sending the form again stands for it.')}
        </p>
        <input type="hidden" name="proof-demo" value="true" />`
    }
  </fieldset>`;
}

/**
 * Looks at the proof that came with a form, where one came, and goes on under the renewed session.
 * @returns why it will not do; undefined: it did, or none was given
 */
export async function takeProof(
  ports: Pick<ApiPorts, 'reauthentication' | 'sessions'>,
  request: FastifyRequest,
  reply: FastifyReply,
  body: FormBody,
): Promise<Refusal | undefined> {
  if (valueOf(body, 'proof') === undefined) return undefined;
  const proof = proofIn(body);
  // Shown in another window, at the provider: whether it was the session says, and who asks for the proof judges it.
  if (isEmpty(proof) && (await ports.reauthentication.ways(getSignedIn(request))).provider !== null) return undefined;
  const opened = await ports.reauthentication.confirm(getSignedIn(request), proof, request.ip);
  if (isRefusal(opened)) return opened;
  await goOnAs(ports, request, reply, opened);
  return undefined;
}

const isEmpty = ({ password = '', code = '', demo }: Proof): boolean => password === '' && code === '' && demo !== true;

function proofIn(body: FormBody): Proof {
  const password = valueOf(body, 'proof-password');
  const code = valueOf(body, 'proof-code');
  return {
    ...(password === undefined ? {} : { password: password.slice(0, 1000) }),
    ...(code === undefined ? {} : { code: code.slice(0, 40) }),
    ...(valueOf(body, 'proof-demo') === 'true' ? { demo: true } : {}),
  };
}
