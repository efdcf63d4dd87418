import type { BulkProgress } from '@sandbar/workflow';
import type { StaffView } from '../../people/staff.controller.js';
import type { invitationView } from '../../people/invitations.controller.js';
import { drawForm, errorSummary, labelsOf } from '../forms/draw-form.js';
import type { Field, FormFault, Option } from '../forms/field.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { table, time } from '../html/parts.js';

export interface PeopleModel {
  readonly people: readonly StaffView[];
  readonly more: boolean;
  readonly me: string;
  readonly departures: readonly BulkProgress[];
  readonly invitations: readonly ReturnType<typeof invitationView>[];
  readonly roles: readonly Option[];
  readonly typed: Readonly<Record<string, string | readonly string[]>>;
  readonly faults: readonly FormFault[];
  readonly done: string | undefined;
}
const DONE: Readonly<Record<string, readonly [string, string]>> = {
  invited: ['邀请已发出。', 'The invitation is on its way.'],
  unmailed: ['邀请已登记，但邮件未能发出，请重发。', 'The invitation is kept, but the mail could not be sent: send it again.'],
  granted: ['角色已授予。', 'The role is granted.'],
  left: ['已登记；未复核的工作正在后台退回分派，进度见下。', 'Recorded: unsigned work returns in the background, see the progress below.'],
  stays: ['已撤回。', 'Taken back.'],
  revoked: ['已撤销。', 'Taken back.'],
};
const STATES: Readonly<Record<string, readonly [string, string]>> = {
  open: ['待接受', 'open'],
  accepted: ['已接受', 'accepted'],
  revoked: ['已撤销', 'taken back'],
  expired: ['已过期', 'expired'],
};

/** `/people`: who works at the unit, in which roles, who is invited and who leaves. */
export function peoplePage(frame: Frame, model: PeopleModel): Page {
  const t = wordsIn(frame.lang);
  const title = t('人员与授权', 'People and roles');
  const forms = [invite(model, t), grant(model, t), leave(model, t)];
  const labels = labelsOf(forms.flatMap(({ fields }) => fields));
  const done = model.done === undefined ? undefined : DONE[model.done];
  return {
    title,
    at: 'people',
    wide: true,
    faulty: model.faults.length > 0,
    main: html`${errorSummary(model.faults, (pointer) => labels.get(pointer), t)}
      ${done !== undefined && html`<p class="note good" role="status">${t(...done)}</p>`}
      <h1>${title}</h1>
      <ul class="chips" aria-label="${t('本页事项', 'On this page')}">
        ${forms.map(({ id, heading }) => html`<li><a class="chip" href="#${id}">${heading}</a></li>`)}
      </ul>
      ${people(frame, model, t)}
      ${model.more && html`<p class="note">${t('人员较多，其余见接口 /v1/people。', 'There are more: see /v1/people.')}</p>`}
      ${departures(model, t)} ${invitations(frame, model, t)}
      ${forms.map(
        ({ id, heading, action, fields, send }) =>
          html`<h2 id="${id}">${heading}</h2>
            ${drawForm({ action, fields, hidden: {}, send }, t)}`,
      )}`,
  };
}

