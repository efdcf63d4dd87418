interface Asked {
  query(text: string): Promise<{ rows: unknown[] }>;
}

/**
 * Waits until all transactions have ended that were begun before this call, those of the other test databases of the same cluster too: what is
 * projected or streamed reaches up to the oldest transaction of a cluster, whatever database it is in.
 * @param client not inside a transaction
 * @param options.but id of a transaction that stays open: then only those begun before it
 * @throws where one is still open after twenty seconds
 */
export async function transactionsEnded(client: Asked, options: { readonly but?: string } = {}): Promise<void> {
  const one = async (text: string): Promise<bigint> => BigInt(((await client.query(text)).rows[0] as { id: string }).id);
  const mark = options.but === undefined ? await one('SELECT pg_current_xact_id()::text AS id') : BigInt(options.but);
  for (let pass = 0; pass < 2_000; pass += 1) {
    if ((await one('SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS id')) >= mark) return;
    await new Promise((resume) => setTimeout(resume, 10));
  }
  throw new Error('a transaction is open for ever');
}
