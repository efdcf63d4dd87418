import type { Bilingual } from '@sandbar/domain';
import type { SessionView } from '@sandbar/contracts';
import { errorSummary } from '../forms/draw-form.js';
import type { FormFault } from '../forms/field.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { html } from '../html/html.js';
import { keysSection } from './keys-section.js';
import type { KeysModel } from './keys-section.js';
import { identitySection } from './identity-section.js';
import type { IdentityModel } from './identity-section.js';
import { passwordSection } from './password-section.js';
import { totpSection } from './totp-section.js';
import type { TotpModel } from './totp-section.js';
import { sessionsSection } from './sessions-section.js';

export interface SecurityModel {
  readonly sessions: readonly SessionView[];
  readonly passwordSet: boolean;
  readonly totp: TotpModel;
  /** Undefined: no provider is configured. */
  readonly identity: IdentityModel | undefined;
  /** Undefined: the person may not issue keys. */
  readonly keys: KeysModel | undefined;
  readonly faults: readonly FormFault[];
  /** What was just done. */
  readonly done: Bilingual | undefined;
}

/** `/me/security`: how a person signs in, and what is signed in as that person. */
export function securityPage(frame: Frame, model: SecurityModel): Page {
  const t = wordsIn(frame.lang);
  const title = t('账号安全', 'Account security');
  return {
    title,
    wide: true,
    faulty: model.faults.length > 0,
    main: html`${errorSummary(model.faults, () => undefined, t)}
      ${model.done !== undefined && html`<p class="note good" role="status">${sayIn(frame.lang)(model.done)}</p>`}
      <h1>${title}</h1>
      ${sessionsSection(frame, model.sessions)} ${passwordSection(frame, model.passwordSet)} ${totpSection(frame, model.totp)}
      ${model.identity !== undefined && identitySection(frame, model.identity)}
      ${model.keys !== undefined && keysSection(frame, model.keys)}`,
  };
}
