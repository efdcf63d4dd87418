import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestDatabase, SetClock, type TestDatabase } from '@sandbar/testing';
import { Client } from 'pg';
import { enterOffice } from '../../../test/faults/road/demo-office.js';
import { DatabaseRoad } from '../../../test/faults/road/database-road.js';
import type { EngineOptions } from './engine.js';

export const STARTED = '2026-04-01T02:00:00.000Z';

/** The road on a database of its own, with an engine that is told where mail or webhooks go; a clock that the test sets. */
export class OutgoingRig {
  readonly clock = new SetClock(STARTED);
  readonly dataDir = mkdtempSync(join(tmpdir(), 'sandbar-out-'));
  database!: TestDatabase;
  road!: DatabaseRoad;
  /** Sees and changes everything. */
  eye!: Client;

  async start(engine: Partial<EngineOptions>): Promise<this> {
    this.database = await openTestDatabase();
    await enterOffice(this.database.systemUrl);
    this.eye = new Client({ connectionString: this.database.superuserUrl });
    this.eye.on('error', () => undefined);
    await this.eye.connect();
    const { appUrl, systemUrl } = this.database;
    this.road = await DatabaseRoad.open({ appUrl, systemUrl, clock: this.clock, dataDir: this.dataDir, engine });
    return this;
  }

  /** Another process on the same database. */
  another(engine: Partial<EngineOptions>): Promise<DatabaseRoad> {
    const { appUrl, systemUrl } = this.database;
    return DatabaseRoad.open({ appUrl, systemUrl, clock: this.clock, dataDir: this.dataDir, engine });
  }

  async rows<T>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    return (await this.eye.query(text, [...values])).rows as T[];
  }

  drain(): Promise<number> {
    return this.road.engine.dispatcher.drain();
  }

  async stop(): Promise<void> {
    await this.road.close();
    await this.eye.end();
    await this.database.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
