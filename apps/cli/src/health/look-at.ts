import { statSync } from 'node:fs';
import type { Config } from '@sandbar/config';
import { systemClock } from '@sandbar/observability';
import { Refusal } from '../refusal.js';

/** Three beats missed and a little. */
const OLDEST_BEAT_SECONDS = 20;
const PATIENCE_MS = 4_000;
const EVERYWHERE = new Set(['0.0.0.0', '::']);

/**
 * Asks this machine's api whether it is ready: it answers, and so does what it needs.
 * @throws Refusal 3
 */
export async function lookAtApi({ http }: Config): Promise<{ status: string }> {
  const [host = '127.0.0.1'] = http.hosts;
  const url = new URL('http://localhost/health/ready');
  url.hostname = EVERYWHERE.has(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  url.port = String(http.port);
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (reply.ok) return { status: 'ready' };
    throw new Refusal(`api 未就绪（${reply.status}）。`, `The api is not ready (${reply.status}).`, 3);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`api 没有应答（端口 ${http.port}）。`, `The api does not answer (port ${http.port}).`, 3, { cause: error });
  }
}

/**
 * Looks at the age of the file that the worker touches.
 * @throws Refusal 2 where no file is configured, 3 where the worker does not touch it
 */
export function lookAtWorker({ workerHeartbeatFile }: Config): { status: string } {
  if (workerHeartbeatFile === undefined) throw new Refusal('请设置 WORKER_HEARTBEAT_FILE。', 'Set WORKER_HEARTBEAT_FILE.', 2);
  const beat = statSync(workerHeartbeatFile, { throwIfNoEntry: false });
  const age = beat === undefined ? Infinity : (Date.parse(systemClock.now()) - beat.mtimeMs) / 1000;
  if (age <= OLDEST_BEAT_SECONDS) return { status: 'alive' };
  throw new Refusal('worker 没有心跳。', 'The worker has no heartbeat.', 3);
}
