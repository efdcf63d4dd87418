import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal } from '@sandbar/domain';
import type { Bilingual, Refusal } from '@sandbar/domain';
import { scopesOpenTo } from '@sandbar/identity';
import type { IssuedKey, Ways } from '@sandbar/identity';
import { problemOf } from '@sandbar/contracts';
import { getSignedIn } from '../../http/request-context.js';
import type { ApiPorts } from '../../ports/index.js';
import { apiKeyView } from '../../sessions/api-key-view.js';
import { sessionView } from '../../sessions/session-view.js';
import { refusalText } from '../forms/refusal-text.js';
import type { FormFault } from '../forms/field.js';
import type { Frame } from '../frame/frame.js';
import type { PageDesk } from '../frame/page-desk.js';
import { sendPage } from '../frame/page-frame.js';
import type { IdentityModel } from './identity-section.js';
import type { KeysModel } from './keys-section.js';
import { asksForProof } from './proof.js';
import type { TotpModel } from './totp-section.js';
import { securityPage } from './security-page.js';

/** What stands on the page beside what is stored. */
export interface Shown {
  readonly issued?: IssuedKey;
  readonly typed?: KeysModel['typed'];
  readonly totp?: Partial<TotpModel>;
  /** The first code of a new authenticator was sent. */
  readonly confirming?: true;
  /** A link to the provider was asked for. */
  readonly linking?: true;
}

/** What was done, by the word in the address that the browser was sent on to. */
const DONE: Readonly<Record<string, Bilingual>> = {
  session: { zh: '会话已结束。', en: 'The session has ended.' },
  others: { zh: '其他会话均已结束。', en: 'All other sessions have ended.' },
  again: {
    zh: '已再次验证身份。请回到原来的页面，再次提交。',
    en: 'You have shown who you are. Go back to the page you came from and send it once more.',
  },
  linked: { zh: '已关联。', en: 'The identity is linked.' },
  unlinked: { zh: '已解除关联。', en: 'The link is taken away.' },
  totp: { zh: '验证器已停用。', en: 'The authenticator is removed.' },
  revoked: { zh: '密钥已撤销。', en: 'The key is revoked.' },
  password: { zh: '口令已更改，其他会话均已结束。', en: 'The password is changed, and all other sessions have ended.' },
};

/** Sends the page about a person's own security: as it is, or with what kept a form from being taken. */
export class SecurityScreens {
  constructor(
    private readonly ports: Pick<ApiPorts, 'openSessions' | 'reauthentication' | 'keys' | 'secondFactor' | 'oidc' | 'externals'>,
    private readonly desk: PageDesk,
  ) {}

  /** @param shown what a form held, where it was not taken, or the key that was just issued */
  async send(request: FastifyRequest, reply: FastifyReply, refusal?: Refusal, shown: Shown = {}): Promise<void> {
    const signedIn = getSignedIn(request);
    const frame = await this.desk.frame(request);
    const [sessions, ways] = await Promise.all([this.ports.openSessions.listOwn(signedIn), this.ports.reauthentication.ways(signedIn)]);
    const faults = refusal === undefined ? [] : faultsOf(refusal, frame, shown);
    const page = securityPage(frame, {
      sessions: sessions.map((row) => sessionView(row, signedIn.session.id)),
      passwordSet: ways.password || (ways.code && (await this.ports.reauthentication.hasPassword(signedIn))),
      totp: await this.totpOf(request, shown, refusal, frame),
      identity: await this.identityOf(request, shown.linking === true && asksForProof(refusal) ? ways : undefined),
      keys: await this.keysOf(request, shown, asksForProof(refusal) ? ways : undefined, shown.typed === undefined ? [] : faults),
      faults,
      done: DONE[this.desk.query(request, 'done') ?? ''],
    });
    const retry = refusal?.params['retryAfterSeconds'];
    if (typeof retry === 'number') reply.header('Retry-After', String(retry));
    sendPage(request, reply, frame, page, refusal === undefined ? 200 : problemOf(refusal.code).status);
  }

  private async identityOf(request: FastifyRequest, proof: Ways | undefined): Promise<IdentityModel | undefined> {
    const { name } = this.ports.oidc;
    if (name === undefined) return undefined;
    return { name, links: await this.ports.externals.listOf(getSignedIn(request).session.person), proof };
  }

  private async totpOf(request: FastifyRequest, shown: Shown, refusal: Refusal | undefined, frame: Frame): Promise<TotpModel> {
    const { identity, session } = getSignedIn(request);
    const left = identity.secondFactor ? await this.ports.secondFactor.countRecoveryCodes(session.person) : 0;
    const asked =
      shown.totp !== undefined && asksForProof(refusal) ? await this.ports.reauthentication.ways(getSignedIn(request)) : undefined;
    // Begun and not confirmed: the set-up stands, so that a mistyped code does not cost another scan.
    const mistyped =
      shown.confirming === true && !identity.secondFactor && refusal !== undefined && refusal.code !== 'second_factor.missing';
    return {
      enrolled: identity.secondFactor,
      recoveryCodesLeft: left,
      begun: undefined,
      mistyped: mistyped ? refusalText(frame, refusal) : undefined,
      recoveryCodes: undefined,
      proof: asked,
      ...shown.totp,
    };
  }

  private async keysOf(
    request: FastifyRequest,
    shown: Shown,
    proof: Ways | undefined,
    faults: readonly FormFault[],
  ): Promise<KeysModel | undefined> {
    const { actor } = getSignedIn(request);
    const keys = await this.ports.keys.list(actor);
    if (isRefusal(keys)) return undefined;
    const { issued, typed = { title: '', scopes: [], expires: '' } } = shown;
    return {
      keys: keys.map(apiKeyView),
      scopes: scopesOpenTo(actor),
      issued: issued && { ...apiKeyView(issued.key), key: issued.text },
      typed,
      faults,
      proof: shown.typed === undefined ? undefined : proof,
    };
  }
}

/** Each fault at the field of the form that was sent; those of the other forms of the page stand in the summary alone. */
function faultsOf(refusal: Refusal, frame: Frame, { typed, confirming }: Shown): FormFault[] {
  const whole = confirming === true ? 'totp-code' : '';
  if (refusal.errors === undefined) return [{ pointer: whole, message: refusalText(frame, refusal) }];
  return refusal.errors.map(({ pointer, message }) => ({ pointer: typed === undefined ? '' : pointer, message: message[frame.lang] }));
}
