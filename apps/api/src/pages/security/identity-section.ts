import type { Ways } from '@sandbar/identity';
import type { ExternalIdentityRow } from '@sandbar/workflow';
import { wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import { html } from '../html/html.js';
import type { Html } from '../html/html.js';
import { time } from '../html/parts.js';
import { proofFields } from './proof.js';

export interface IdentityModel {
  /** What the provider is called. */
  readonly name: string;
  readonly links: readonly Pick<ExternalIdentityRow, 'id' | 'person' | 'issuer' | 'linkedAt' | 'linkedBy'>[];
  /** The person must show once more who they are before a link is made. */
  readonly proof: Ways | undefined;
}

/** The account at the identity provider: linking it, taking the link away. */
export function identitySection(frame: Frame, { name, links, proof }: IdentityModel): Html {
  const t = wordsIn(frame.lang);
  return html`<section aria-labelledby="identity">
    <h2 id="identity">${name}</h2>
    ${
      links.length === 0
        ? html`<p>
              ${t('关联后可由此登录；不会因邮箱相同而自动关联。', 'Once linked you can sign in by it. Nothing is linked by an e-mail address alone.')}
            </p>
            <form method="post" action="/me/security/identity">
              ${proof !== undefined && proofFields(proof, t)}
              <div class="buttons"><button>${t('关联', 'Link it')}</button></div>
            </form>`
        : links.map(
            ({ id, person, issuer, linkedAt, linkedBy }) =>
              html`<form method="post" action="/me/security/identity/unlink">
                <p>
                  ${t('已关联：', 'Linked: ')}${issuer} ·
                  ${time(linkedAt)}${linkedBy !== person && t('（由安全管理员关联）', ' (by the security administrator)')}
                </p>
                <input type="hidden" name="identity" value="${id}" />
                <button class="second">${t('解除关联', 'Take the link away')}</button>
              </form>`,
          )
    }
  </section>`;
}
