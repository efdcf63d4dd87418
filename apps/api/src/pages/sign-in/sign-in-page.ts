import type { Bilingual, Refusal } from '@sandbar/domain';
import { PROVINCE_LABELS } from '@sandbar/contracts';
import { PASSWORD_LENGTH } from '@sandbar/identity';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { facts } from '../html/parts.js';
import { errorSummary } from '../forms/draw-form.js';
import { drawFields } from '../forms/draw-field.js';
import { passwordField } from '../forms/password-field.js';
import { refusalText } from '../forms/refusal-text.js';
import type { Field } from '../forms/field.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';

export interface DemoGroup {
  /** Province code; null: beside the provinces. */
  readonly province: keyof typeof PROVINCE_LABELS | null;
  readonly name: string;
  readonly people: readonly { readonly id: string; readonly name: string; readonly role: string }[];
}
export interface SignInModel {
  readonly next: string;
  readonly login: string;
  readonly refusal: Refusal | undefined;
  /** What the identity provider is called; undefined: none is configured. */
  readonly provider: string | undefined;
  /** Empty outside demo mode. */
  readonly demo: readonly DemoGroup[];
}

/** `/sign-in`: name and password; in demo mode also one button for each of the demo's people. */
export function signInPage(frame: Frame, model: SignInModel): Page {
  const t = wordsIn(frame.lang);
  const faults = model.refusal === undefined ? [] : [{ pointer: '/login', message: refusalText(frame, model.refusal) }];
  const title = t('登录', 'Sign in');
  const field = (name: string, label: string, value: string): Field => ({
    kind: 'text',
    type: 'text',
    name,
    label,
    required: true,
    faults: [],
    value,
    multiline: false,
    maxLength: 200,
  });
  return {
    title,
    at: 'sign-in',
    faulty: faults.length > 0,
    main: html`${errorSummary(faults, () => undefined, t)}
      <h1>${title}</h1>
      ${model.demo.length > 0 && demoPeople(frame, model, t)}
      ${
        model.provider !== undefined &&
        html`<p>
          <a class="button" href="/sign-in/oidc?next=${encodeURIComponent(model.next)}"
            >${t(`用“${model.provider}”登录`, `Sign in by «${model.provider}»`)}</a
          >
        </p>`
      }
      <section aria-labelledby="password">
        <h2 id="password">${t('用口令登录', 'Sign in with a password')}</h2>
        <form method="post" action="/sign-in" novalidate>
          <input type="hidden" name="next" value="${model.next}" />
          ${drawFields([field('/login', t('登录名', 'Sign-in name'), model.login)], t)}
          ${passwordField('/password', t('口令', 'Password'), 'current-password')}
          <div class="buttons"><button>${title}</button></div>
        </form>
        <p class="soft">
          ${t(
            '没有默认账号。首次启动时，服务器会打印一次性启用链接；忘记口令请联系系统管理员重新签发。',
            'There is no default account. The first start prints a one-time link; if you lost your password, ask the system administrator for a new one.',
          )}
        </p>
      </section>`,
  };
}

/** `/enrol/:token`: a one-time link becomes an account with a password of the person's own. */
export function enrolPage(
  frame: Frame,
  model: {
    readonly token: string;
    readonly login: string;
    readonly displayName: string;
    readonly refusal: Refusal | undefined;
    readonly path?: 'enrol' | 'invitations';
    /** What an invitation asks to accept. */
    readonly place?: { readonly name: Bilingual; readonly roles: readonly Bilingual[] };
  },
): Page {
  const t = wordsIn(frame.lang);
  const faults = (model.refusal?.errors ?? []).map(({ message }) => ({ pointer: '/password', message: message[frame.lang] }));
  const shown = model.refusal !== undefined && faults.length === 0 ? [{ pointer: '', message: refusalText(frame, model.refusal) }] : faults;
  const title = t('启用账号', 'Enrol');
  return {
    title,
    faulty: shown.length > 0,
    main: html`${errorSummary(shown, () => undefined, t)}
      <h1>${title}</h1>
      <p>
        ${t('您好，', 'Hello, ')}${model.displayName}${t('。请为登录名', '. Choose a password for')}
        <strong>${model.login}</strong>${t(' 设置口令。', '.')}
      </p>
      ${model.place !== undefined && accepting(frame, model.place, t)}
      <form method="post" action="/${model.path ?? 'enrol'}/${encodeURIComponent(model.token)}" novalidate>
        <input type="hidden" name="/login" value="${model.login}" autocomplete="username" />
        ${passwordField(
          '/password',
          t('新口令', 'New password'),
          'new-password',
          t(
            `至少 ${PASSWORD_LENGTH.minimum} 个字符；越长越好，不要求特殊字符。`,
            `At least ${PASSWORD_LENGTH.minimum} characters; longer is better, no special characters are asked for.`,
          ),
        )}
        <div class="buttons"><button>${t('设置口令并登录', 'Set the password and sign in')}</button></div>
      </form>`,
  };
}

function accepting(frame: Frame, { name, roles }: { readonly name: Bilingual; readonly roles: readonly Bilingual[] }, t: Words): Html {
  const say = sayIn(frame.lang);
  return html`<p>${t('设置口令即表示接受邀请：', 'By setting a password you accept the invitation:')}</p>
    ${facts([
      [t('单位', 'Unit'), say(name)],
      [t('角色', 'Roles'), roles.map(say).join(t('、', ', '))],
    ])}`;
}

function demoPeople(frame: Frame, model: SignInModel, t: Words): Child {
  const provinces = [...new Set(model.demo.map(({ province }) => province))];
  return html`<section aria-labelledby="demo">
    <h2 id="demo">${t('演示：以…身份进入', 'Demo: enter as …')}</h2>
    <p>
      ${t(
        '以下均为虚构人员，点一下即可以其身份进入。先看“申请机构”，再换成主办机关的人员继续办理。',
        'All of them are fictional; one click signs you in as one of them. Begin with a firm, then go on as somebody of the lead authority.',
      )}
    </p>
    ${provinces.map(
      (province, index) =>
        html`<h3>${province === null ? t('专家与平台管理员', 'Experts and administrators') : PROVINCE_LABELS[province][frame.lang]}</h3>
          ${model.demo
            .filter((group) => group.province === province)
            .map(
              (group, position) => html`<details${index === 0 && position === 0 && html` open`}>
              <summary>${group.name} <small class="soft">${t(`${group.people.length} 人`, `${group.people.length} people`)}</small></summary>
              <ul class="people">
                ${group.people.map(
                  ({ id, name, role }) =>
                    html`<li>
                      <form method="post" action="/sign-in/demo">
                        <input type="hidden" name="person" value="${id}" /><input type="hidden" name="next" value="${model.next}" />
                        <button class="second"><strong>${role}</strong>${name}</button>
                      </form>
                    </li>`,
                )}
              </ul>
            </details>`,
            )}`,
    )}
  </section>`;
}
