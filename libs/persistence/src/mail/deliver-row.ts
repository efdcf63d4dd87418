import { uuidFrom } from '@sandbar/hash';
import { NO_CASE_ID } from '@sandbar/workflow';
import type { DeliverJob } from '@sandbar/workflow';
import type { Db } from '../session/statement.js';

const NAMESPACE = '9d1d6f0e-5c0c-5f6b-9a3b-3a0a8f6f2d11';

/** Id of the outbox row of one attempt: the same thing done twice is one row. */
export const deliverRowId = (job: DeliverJob, attempt: number): string => uuidFrom(NAMESPACE, `${JSON.stringify(job)} ${attempt}`);

/** `traceparent` of what runs now, which the job goes on with; undefined: nobody asks. */
export type Carry = () => string | undefined;
export const CARRY_NOTHING: Carry = () => undefined;

/** Adds the job that carries something out at its time; it needs no case that is there. The trace is no part of its id. */
export async function addDeliverRow(
  db: Db,
  job: DeliverJob,
  attempt: number,
  caseId: string | null,
  at: string,
  notBefore: string | null,
  trace?: string,
): Promise<void> {
  const text = `INSERT INTO outbox (id, case_id, seq, job, payload, added_at, not_before) VALUES ($1, $2, 0, 'deliver', $3, $4, $5)
    ON CONFLICT (id) DO NOTHING`;
  const payload = JSON.stringify(trace === undefined ? job : { ...job, trace });
  await db.query({ name: 'deliver_add', text }, [deliverRowId(job, attempt), caseId ?? NO_CASE_ID, payload, at, notBefore]);
}
