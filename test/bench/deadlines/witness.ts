import type { Refusal } from '@sandbar/domain';
import { isRefusal } from '@sandbar/domain';
import type { Answer, Command, DeadlineRow, OutboxStore, Workflow } from '@sandbar/workflow';
import type { EngineWatch } from '../../../apps/worker/src/watch/engine-watch.js';
import { UNWATCHED } from '../../../apps/worker/src/watch/engine-watch.js';

/** Sees in one worker process when the clock of each case is taken up, and when its expiry is committed: milliseconds after it was due. */
export class Witness {
  private dueAt: ReadonlyMap<string, number> = new Map();
  readonly wake: number[] = [];
  readonly commit: number[] = [];

  /** Looks at these cases from now on. @param dueAt when the clock of each is due, in milliseconds since 1970 */
  follow(dueAt: ReadonlyMap<string, number>): void {
    this.dueAt = dueAt;
    this.wake.length = this.commit.length = 0;
  }

  /** For openEngine(). */
  readonly watch: EngineWatch = {
    ...UNWATCHED,
    outbox: (store) => watched(store, (row) => this.note(this.wake, row.caseId)),
    road: (road) =>
      heard(road, (command, answer) => {
        if (command.source.kind === 'deadline' && !isRefusal(answer)) this.note(this.commit, command.caseId);
      }),
  };

  private note(list: number[], caseId: string): void {
    const at = this.dueAt.get(caseId);
    if (at !== undefined) list.push(Date.now() - at);
  }
}

/** The same road; tells of every answer. */
function heard(road: Pick<Workflow, 'handle'>, onAnswer: (command: Command, answer: Answer | Refusal) => void): Pick<Workflow, 'handle'> {
  return {
    handle: async (command) => {
      const answer = await road.handle(command);
      onAnswer(command, answer);
      return answer;
    },
  };
}

/** The same store; tells of every clock that is taken up. */
function watched(store: OutboxStore, onClaim: (row: DeadlineRow) => void): OutboxStore {
  const run: OutboxStore['run'] = (work) =>
    store.run((tx) =>
      work({
        ...tx,
        claimDueDeadlines: async (now, limit) => {
          const rows = await tx.claimDueDeadlines(now, limit);
          rows.forEach(onClaim);
          return rows;
        },
      }),
    );
  return Object.assign(Object.create(store) as OutboxStore, { run });
}
