import type { JsonSchema } from '@sandbar/contracts';
import { data, flag, instant, list, object, orNull, page, ref, text, uuid, whole } from './schema-parts.js';

const person = object({ id: uuid, name: text });

const caseMembers = { id: uuid, number: orNull(text), province: text, stage: text };
const bulkCase = object(caseMembers);

/** What the API answers about people, grants and delegations. */
export const PEOPLE_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  StaffPage: page(
    object({ id: uuid, login: text, displayName: text, status: { enum: ['invited', 'active', 'disabled'] }, roles: list(ref('Labelled')) }),
  ),
  BulkAccepted: { anyOf: [object({ id: uuid, effectiveAt: instant }), object({ total: whole, cases: list(bulkCase) })] },
  BulkId: object({ id: uuid }),
  BulkList: data(
    object({
      id: uuid,
      content: { type: 'object' },
      effectiveAt: instant,
      requestedBy: text,
      requestedAt: instant,
      plannedAt: orNull(instant),
      cancelledAt: orNull(instant),
      total: whole,
      moved: whole,
      unchanged: whole,
      waiting: whole,
      dead: whole,
    }),
  ),
  BulkCases: page(object({ ...caseMembers, outcome: { enum: ['moved', 'unchanged', 'waiting', 'dead'] } })),
  Invited: object({ id: uuid, expiresAt: instant, mailed: flag }),
  InvitationLink: object({ login: text, displayName: text, expiresAt: instant, placeName: ref('Bilingual'), roles: list(ref('Labelled')) }),
  Invitations: data(
    object({
      id: uuid,
      email: text,
      displayName: text,
      roles: list(ref('Labelled')),
      invitedAt: instant,
      expiresAt: instant,
      state: { enum: ['open', 'accepted', 'revoked', 'expired'] },
    }),
  ),
  Arranged: object({ id: uuid, from: instant, to: instant }),
  Delegations: data(
    object({
      id: uuid,
      delegator: person,
      delegate: person,
      roles: list(ref('Labelled')),
      from: instant,
      to: instant,
      lastDay: { type: 'string', format: 'date' },
      reason: text,
      state: ref('Labelled'),
    }),
  ),
};
