import type { QueryConfig, QueryResult, QueryResultRow } from 'pg';

/** A statement with a name is parsed and planned once a connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
}

/** What a transaction offers to those who work in it. */
export interface Db {
  query<R extends QueryResultRow>(statement: Statement | string, values?: readonly unknown[]): Promise<QueryResult<R>>;
  /** For crash tests: a place between two steps. */
  failpoint(name: string): void | Promise<void>;
}

export function queryConfig(statement: Statement | string, values: readonly unknown[] | undefined): QueryConfig {
  const given = typeof statement === 'string' ? { text: statement } : statement;
  return values === undefined ? { ...given } : { ...given, values: values as unknown[] };
}
