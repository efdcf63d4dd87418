import type { Bilingual, Lane, Province } from './case-kind.js';
import type { CaseHeader } from './header.js';

/** Roles of process.md §1. A person holds roles in one organisation. */
export const ROLES = {
  applicant: { zh: '申请经办人', en: 'Applicant' },
  signatory: { zh: '签署人', en: 'Signatory' },
  'intake-officer': { zh: '受理人员', en: 'Intake officer' },
  'legality-reviewer': { zh: '合法合规审查员', en: 'Legality reviewer' },
  'risk-reviewer': { zh: '风险评估员', en: 'Risk reviewer' },
  'consumer-reviewer': { zh: '消费者权益保护审查员', en: 'Consumer-protection reviewer' },
  'second-reviewer': { zh: '复核人员', en: 'Second reviewer' },
  'secrecy-reviewer': { zh: '保密审查员', en: 'Secrecy reviewer' },
  proposer: { zh: '拟办人', en: 'Proposer' },
  decider: { zh: '决定人', en: 'Decider' },
  head: { zh: '负责人', en: 'Head' },
  coordinator: { zh: '监管协同联络员', en: 'Coordinator' },
  'case-administrator': { zh: '案件管理员', en: 'Case administrator' },
  'unit-administrator': { zh: '单位管理员', en: 'Unit administrator' },
  expert: { zh: '专家', en: 'Expert' },
  'completion-auditor': { zh: '完成测试审计员', en: 'Completion auditor' },
  observer: { zh: '自律组织观察员', en: 'Observer of the self-regulatory body' },
  'system-administrator': { zh: '系统管理员', en: 'System administrator' },
  'security-administrator': { zh: '安全管理员', en: 'Security administrator' },
  'audit-administrator': { zh: '审计管理员', en: 'Audit administrator' },
  public: { zh: '社会公众', en: 'Public' },
  system: { zh: '系统', en: 'System' },
} as const satisfies Record<string, Bilingual>;
export type Role = keyof typeof ROLES;

/** How an actor stands to one case. */
export type Relation =
  | 'leadApplicant'
  | 'party'
  | 'leadAuthority'
  | 'laneAuthority'
  | 'informedProvince'
  | 'transferee'
  | 'panel'
  | 'ownerProvince'
  | 'recipientProvince'
  | 'anyone'
  | 'platform';

/** One line of «who may»: a role and how its holder must stand to the case. */
export type Eligible = `${Role}@${Relation}`;

/**
 * Who acts. `organisation` is the firm or office a person belongs to (uuid); `authority` is set for office staff only;
 * the platform's own actor has person `system`.
 */
export interface Actor {
  readonly person: string;
  readonly roles: readonly Role[];
  readonly organisation: string | null;
  readonly authority: string | null;
  readonly province: Province | null;
  /** ISO instant at which the person last showed who they are; absent: no sign-in stands behind the actor. */
  readonly authenticatedAt?: string;
  /** The API key by which a firm's or an office's system acts in the person's name; its scopes narrow what the person may. */
  readonly key?: { readonly id: string; readonly scopes: readonly string[] };
}

export const SYSTEM_ACTOR: Actor = { person: 'system', roles: ['system'], organisation: null, authority: null, province: null };

/**
 * How `actor` stands to the case, from the header alone.
 * @param lane the lane an event concerns, where it concerns one
 */
export function relationsOf(header: CaseHeader, actor: Actor, lane?: Lane): ReadonlySet<Relation> {
  const found = new Set<Relation>(['anyone']);
  if (actor.person === SYSTEM_ACTOR.person) found.add('platform');
  if (actor.organisation !== null && actor.authority === null) {
    if (actor.organisation === header.leadApplicant) found.add('leadApplicant');
    if (header.parties.includes(actor.organisation)) found.add('party');
  }
  if (header.panel.includes(actor.person)) found.add('panel');
  if (actor.authority !== null) {
    if (actor.authority === header.leadAuthority) found.add('leadAuthority');
    if (actor.authority === header.transferTo) found.add('transferee');
    const lanes = lane === undefined ? Object.values(header.laneAuthorities) : [header.laneAuthorities[lane]];
    if (lanes.includes(actor.authority)) found.add('laneAuthority');
  }
  if (actor.province !== null && actor.authority !== null) {
    if (header.informedProvinces.includes(actor.province)) found.add('informedProvince');
    if (actor.province === header.province) found.add('ownerProvince');
    if (actor.province === header.recipientProvince) found.add('recipientProvince');
  }
  return found;
}

/**
 * True when one of the lines admits the actor. `public` is a role like any other: the public door acts with it, also for somebody who is signed in
 * elsewhere, so that office staff and firms never comment in their own role.
 */
export function isEligible(lines: readonly Eligible[], actor: Actor, relations: ReadonlySet<Relation>): boolean {
  return lines.some((line) => {
    const [role, relation] = line.split('@') as [Role, Relation];
    return relations.has(relation) && actor.roles.includes(role);
  });
}
