/** One thing a process needs. `check` throws, with a message that names no secret, when it is not there. */
export interface HealthCheck {
  readonly name: string;
  /** It is shown, and being down does not take this process out of service. */
  readonly advisory?: boolean;
  check(): Promise<Readonly<Record<string, unknown>>>;
}
export interface HealthReport {
  readonly status: 'ready' | 'not ready';
  readonly checks: Readonly<Record<string, { readonly status: 'up' | 'down'; readonly [more: string]: unknown }>>;
}

/**
 * Asks every check at once; one that does not answer in time is down. Ready: every check is up but the advisory ones.
 * @param milliseconds how long to wait for each
 */
export async function judgeHealth(checks: readonly HealthCheck[], milliseconds: number): Promise<HealthReport> {
  const results = await Promise.all(checks.map((one) => judgeOne(one, milliseconds)));
  const ready = results.every((result, i) => result.status === 'up' || checks[i]!.advisory === true);
  return { status: ready ? 'ready' : 'not ready', checks: Object.fromEntries(results.map((result, i) => [checks[i]!.name, result])) };
}

async function judgeOne(one: HealthCheck, milliseconds: number): Promise<{ status: 'up' | 'down' }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return { status: 'up', ...(await Promise.race([one.check(), late])) };
  } catch (fault) {
    return { status: 'down', ...{ reason: fault instanceof Error ? fault.message : 'unknown' } };
  } finally {
    clearTimeout(timer);
  }
}
