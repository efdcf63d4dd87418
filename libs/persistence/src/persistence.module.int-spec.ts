import { Test } from '@nestjs/testing';
import { openTestDatabase } from '@sandbar/testing';
import type { TestDatabase } from '@sandbar/testing';
import { UnsafeStore } from './boot/boot-check.js';
import { TypeOrmUnitOfWork } from './cases/typeorm-unit-of-work.js';
import { PersistenceModule } from './persistence.module.js';
import { ReferenceQueries } from './reference/reference-queries.js';

const silent = { log: () => undefined, error: () => undefined, warn: () => undefined };

describe('the Nest module', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await openTestDatabase()));
  afterAll(() => database.close());

  it('gives unit of work, queries and stores on one data source, and closes it with the application', async () => {
    const module = await Test.createTestingModule({
      imports: [PersistenceModule.forRoot({ url: database.appUrl, poolSize: 2 })],
    }).compile();
    expect(module.get(TypeOrmUnitOfWork)).toBeInstanceOf(TypeOrmUnitOfWork);
    expect(await module.get(ReferenceQueries).list('jurisdictions')).toEqual([]);
    await module.close();
  });

  it('does not start on a role that can pass by row security', async () => {
    const module = Test.createTestingModule({ imports: [PersistenceModule.forRoot({ url: database.ownerUrl, poolSize: 2 })] }).setLogger(
      silent,
    );
    await expect(module.compile()).rejects.toBeInstanceOf(UnsafeStore);
  });
});
