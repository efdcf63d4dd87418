import { SYSTEM_ACTOR, isRefusal } from '@sandbar/domain';
import { uuidFrom } from '@sandbar/hash';
import type { OutboxStore } from '../ports/outbox.port.js';
import type { Answer } from '../road/command.js';
import type { Workflow } from '../road/workflow.js';
import type { CommandJob, Traced } from './outbox-of.js';

/** A message between cases that the receiving case refused for another reason than having moved on: a person must look. */
export class MessageRefused extends Error {
  constructor(event: string, caseId: string, code: string) {
    super(`message ${event} to case ${caseId} was refused: ${code}`);
  }
}

/**
 * Carries a fact to other cases as commands of the system. The command's key derives from fact and target, so a second run has no second
 * effect. @throws MessageRefused
 */
export async function carryMessage(job: CommandJob & Traced, store: OutboxStore, workflow: Pick<Workflow, 'handle'>): Promise<Answer[]> {
  const source = { kind: 'message', from: job.from } as const;
  const { trace } = job;
  const traced = trace === undefined ? { traceId: job.factId } : { traceId: trace.slice(3, 35), traceparent: trace };
  if (job.do === 'create') {
    const { caseId, caseKind, payload } = job;
    const made = await workflow.handle({
      key: uuidFrom(job.factId, caseId),
      caseId,
      type: 'CREATE',
      payload,
      actor: SYSTEM_ACTOR,
      ...traced,
      create: caseKind,
      source,
    });
    if (isRefusal(made)) throw new MessageRefused('CREATE', caseId, made.code);
    return [made];
  }
  const answers: Answer[] = [];
  for (const caseId of await targetsOf(job, store)) {
    const answer = await workflow.handle({
      key: uuidFrom(job.factId, caseId),
      caseId,
      type: job.event,
      payload: job.payload,
      actor: SYSTEM_ACTOR,
      ...traced,
      source,
    });
    if (isRefusal(answer)) throw new MessageRefused(job.event, caseId, answer.code);
    answers.push(answer);
  }
  return answers;
}

async function targetsOf(job: Extract<CommandJob, { do: 'send' }>, store: OutboxStore): Promise<readonly string[]> {
  if (job.target === 'self') return [job.from];
  if (job.target === 'parent') return job.parent === null ? [] : [job.parent];
  const children = await store.run((tx) => tx.cases.listChildren(job.from));
  const open = children.filter((child) => !child.closed);
  return (job.target === 'package' ? open.filter((child) => child.kind === 'sharing-package') : open).map((child) => child.id);
}
