import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal } from '@sandbar/domain';
import { v7 as uuidv7 } from 'uuid';
import type { DatabaseRoad } from './road/database-road.js';
import { draftOf } from './road/play-application.js';

const EVERY_MS = 700;
const LONGEST_AHEAD_MS = 4_000;
const PATIENCE_SECONDS = 120;
const ATTEMPTS = 600;
const AGAIN_MS = 50;
const FIRM = 'bank-31.applicant';

/** Again with the same, while the database may be away. @throws the last fault, after some thirty seconds */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await work();
    } catch (fault) {
      if (attempt === ATTEMPTS) throw fault;
      await pause(AGAIN_MS);
    }
}

/** Applications whose clock runs out in the middle of a run: what becomes of deadlines while processes die and the queue fails. */
export class DueDrafts {
  private readonly due = new Map<string, string>();

  constructor(private readonly road: DatabaseRoad) {}

  get count(): number {
    return this.due.size;
  }

  /** Opens one every now and then, until `over`. */
  async run(over: () => boolean): Promise<void> {
    for (let n = 0; !over(); n += 1) {
      const caseId = uuidv7();
      const command = await this.road.command(FIRM, caseId, 'CREATE', draftOf('演示'), 'pilot-application');
      const answer = await again(() => this.road.workflow.handle(command));
      if (isRefusal(answer)) throw new Error(`a draft was refused: ${answer.code}`);
      const at = new Date(Date.parse(this.road.clock.now()) + 200 + ((n * 613) % LONGEST_AHEAD_MS)).toISOString();
      const text = `UPDATE deadline SET due_at = $2, next_wake_at = $2, provisional = false, reminders = '[]' WHERE case_id = $1`;
      await again(() => this.road.engine.dataSource.query(text, [caseId, at]));
      this.due.set(caseId, at);
      await pause(EVERY_MS);
    }
  }

  /** What became of them after a while: a clock that never ran out, ran out twice or too early, one line each. */
  async findWrong(): Promise<readonly string[]> {
    const expiries = (): Promise<{ case_id: string; at: Date }[]> =>
      this.road.engine.dataSource.query(
        `SELECT case_id, (meta ->> 'at')::timestamptz AS at FROM case_record WHERE type = 'DRAFT_EXPIRED' AND case_id = ANY ($1)`,
        [[...this.due.keys()]],
      );
    const end = performance.now() + PATIENCE_SECONDS * 1000;
    while ((await expiries()).length < this.due.size && performance.now() < end) await pause(200);
    const found = await expiries();
    const times = new Map<string, number>();
    const wrong: string[] = [];
    for (const { case_id: id, at } of found) {
      times.set(id, (times.get(id) ?? 0) + 1);
      if (at.toISOString() < this.due.get(id)!) wrong.push(`${id} ran out at ${at.toISOString()}, before ${this.due.get(id)}`);
    }
    for (const [id, at] of this.due) if (times.get(id) !== 1) wrong.push(`${id}, due ${at}, ran out ${times.get(id) ?? 0} times`);
    return wrong;
  }
}
