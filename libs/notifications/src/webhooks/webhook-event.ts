import type { NoticeCase, NotifyJob } from '@sandbar/workflow';

/** What an endpoint is told: which event, of which case, at which stage, and the link. Nothing above public level; who may see more asks the API. */
export function webhookBody(job: NotifyJob, subject: NoticeCase, publicUrl: string): string {
  return JSON.stringify({
    type: webhookType(job),
    timestamp: job.at,
    data: {
      caseId: subject.id,
      kind: subject.kind,
      number: subject.header.number,
      stage: subject.stage,
      link: `${publicUrl}/cases/${subject.id}`,
    },
  });
}

/** `fact.<fact>`, as the code of its template. */
export const webhookType = (job: NotifyJob): string => (job.fact.includes('.') ? job.fact : `fact.${job.fact}`);
