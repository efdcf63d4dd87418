import type { Lane, Province } from './case-kind.js';

/** Who may see a case: `org:<uuid>`, `authority:<uuid>`, `coordination:<province>`, `person:<uuid>`. */
export interface Holder {
  readonly holder: string;
  /** `headline`: name, parties, stage; nothing else. */
  readonly level: 'full' | 'headline';
}

/** What every kind of case shows about itself; projected into columns beside the snapshot. */
export interface CaseHeader {
  readonly title: string;
  readonly number: string | null;
  /** The province that owns the case. */
  readonly province: Province;
  readonly leadAuthority: string | null;
  readonly leadApplicant: string | null;
  readonly parties: readonly string[];
  readonly laneAuthorities: Readonly<Partial<Record<Lane, string>>>;
  readonly informedProvinces: readonly Province[];
  readonly recipientProvince: Province | null;
  readonly transferTo: string | null;
  readonly panel: readonly string[];
  /** Persons a declared conflict closed the case to. */
  readonly closedTo: readonly string[];
  /** The case this one hangs from: a leg's package, a package's application. */
  readonly parent: string | null;
  readonly holders: readonly Holder[];
}
