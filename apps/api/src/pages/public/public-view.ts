import type { Condition, Province } from '@sandbar/domain';
import { PROVINCE_LABELS } from '@sandbar/contracts';
import type { PublicEntry } from '../../ports/index.js';

type Data = Readonly<Record<string, unknown>>;

/** A page of the register as it is read: the publish job wrote the content, so every member is looked at before it is used. */
export interface PublicView {
  readonly caseId: string;
  readonly what: PublicEntry['what'];
  readonly at: string;
  readonly withdrawnAt: string | null;
  readonly title: string;
  readonly number: string | null;
  readonly registrationNumber: string | null;
  readonly province: Province | null;
  readonly leadAuthority: string | null;
  readonly parties: readonly { readonly name: string; readonly licensed: boolean }[];
  readonly state: string;
  readonly publishedAt: string | null;
  readonly registeredAt: string | null;
  readonly startedOn: string | null;
  readonly plannedEnd: string | null;
  readonly area: readonly Province[];
  readonly conditions: readonly Pick<Condition, 'text'>[];
  readonly replies: readonly { readonly text: string }[];
  readonly declaration: { readonly version: number; readonly revision: number; readonly hash: string; readonly shown: Data } | null;
}

export function publicView(page: PublicEntry): PublicView {
  const { content } = page;
  const province = text(content, 'province');
  return {
    caseId: page.caseId,
    what: page.what,
    at: page.at,
    withdrawnAt: page.withdrawnAt,
    title: text(content, 'title') ?? '',
    number: text(content, 'number'),
    registrationNumber: text(content, 'registrationNumber'),
    province: isProvince(province) ? province : null,
    leadAuthority: text(content, 'leadAuthority'),
    parties: records(content, 'parties').map((party) => ({ name: text(party, 'name') ?? '', licensed: party['licensed'] === true })),
    state: text(content, 'state') ?? '',
    publishedAt: text(content, 'publishedAt'),
    registeredAt: text(content, 'registeredAt'),
    startedOn: text(content, 'startedOn'),
    plannedEnd: text(content, 'plannedEnd'),
    area: list(content, 'area').filter(isProvince),
    conditions: records(content, 'conditions').map((condition) => ({ text: text(condition, 'text') ?? '' })),
    replies: records(content, 'replies').map((reply) => ({ text: text(reply, 'text') ?? '' })),
    declaration: declarationIn(content),
  };
}

function declarationIn(content: Data): PublicView['declaration'] {
  const found = content['declaration'];
  if (!isRecord(found) || !isRecord(found['shown'])) return null;
  return {
    version: Number(found['schemaVersion']),
    revision: Number(found['revision']),
    hash: text(found, 'hash') ?? '',
    shown: found['shown'],
  };
}

const isRecord = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
const isProvince = (value: unknown): value is Province => typeof value === 'string' && Object.hasOwn(PROVINCE_LABELS, value);
const text = (data: Data, name: string): string | null => (typeof data[name] === 'string' ? data[name] : null);
const list = (data: Data, name: string): readonly unknown[] => (Array.isArray(data[name]) ? (data[name] as unknown[]) : []);
const records = (data: Data, name: string): readonly Data[] => list(data, name).filter(isRecord);
