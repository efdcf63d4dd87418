export type FindingCode =
  | 'record.missing'
  | 'record.gap'
  | 'record.hash'
  | 'record.prev_hash'
  | 'record.foreign_case'
  | 'record.replay_refused'
  | 'record.replay_differs'
  | 'case.head_hash'
  | 'case.version'
  | 'case.snapshot'
  | 'case.column'
  | 'case.access'
  | 'case.clocks'
  | 'case.missing'
  | 'case.not_in_index'
  | 'declaration.missing'
  | 'declaration.differs'
  | 'declaration.not_in_record'
  | 'index.gap'
  | 'index.hash'
  | 'index.first_hash';

/** What does not agree, and where. */
export interface Finding {
  readonly code: FindingCode;
  readonly caseId: string;
  readonly seq: number | null;
  readonly detail: string;
}

/** Takes a finding about one case. */
export type Report = (code: FindingCode, seq: number | null, detail: string) => void;
