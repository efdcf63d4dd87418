import {
  LEG_EVENTS,
  PACKAGE_EVENTS,
  PILOT_EVENTS,
  refuse,
  type Actor,
  type Bilingual,
  type EventRow,
  type Refusal,
  type Role,
} from '@sandbar/domain';
import { ACCESS, type Access, type AccessRow } from '../policy/access-table.js';

/** What a key may look at or keep, beside the events that it names one by one. */
const READING = {
  'cases.read': {
    title: { zh: '查阅案件、材料与期限', en: 'Read cases, files and deadlines' },
    opens: ['case.headline', 'case.full', 'case.record', 'case.deadlines', 'working-copy.read', 'attachment.read'],
  },
  'working-copies.write': { title: { zh: '保存声明书草稿', en: 'Save working copies' }, opens: ['working-copy.write'] },
  'attachments.upload': { title: { zh: '上传附件', en: 'Upload attachments' }, opens: ['attachment.upload'] },
} as const satisfies Record<string, { title: Bilingual; opens: readonly Access[] }>;

/** Rows of the events that a system may send; the mark stands in the events' tables of libs/domain. */
const SENT: ReadonlyMap<string, EventRow> = new Map(
  [PILOT_EVENTS, PACKAGE_EVENTS, LEG_EVENTS].flatMap((events) =>
    Object.entries<EventRow>(events).filter(([, row]) => row.byKey === true && row.decision !== true && row.personal !== true),
  ),
);

/** Every scope with its title: `cases.read`, `working-copies.write`, `attachments.upload`, and `event:TYPE` for each event a system may send. */
export const KEY_SCOPES: readonly { readonly scope: string; readonly title: Bilingual }[] = [
  ...Object.entries(READING).map(([scope, { title }]) => ({ scope, title })),
  ...[...SENT].map(([type, { title }]) => ({ scope: `event:${type}`, title })),
];

/** Scopes that go beyond what the person may now, or that no key can have. */
export function scopesBeyond(actor: Actor, scopes: readonly string[]): readonly string[] {
  return scopes.filter((scope) => !isWithin(actor, scope));
}

/** Scopes that the person could give to a key now. */
export function scopesOpenTo(actor: Actor): readonly { readonly scope: string; readonly title: Bilingual }[] {
  return KEY_SCOPES.filter(({ scope }) => isWithin(actor, scope));
}

function isWithin(actor: Actor, scope: string): boolean {
  const held = (by: readonly string[]): boolean => by.some((line) => actor.roles.includes(line.split('@')[0] as Role));
  if (Object.hasOwn(READING, scope)) {
    const { opens } = READING[scope as keyof typeof READING];
    // Reading a working copy is the firm's; an office's key reads cases all the same.
    return opens.some((access) => openTo(ACCESS[access], held));
  }
  const row = scope.startsWith('event:') ? SENT.get(scope.slice('event:'.length)) : undefined;
  return row !== undefined && held(row.by);
}

function openTo(row: AccessRow, held: (by: readonly string[]) => boolean): boolean {
  return typeof row.by === 'string' || held(row.by);
}

/** Why a key may not look at this; undefined: no key asks, or its scopes reach so far. */
export function barredByScope(actor: Actor, access: Access): Refusal | undefined {
  if (actor.key === undefined) return undefined;
  const { scopes } = actor.key;
  const opened = Object.entries(READING).some(
    ([scope, { opens }]) => scopes.includes(scope) && (opens as readonly Access[]).includes(access),
  );
  return opened ? undefined : refuse('key.out_of_scope', { access });
}

/** Why a key may not send this event: a personal act never, another one only when the key names it; undefined: no key asks, or it may. */
export function barredByEvent(actor: Actor, type: string): Refusal | undefined {
  if (actor.key === undefined) return undefined;
  if (!SENT.has(type)) return refuse('key.personal_act', { type });
  return actor.key.scopes.includes(`event:${type}`) ? undefined : refuse('key.out_of_scope', { scope: `event:${type}` });
}
