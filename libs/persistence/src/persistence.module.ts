import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { checkStore } from './boot/boot-check.js';
import { AttachmentStore } from './cases/attachment-store.js';
import { CommentStore } from './cases/comment-store.js';
import { TypeOrmUnitOfWork } from './cases/typeorm-unit-of-work.js';
import type { TransactionOptions } from './session/transactions.js';
import { WorkingCopyStore } from './cases/working-copy-store.js';
import { createStore, storeOptions } from './data-source.js';
import type { StoreOptions } from './data-source.js';
import { PostgresOutboxStore } from './outbox/outbox-store.js';
import { PostgresIdentityStore } from './people/identity-store.js';
import { PostgresInboxStore } from './people/inbox-store.js';
import { CaseQueries } from './read/case-queries.js';
import { RegisterQueries } from './read/register-queries.js';
import { PostgresRuleTable } from './reference/postgres-rule-table.js';
import { ReferenceQueries } from './reference/reference-queries.js';
import { ReferenceSeeder } from './reference/reference-seeder.js';
import { PostgresVerifySource } from './verify/verify-source.js';

/** Everything of this room that works on one role's data source. */
const STORES = [
  AttachmentStore,
  CaseQueries,
  CommentStore,
  PostgresIdentityStore,
  PostgresInboxStore,
  PostgresOutboxStore,
  PostgresRuleTable,
  PostgresVerifySource,
  ReferenceQueries,
  ReferenceSeeder,
  RegisterQueries,
  WorkingCopyStore,
] as const;

export interface PersistenceOptions extends StoreOptions, TransactionOptions {
  /** Name of the data source, where a process has two (app and system); the stores of a named one are made by hand from it. */
  readonly name?: string;
}

/** The database of one role as a Nest module: data source, unit of work, queries and stores. */
@Module({})
export class PersistenceModule {
  /**
   * @param options url and pool of the app role (requests) or of the system role (worker)
   * The process ends before it serves where checkStore refuses.
   */
  static forRoot(options: PersistenceOptions): DynamicModule {
    const token = getDataSourceToken(options.name);
    const made = STORES.map((store) => ({
      provide: store,
      inject: [token],
      useFactory: (dataSource: DataSource) => new store(dataSource),
    }));
    const unitOfWork = {
      provide: TypeOrmUnitOfWork,
      inject: [token],
      useFactory: (dataSource: DataSource) => new TypeOrmUnitOfWork(dataSource, options),
    };
    const database = TypeOrmModule.forRootAsync({
      ...(options.name === undefined ? {} : { name: options.name }),
      useFactory: () => ({ ...storeOptions(options), retryAttempts: 0 }),
      dataSourceFactory: async () => {
        const dataSource = await createStore(options).initialize();
        try {
          await checkStore(dataSource);
          return dataSource;
        } catch (error) {
          await dataSource.destroy();
          throw error;
        }
      },
    });
    return {
      module: PersistenceModule,
      imports: [database],
      providers: [...made, unitOfWork],
      exports: [TypeOrmModule, ...STORES, TypeOrmUnitOfWork],
    };
  }
}
