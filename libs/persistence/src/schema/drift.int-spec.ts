import { openTestDatabase } from '@sandbar/testing';
import type { TestDatabase } from '@sandbar/testing';
import type { DataSource } from 'typeorm';
import { createStore } from '../data-source.js';

describe('the migrated schema', () => {
  let database: TestDatabase;
  let owner: DataSource;

  beforeAll(async () => {
    database = await openTestDatabase();
    owner = await createStore({ url: database.ownerUrl, poolSize: 2 }).initialize();
  });
  afterAll(async () => {
    await owner.destroy();
    await database.close();
  });

  it('is what the entities say: TypeORM would change nothing', async () => {
    const { upQueries } = await owner.driver.createSchemaBuilder().log();
    expect(upQueries.map((query) => query.query)).toEqual([]);
  });
});
