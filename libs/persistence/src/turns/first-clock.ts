/** A clock `d` that runs, or is over its time and open. */
export const RUNS = `d.closed_seq IS NULL AND d.status IN ('running', 'overdue') AND d.due_at IS NOT NULL`;

/**
 * The clock by which a case is due for somebody, as SQL: the first that runs in the own court; where none does, the first of all.
 * @param caseId and `court`: expressions
 */
export const firstClock = (caseId: string, court: string): string =>
  `SELECT d.due_at, d.court FROM deadline d WHERE d.case_id = ${caseId} AND ${RUNS} ORDER BY d.court = ${court} DESC, d.due_at, d.court LIMIT 1`;
