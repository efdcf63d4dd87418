import { createHash } from 'node:crypto';
import type { Court } from '@sandbar/domain';
import type { Ctx } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import type { CaseFile } from '../read/case-queries.js';
import { toCaseFile } from '../read/case-queries.js';
import type { FileColumns } from '../read/case-queries.js';
import { toInstantOrNull } from '../session/instant.js';
import { Rooms } from '../session/rooms.js';
import { workCountStatement, workListStatement } from './work-list.js';
import type { Sitting, WorkPlace, WorkQuery } from './work-list.js';

/** Few shapes, each planned once a connection: planning one anew takes as long as running it. */
const nameOf = (text: string): string => `work_${createHash('md5').update(text).digest('hex')}`;

export interface WorkRow {
  readonly place: WorkPlace;
  /** In whose time the clock runs by which the place is due; null where it is due at no date. */
  readonly court: Court | null;
  /** Chosen by what the projection knows; else the machine must be asked. */
  readonly sure: boolean;
  /** Undefined: not the person's to see any more. */
  readonly file: CaseFile | undefined;
}
export interface WorkCount {
  readonly all: number;
  readonly overdue: number;
  readonly soon: number;
}

/** What waits for somebody, read as that person: row security shows what is held, and nothing else is counted. */
export class WorkQueries {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  /** A page by due date; fewer than `limit` rows: there are no more. */
  async listWork(ctx: Ctx, query: WorkQuery): Promise<readonly WorkRow[]> {
    const { text, values } = workListStatement(query);
    const rows = await this.rooms.readAs<
      FileColumns & { place: string; due: Date | null; due_court: Court | null; sure: boolean } & Record<string, unknown>
    >(ctx, { name: nameOf(text), text }, values);
    return rows.map((row) => ({
      place: { due: toInstantOrNull(row.due), id: row.place },
      court: row.due_court,
      sure: row.sure,
      file: (row.id as string | null) === null ? undefined : toCaseFile(row),
    }));
  }

  /** @param soon instant up to which something is due soon */
  async countWork(ctx: Ctx, own: Sitting, at: { readonly now: string; readonly soon: string; readonly most: number }): Promise<WorkCount> {
    const { text, values } = workCountStatement(own, at.now, at.soon, at.most);
    return (await this.rooms.readAs<WorkCount & Record<string, unknown>>(ctx, { name: 'work_count', text }, values))[0]!;
  }
}
