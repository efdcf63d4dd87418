import type { RedisClient } from './redis-client.js';

/**
 * What is wrong with a Redis for a queue, one sentence each. Nothing is lost either way: the outbox sends again what Redis forgot; it costs time.
 * @param info what INFO answers
 * @param save what CONFIG GET save answers; undefined where the command is not allowed
 */
export function adviceOn(info: string, save: string | undefined): readonly string[] {
  const lines = new Map(
    info.split(/\r?\n/).map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at), line.slice(at + 1)] as const;
    }),
  );
  const advice: string[] = [];
  const policy = lines.get('maxmemory_policy');
  if (policy !== undefined && policy !== 'noeviction')
    advice.push(`Redis evicts keys when its memory is full (maxmemory-policy ${policy}); a queue needs noeviction`);
  if (lines.get('aof_enabled') === '0' && (save === undefined || save === ''))
    advice.push(
      'Redis keeps nothing on disk; after its restart jobs are sent again from the outbox, about a minute late: appendonly yes is advised',
    );
  return advice;
}

/** Asks a connected Redis; one node of a cluster speaks for all. @throws when it does not answer */
export async function readAdvice(client: RedisClient): Promise<readonly string[]> {
  const info = await client.info();
  const save = await client.config('GET', 'save').then(
    (answer) => String((answer as readonly unknown[])[1] ?? ''),
    () => undefined,
  );
  return adviceOn(info, save);
}
