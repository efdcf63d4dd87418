import { LANES, refuse } from '@sandbar/domain';
import type { Bilingual, CaseHeader, CaseKind, Lane, Province, Refusal, Role } from '@sandbar/domain';
import type { Claim } from '../ports/index.js';
import type { PreparationInput } from './preparation.js';

type Payload = Readonly<Record<string, unknown>>;
type Says = (payload: Payload, header: CaseHeader | null) => readonly Claim[];

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const office = (pointer: string, id: unknown, province: unknown): Claim => ({
  pointer,
  is: 'authority',
  id: text(id),
  province: province as Province,
});
const person = (pointer: string, id: unknown, role: Role, authority: string | null): Claim => ({
  pointer,
  is: 'person',
  id: text(id),
  role,
  authority,
});

/**
 * What each event says of the offices and people it names. ASSIGN is left out: who cannot assess does not (the machine asks for role and lane), the
 * desk reassigns, and a lane's every round would pay for the question.
 */
const SAYS: Readonly<Partial<Record<CaseKind, Readonly<Record<string, Says>>>>> = {
  'pilot-application': {
    CREATE: ({ leadAuthority, province, linkedTo, leadApplicant }) => [
      office('/leadAuthority', leadAuthority, province),
      ...(linkedTo === null
        ? []
        : [{ pointer: '/linkedTo', is: 'deferred', id: text(linkedTo), leadApplicant: text(leadApplicant) } as const]),
    ],
    ACCEPT: ({ laneAuthorities }, header) =>
      LANES.flatMap((lane) => {
        const named = (laneAuthorities as Partial<Record<Lane, string>>)[lane];
        return named === undefined ? [] : [office(`/laneAuthorities/${lane}`, named, header?.province)];
      }),
    TRANSFER: ({ to, toProvince }) => [office('/to', to, toProvince)],
    CONVENE: ({ experts }) => (experts as readonly unknown[]).map((id, index) => person(`/experts/${index}`, id, 'expert', null)),
    ASSIGN_AUDITOR: ({ auditor }) => [person('/auditor', auditor, 'completion-auditor', null)],
  },
};

const WORDS: Readonly<Record<Claim['is'], { readonly code: string; readonly message: Bilingual }>> = {
  authority: {
    code: 'name.no_such_office',
    message: { zh: '该省没有这一现行机关', en: 'No office in force in that province has this id' },
  },
  person: {
    code: 'name.no_such_person',
    message: { zh: '没有具备该岗位的在职人员', en: 'No active person of that office holds that role under this id' },
  },
  deferred: {
    code: 'name.not_deferred',
    message: { zh: '只能关联本机构被暂缓的申请件', en: 'Only an own application that was deferred can be linked to' },
  },
};

/**
 * A person's command may name only offices and people that are there: a case led by nobody would be deemed accepted after five working days
 * (process.md §2), and a lane assigned to nobody would wait for ever. The platform's own commands repeat what was judged before.
 * @returns `payload.invalid` with one fault for each name
 */
export async function unknownNames(input: PreparationInput): Promise<Refusal | undefined> {
  const { command, definition, snapshot, tx, at } = input;
  const says = command.source.kind === 'person' ? SAYS[definition.kind]?.[command.type] : undefined;
  const claims = says?.(command.payload, snapshot === null ? null : definition.header(snapshot)) ?? [];
  if (claims.length === 0) return undefined;
  const wrong = await tx.directory.listFalse(claims, at);
  if (wrong.length === 0) return undefined;
  const errors = wrong.map(({ pointer, id, is }) => ({ pointer, ...WORDS[is], params: { id } }));
  return { ...refuse('payload.invalid', { count: errors.length }), errors };
}
