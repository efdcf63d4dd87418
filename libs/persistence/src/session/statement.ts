import type { QueryConfig, QueryResult, QueryResultRow } from 'pg';

/** A statement with a name is parsed and planned once a connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
}

/** What a transaction offers to those who work in it. */
export interface Db {
  query<R extends QueryResultRow>(statement: Statement | string, values?: readonly unknown[]): Promise<QueryResult<R>>;
  /**
   * The last statement of a transaction: COMMIT travels with it, which saves a round trip. For a statement that writes all or nothing; where
   * `whole` does not accept what it returned, the whole work is run again with the COMMIT kept back, and then gets those rows. After it no
   * other statement is accepted, and the work should return: what it throws then rolls nothing back.
   */
  last<R extends QueryResultRow>(
    statement: Statement,
    values: readonly unknown[],
    whole: (rows: readonly R[]) => boolean,
  ): Promise<QueryResult<R>>;
  /** For crash tests: a place between two steps. */
  failpoint(name: string): void | Promise<void>;
}

export function queryConfig(statement: Statement | string, values: readonly unknown[] | undefined): QueryConfig {
  const given = typeof statement === 'string' ? { text: statement } : statement;
  return values === undefined ? { ...given } : { ...given, values: values as unknown[] };
}
