import type { CaseHeader, Lane } from '@sandbar/domain';

/** What the table's conditions look at: the header, the lane an event concerns and the ids its payload claims to speak for. */
export interface CaseView {
  /** Definition id: CASL's subject type. */
  readonly subject: string;
  readonly province: string;
  readonly leadAuthority: string | null;
  readonly leadApplicant: string | null;
  readonly parties: readonly string[];
  readonly informedProvinces: readonly string[];
  readonly recipientProvince: string | null;
  readonly transferTo: string | null;
  readonly panel: readonly string[];
  readonly lanes: Readonly<Partial<Record<Lane, string>>>;
  readonly laneAuthorities: readonly string[];
  readonly claims: { readonly leadApplicant: unknown; readonly organisation: unknown; readonly province: unknown };
}

/** The view of one event on one case. A payload that names no lane stands for every lane of the case. */
export function caseView(subject: string, header: CaseHeader, payload: Readonly<Record<string, unknown>>): CaseView {
  const lane = laneNamed(payload['lane']);
  const lanes = lane === undefined ? header.laneAuthorities : { [lane]: header.laneAuthorities[lane] };
  return {
    subject,
    province: header.province,
    leadAuthority: header.leadAuthority,
    leadApplicant: header.leadApplicant,
    parties: header.parties,
    informedProvinces: header.informedProvinces,
    recipientProvince: header.recipientProvince,
    transferTo: header.transferTo,
    panel: header.panel,
    lanes,
    laneAuthorities: Object.values(lanes),
    claims: { leadApplicant: payload['leadApplicant'], organisation: payload['organisation'], province: payload['province'] },
  };
}

/** The lane a payload names; undefined when it names none. */
export function laneNamed(value: unknown): Lane | undefined {
  return value === 'legality' || value === 'risk' || value === 'consumer' ? value : undefined;
}
