import type { Routes } from '../http/route-row.js';
import { PageQuery } from '../cases/case-queries.js';
import { EnrolBody } from '../sessions/identity.payloads.js';
import {
  DelegationBody,
  DelegationsQuery,
  DepartureBody,
  GrantBody,
  InvitationBody,
  PeopleQuery,
  SuccessionBody,
} from './people.payloads.js';

const tag = '人员与授权 People';

/** Who works where, in which roles, and who stands in for whom. */
export const PEOPLE_ROUTES = {
  'GET /v1/delegations': {
    access: 'delegations.own',
    body: 'none',
    tag,
    title: { zh: '委托代理', en: 'Absence cover' },
    query: DelegationsQuery,
    gives: [200, 'Delegations'],
  },
  'POST /v1/delegations': {
    access: 'delegations.own',
    body: 'json',
    tag,
    title: { zh: '安排委托代理', en: 'Arrange absence cover' },
    takes: DelegationBody,
    gives: [201, 'Arranged'],
  },
  'POST /v1/delegations/:id/revocation': {
    access: 'delegations.own',
    body: 'none',
    tag,
    title: { zh: '撤销委托代理', en: 'Take absence cover back' },
    gives: [204, null],
  },
  'GET /v1/people': {
    access: 'session',
    body: 'none',
    tag,
    title: { zh: '单位人员', en: 'People of a unit' },
    query: PeopleQuery,
    gives: [200, 'StaffPage'],
  },
  'POST /v1/people/:id/roles': {
    access: 'session',
    body: 'json',
    tag,
    title: { zh: '授予角色', en: 'Grant a role' },
    takes: GrantBody,
    gives: [204, null],
  },
  'GET /v1/departures': {
    access: 'session',
    body: 'none',
    tag,
    title: { zh: '离岗与角色终止', en: 'Departures' },

    gives: [200, 'BulkList'],
  },
  'POST /v1/departures': {
    access: 'session',
    body: 'json',
    tag,
    title: { zh: '登记离岗或终止角色', en: 'Record a departure' },
    takes: DepartureBody,
    gives: [202, 'BulkAccepted'],
  },
  'POST /v1/departures/:id/cancellation': {
    access: 'session',
    body: 'none',
    tag,
    title: { zh: '撤回未生效的离岗', en: 'Take a departure back' },

    gives: [204, null],
  },
  'GET /v1/invitations': {
    access: 'unit.people',
    body: 'none',
    tag,
    title: { zh: '邀请', en: 'Invitations' },

    gives: [200, 'Invitations'],
  },
  'POST /v1/invitations': {
    access: 'unit.people',
    body: 'json',
    tag,
    title: { zh: '邀请人员', en: 'Invite somebody' },
    takes: InvitationBody,
    gives: [201, 'Invited'],
  },
  'POST /v1/invitations/:id/resending': {
    access: 'unit.people',
    body: 'none',
    tag,
    title: { zh: '重发邀请', en: 'Send an invitation again' },

    gives: [200, 'Invited'],
  },
  'POST /v1/invitations/:id/revocation': {
    access: 'unit.people',
    body: 'none',
    tag,
    title: { zh: '撤销邀请', en: 'Take an invitation back' },

    gives: [204, null],
  },
  'GET /v1/invitations/links/:token': {
    access: 'public',
    body: 'none',
    tag,
    title: { zh: '邀请链接', en: 'An invitation link' },

    gives: [200, 'InvitationLink'],
  },
  'POST /v1/invitations/links/:token': {
    access: 'public',
    body: 'json',
    tag,
    title: { zh: '接受邀请', en: 'Accept an invitation' },
    takes: EnrolBody,
    gives: [201, 'Me'],
  },
  'GET /v1/successions': {
    access: 'authorities.succeed',
    body: 'none',
    tag,
    title: { zh: '机关承继', en: 'Successions' },

    gives: [200, 'BulkList'],
  },
  'POST /v1/successions': {
    access: 'authorities.succeed',
    body: 'json',
    tag,
    title: { zh: '登记机关承继', en: 'Record a succession' },
    takes: SuccessionBody,
    gives: [202, 'BulkAccepted'],
  },
  'GET /v1/successions/:id/cases': {
    access: 'authorities.succeed',
    body: 'none',
    tag,
    title: { zh: '承继涉及的案件', en: 'Cases of a succession' },
    query: PageQuery,
    gives: [200, 'BulkCases'],
  },
  'POST /v1/successions/:id/cancellation': {
    access: 'authorities.succeed',
    body: 'none',
    tag,
    title: { zh: '撤回未生效的承继', en: 'Take back a succession that has not begun' },
    gives: [204, null],
  },
  'POST /v1/successions/:id/repetition': {
    access: 'authorities.succeed',
    body: 'none',
    tag,
    title: { zh: '再次查找', en: 'Look for cases again' },

    gives: [202, 'BulkId'],
  },
} as const satisfies Routes;
