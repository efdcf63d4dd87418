import { dayInShanghai } from '@sandbar/calendar';
import { ROLES } from '@sandbar/domain';
import type { Bilingual, Role } from '@sandbar/domain';
import type { NamedDelegation } from '@sandbar/workflow';

const STATES = {
  planned: { zh: '未开始', en: 'Not begun' },
  running: { zh: '生效中', en: 'In force' },
  over: { zh: '已结束', en: 'Over' },
  revoked: { zh: '已撤销', en: 'Taken back' },
} as const;

/** One delegation as people see it. */
export interface DelegationView {
  readonly id: string;
  readonly delegator: { readonly id: string; readonly name: string };
  readonly delegate: { readonly id: string; readonly name: string };
  readonly roles: readonly { readonly code: Role; readonly label: Bilingual }[];
  /** Instants; `to` is exclusive. */
  readonly from: string;
  readonly to: string;
  /** The last day it goes for, Asia/Shanghai. */
  readonly lastDay: string;
  readonly reason: string;
  readonly state: { readonly code: keyof typeof STATES; readonly label: Bilingual };
}

export function delegationView(row: NamedDelegation, now: string): DelegationView {
  const { id, delegator, delegate, roles, from, to, reason, revokedAt } = row;
  const code = revokedAt !== null ? 'revoked' : now < from ? 'planned' : now < to ? 'running' : 'over';
  return {
    id,
    delegator: { id: delegator, name: row.delegatorName },
    delegate: { id: delegate, name: row.delegateName },
    roles: roles.map((role) => ({ code: role, label: ROLES[role] })),
    from,
    to,
    lastDay: dayInShanghai(new Date(Date.parse(to) - 1).toISOString()),
    reason,
    state: { code, label: STATES[code] },
  };
}
