import type { Bilingual } from '@sandbar/domain';
import type { SessionView } from '@sandbar/contracts';
import { errorSummary, labelsOf } from '../forms/draw-form.js';
import type { FormFault } from '../forms/field.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { html } from '../html/html.js';
import { keyFields, keysSection } from './keys-section.js';
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
  const { keys, totp } = model;
  const labels = keys === undefined ? new Map<string, string>() : labelsOf(keyFields(keys, frame, t));
  // What the reader is in the middle of, or sees this once, stands before everything else.
  const underWay = totp.begun ?? totp.mistyped ?? totp.recoveryCodes ?? totp.proof;
  const sections = [
    { first: false, shown: sessionsSection(frame, model.sessions) },
    { first: false, shown: passwordSection(frame, model.passwordSet) },
    { first: underWay !== undefined, shown: totpSection(frame, totp) },
    { first: model.identity?.proof !== undefined, shown: model.identity !== undefined && identitySection(frame, model.identity) },
    {
      first: keys !== undefined && (keys.issued !== undefined || keys.proof !== undefined || keys.faults.length > 0),
      shown: keys !== undefined && keysSection(frame, keys),
    },
  ];
  return {
    title,
    wide: true,
    faulty: model.faults.length > 0,
    main: html`${errorSummary(model.faults, (pointer) => labels.get(pointer), t)}
      ${model.done !== undefined && html`<p class="note good" role="status">${sayIn(frame.lang)(model.done)}</p>`}
      <h1>${title}</h1>
      ${[...sections].sort((a, b) => Number(b.first) - Number(a.first)).map(({ shown }) => shown)}`,
  };
}
