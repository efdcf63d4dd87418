import type { NotificationTx, TemplateRow } from '@sandbar/workflow';

/** @throws Error where the reference data has no such template: the job fails, is seen in the outbox and runs once the data is loaded */
export async function getTemplate(tx: Pick<NotificationTx, 'findTemplate'>, code: string, at: string): Promise<TemplateRow> {
  const found = await tx.findTemplate(code, at);
  if (found === undefined) throw new Error(`No notification template ${code} valid at ${at}: load the reference data (sandbar seed)`);
  return found;
}
