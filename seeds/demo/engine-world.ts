import type { Actor, Province } from '@sandbar/domain';
import { REGISTRY, SYSTEM_ACTOR, placeOf } from '@sandbar/domain';
import type { CommandJob, OutboxStore, UnitOfWork, Workflow } from '@sandbar/workflow';
import type { DemoFile, DemoWorld, LostMessages, SeenCase } from './demo-world.js';

/** Where declarations are written and files are kept; both once only for the same arguments. */
export interface DemoWriting {
  /** Brings the working copy to this revision; one that is there or beyond is left. */
  putWorkingCopy(caseId: string, content: Readonly<Record<string, unknown>>, actor: Actor, revision: number): Promise<void>;
  /** Stores the bytes and enters the files in the case; a file that is there is left. */
  putAttachments(caseId: string, files: readonly DemoFile[], actor: Actor): Promise<void>;
}
export interface EngineWorldPorts {
  /** Its calendar is demoCalendar() of the first start's day, its clock `clock`. */
  readonly workflow: Pick<Workflow, 'handle'>;
  /** One that shows the system every case: only looked through, never written by. */
  readonly unitOfWork: UnitOfWork;
  readonly outbox: OutboxStore;
  /** Over the same outbox and clock; its `command` handler asks `transport` first. */
  readonly dispatcher: { drain(): Promise<unknown> };
  readonly transport: DemoTransport;
  readonly clock: DemoWorld['clock'];
  readonly writing: DemoWriting;
  readonly actorOf: (login: string) => Actor;
}

/** The transport between the provinces: loses the messages a story says it loses, so that outage and letter can be shown. */
export class DemoTransport {
  private lost: LostMessages = {};

  /** Carries out `work` while these messages are lost. */
  async losing(lost: LostMessages, work: () => Promise<unknown>): Promise<void> {
    this.lost = lost;
    try {
      await work();
    } finally {
      this.lost = {};
    }
  }
  /** True for a message that never arrives: its job is done without effect. */
  loses(job: CommandJob): boolean {
    if (job.do !== 'send' || job.target !== 'self') return false;
    const province = job.payload['province'] as Province | undefined;
    return province !== undefined && this.lost[province] === job.event;
  }
}

/** Later than every wake: the earliest open clock is the next one. */
const EVER = '9999-12-31T00:00:00.000Z';

/** The demo's world over the ports of the road, in memory or on Postgres. */
export function engineWorld(ports: EngineWorldPorts): DemoWorld {
  const { workflow, unitOfWork, outbox, dispatcher, transport, clock, writing, actorOf } = ports;
  return {
    handle: (command) => workflow.handle(command),
    findAnswer: async (person, key) =>
      (await unitOfWork.run({ actor: SYSTEM_ACTOR, traceId: key }, (tx) => tx.commands.find(person, key)))?.answer,
    find: (caseId) => unitOfWork.run({ actor: SYSTEM_ACTOR, traceId: caseId }, async (tx) => seen(tx, caseId)),
    listChildren: (parent) =>
      outbox.run(async (tx) => {
        const children = await tx.cases.listChildren(parent);
        const found = [];
        for (const { id, kind } of children) {
          const known = kind === 'sharing-leg' ? await tx.notifications.findCase(id) : undefined;
          found.push({ id, kind, province: known?.header.recipientProvince ?? null });
        }
        return found;
      }),
    putWorkingCopy: writing.putWorkingCopy,
    putAttachments: writing.putAttachments,
    drain: (lost = {}) => transport.losing(lost, () => dispatcher.drain()),
    clock,
    nextWake: async () => (await outbox.listDueDeadlines(EVER, 1))[0]?.nextWakeAt ?? null,
    actor: actorOf,
  };
}

async function seen(tx: Parameters<Parameters<UnitOfWork['run']>[1]>[0], caseId: string): Promise<SeenCase | undefined> {
  const locked = await tx.cases.lockForCommand(caseId, SYSTEM_ACTOR.person, '');
  if (locked === undefined) return undefined;
  const { version, stage, definition, snapshot, updatedAt } = locked.row;
  const { leaves } = placeOf(REGISTRY.definitionOf(definition).machine, snapshot.value);
  return { version, stage, leaves, closed: snapshot.status !== 'active', updatedAt };
}
