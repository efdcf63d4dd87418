import type { CalendarStore, CaseClocks, ChangeRow, ClockScan, ConfirmedChange } from '@sandbar/workflow';

/** Changes of the calendar in memory; the clocks are what a test puts there, and everybody's. */
export class MemoryCalendar implements CalendarStore, ClockScan {
  readonly rows = new Map<string, ChangeRow>();
  clocks: readonly CaseClocks[] = [];

  add(row: ChangeRow): Promise<boolean> {
    const added = !this.rows.has(row.id);
    if (added) this.rows.set(row.id, row);
    return Promise.resolve(added);
  }

  find(id: string): Promise<ChangeRow | undefined> {
    return Promise.resolve(this.rows.get(id));
  }

  list(limit: number): Promise<readonly ChangeRow[]> {
    return Promise.resolve([...this.rows.values()].reverse().slice(0, limit));
  }

  listConfirmed(): Promise<readonly ConfirmedChange[]> {
    const confirmed = [...this.rows.values()].filter(({ inForceAt }) => inForceAt !== null);
    return Promise.resolve(
      confirmed.map(({ id, inForceAt, number, title, content }) => ({ id, inForceAt: inForceAt!, basis: `${number} ${title}`, content })),
    );
  }

  async confirm<R>(
    id: string,
    { by, at, inForceAt }: Parameters<CalendarStore['confirm']>[1],
    judge: (row: ChangeRow, confirmed: readonly ConfirmedChange[]) => R | undefined,
  ): Promise<'done' | 'unknown' | 'settled' | R> {
    const row = this.rows.get(id);
    if (row === undefined) return 'unknown';
    if (row.confirmedBy !== null || row.withdrawnBy !== null) return 'settled';
    const no = judge(row, await this.listConfirmed());
    if (no !== undefined) return no;
    this.rows.set(id, { ...row, confirmedBy: by, confirmedAt: at, inForceAt });
    return 'done';
  }

  withdraw(id: string, by: string, at: string): Promise<boolean> {
    const row = this.rows.get(id);
    const open = row !== undefined && row.confirmedBy === null && row.withdrawnBy === null;
    if (open) this.rows.set(id, { ...row, withdrawnBy: by, withdrawnAt: at });
    return Promise.resolve(open);
  }

  findUnrecounted(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  recountBatch(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  listOpen(after: string | null): Promise<readonly CaseClocks[]> {
    return Promise.resolve(after === null ? this.clocks : []);
  }

  listOver(): Promise<readonly CaseClocks[]> {
    return Promise.resolve([]);
  }
}
