import type { BulkContent } from '@sandbar/workflow';

export interface CandidateQuery {
  /** A condition on `case_file c`; its parameters begin at $1. */
  readonly where: string;
  readonly values: readonly unknown[];
}

const assessor = (lane: string): string => `c.snapshot #>> '{context,lanes,${lane},assessor}'`;
const OPEN = `c.kind = 'pilot-application' AND NOT c.closed`;

/**
 * The open cases that a bulk change may concern. The search for the id in the text of the snapshot stands first: it spares nearly every case the
 * reading of its JSON. Too many do no harm: the machine decides, and a case that is not concerned ignores the command.
 */
export function candidatesOf(content: BulkContent): CandidateQuery {
  if (content.kind === 'succession')
    return {
      where: `${OPEN} AND (c.lead_authority = $1 OR position($1::text IN (c.header -> 'laneAuthorities')::text) > 0 OR c.header ->> 'transferTo' = $1::text)`,
      values: [content.from],
    };
  return {
    where: `${OPEN} AND position($1::text IN c.snapshot::text) > 0 AND ($1::text IN (${['legality', 'risk', 'consumer'].map(assessor).join(', ')},
      c.snapshot #>> '{context,auditor}') OR c.snapshot #> '{context,panel,members}' #>> '{}' LIKE '%' || $1::text || '%')`,
    values: [content.person],
  };
}