interface FormModel {
  readonly id: string;
  readonly heading: string;
  readonly action: string;
  readonly fields: readonly Field[];
  readonly send: string;
}
const one = (model: PeopleModel, name: string): string => {
  const value = model.typed[name];
  return typeof value === 'string' ? value : '';
};
const many = (model: PeopleModel, name: string): readonly string[] => {
  const value = model.typed[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
};
const named = (model: PeopleModel, name: string, label: string, required = true, help?: string) => ({
  ...{ name, label, required, faults: model.faults.filter(({ pointer }) => pointer === name).map(({ message }) => message) },
  ...(help === undefined ? {} : { help }),
});
const text = (model: PeopleModel, name: string, label: string, type: 'text' | 'email' | 'date', required = true, help?: string): Field => ({
  ...named(model, name, label, required, help),
  ...{ kind: 'text', type, value: one(model, name), multiline: false, ...(type === 'date' ? {} : { maxLength: 500 }) },
});
const others = (model: PeopleModel): readonly Option[] =>
  model.people
    .filter(({ id, status }) => id !== model.me && status !== 'disabled')
    .map(({ id, displayName, login }) => ({ value: id, label: `${displayName}（${login}）` }));

function invite(model: PeopleModel, t: Words): FormModel {
  return {
    id: 'invite',
    heading: t('邀请人员', 'Invite somebody'),
    action: '/people/invitations',
    send: t('发送邀请', 'Send the invitation'),
    fields: [
      text(model, '/email', t('电子邮箱', 'E-mail'), 'email', true, t('也是今后的登录名。', 'It is the sign-in name later on.')),
      text(model, '/displayName', t('姓名', 'Name'), 'text'),
      { ...named(model, '/roles', t('角色', 'Roles')), kind: 'checks', values: many(model, '/roles'), options: model.roles },
    ],
  };
}

function grant(model: PeopleModel, t: Words): FormModel {
  return {
    id: 'grant',
    heading: t('授予角色', 'Grant a role'),
    action: '/people/roles',
    send: t('授予', 'Grant'),
    fields: [
      { ...named(model, '/grantee', t('人员', 'Who')), kind: 'select', value: one(model, '/grantee'), options: others(model) },
      { ...named(model, '/role', t('角色', 'Role')), kind: 'select', value: one(model, '/role'), options: model.roles },
      text(model, '/from', t('开始日', 'First day'), 'date', false, t('留空即刻生效。', 'Left empty: from now.')),
      text(model, '/until', t('结束日', 'Last day'), 'date', false, t('留空则至终止时。', 'Left empty: until it is ended.')),
    ],
  };
}

function leave(model: PeopleModel, t: Words): FormModel {
  return {
    id: 'leave',
    heading: t('离岗或终止角色', 'Departures'),
    action: '/people/departures',
    send: t('登记', 'Record'),
    fields: [
      { ...named(model, '/person', t('人员', 'Who')), kind: 'select', value: one(model, '/person'), options: others(model) },
      {
        ...named(
          model,
          '/ended',
          t('终止的角色', 'Roles that end'),
          false,
          t('不选即全部离岗，账号停用。', 'None chosen: the person leaves and the account is closed.'),
        ),
        ...{ kind: 'checks', values: many(model, '/ended'), options: model.roles },
      },
      text(model, '/lastDay', t('最后工作日', 'Last day of work'), 'date', false, t('留空即刻生效。', 'Left empty: at once.')),
      text(model, '/reason', t('事由', 'Reason'), 'text'),
    ],
  };
}

function people(frame: Frame, model: PeopleModel, t: Words): Html {
  const say = sayIn(frame.lang);
  const status = { invited: t('待启用', 'invited'), active: t('在用', 'active'), disabled: t('已停用', 'closed') };
  return table<StaffView>(
    t('本单位人员', 'People of the unit'),
    [
      { label: t('姓名', 'Name'), cell: ({ displayName }) => displayName },
      { label: t('登录名', 'Sign-in name'), cell: ({ login }) => login },
      { label: t('角色', 'Roles'), cell: ({ roles }) => roles.map(({ label }) => say(label)).join(t('、', ', ')) },
      { label: t('账号', 'Account'), cell: (person) => status[person.status] },
    ],
    model.people,
  );
}

function departures(model: PeopleModel, t: Words): Child {
  if (model.departures.length === 0) return null;
  const name = (id: string): string => model.people.find((person) => person.id === id)?.displayName ?? id.slice(0, 8);
  return table<BulkProgress>(
    t('离岗与角色终止', 'Departures'),
    [
      { label: t('人员', 'Who'), cell: ({ content }) => (content.kind === 'departure' ? name(content.person) : '') },
      { label: t('生效', 'Effective'), cell: ({ effectiveAt }) => time(effectiveAt) },
      { label: t('进度', 'Progress'), cell: (row) => progress(row, t) },
      {
        label: t('操作', 'Do'),
        cell: ({ id, plannedAt, cancelledAt }) =>
          plannedAt === null &&
          cancelledAt === null &&
          html`<form method="post" action="/people/departures/${id}/cancellation">
            <button class="second small">${t('撤回', 'Take back')}</button>
          </form>`,
      },
    ],
    model.departures,
  );
}

function progress({ plannedAt, cancelledAt, total, moved, unchanged, waiting, dead }: BulkProgress, t: Words): Child {
  if (cancelledAt !== null) return t('已撤回', 'taken back');
  if (plannedAt === null) return t('未开始', 'not begun');
  return html`<progress max="${Math.max(total, 1)}" value="${total === 0 ? 1 : moved + unchanged}"></progress> ${t(
      `共 ${total} 件：已退回 ${moved}，无需退回 ${unchanged}，处理中 ${waiting}`,
      `${total} cases: ${moved} returned, ${unchanged} not concerned any more, ${waiting} under way`,
    )}${dead > 0 && html` <strong>${t(`，失败 ${dead}（请系统管理员重投）`, `, ${dead} failed: the system administrator has to redrive them`)}</strong>`}`;
}

function invitations(frame: Frame, model: PeopleModel, t: Words): Child {
  if (model.invitations.length === 0) return null;
  const say = sayIn(frame.lang);
  const button = (id: string, what: string, label: string): Html =>
    html`<form method="post" action="/people/invitations/${id}/${what}"><button class="second small">${label}</button></form>`;
  return table<PeopleModel['invitations'][number]>(
    t('邀请', 'Invitations'),
    [
      { label: t('电子邮箱', 'E-mail'), cell: ({ email }) => email },
      { label: t('姓名', 'Name'), cell: ({ displayName }) => displayName },
      { label: t('角色', 'Roles'), cell: ({ roles }) => roles.map(({ label }) => say(label)).join(t('、', ', ')) },
      { label: t('有效至', 'Until'), cell: ({ expiresAt }) => time(expiresAt) },
      { label: t('状态', 'State'), cell: ({ state }) => t(...(STATES[state] ?? ['', ''])) },
      {
        label: t('操作', 'Do'),
        cell: ({ id, state }) =>
          (state === 'open' || state === 'expired') &&
          html`${button(id, 'resending', t('重发', 'Send again'))}${button(id, 'revocation', t('撤销', 'Take back'))}`,
      },
    ],
    model.invitations,
  );
}
