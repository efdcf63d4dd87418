import { REGISTRY } from '@sandbar/domain';
import { PostgresOutboxStore } from '@sandbar/persistence';
import { verifyRecords } from '../../apps/cli/src/record/verify-records.js';
import type { ClientLog } from './client-log.js';
import { missingNotifications } from './missing-notifications.js';
import type { Store } from './road/database-road.js';

/** Where client and database disagree, one line each. */
export interface Comparison {
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  readonly gaps: readonly string[];
  readonly notificationsLost: readonly string[];
  /** What `record verify` finds. */
  readonly findings: readonly string[];
}
interface Entry {
  readonly case_id: string;
  readonly seq: number;
  readonly type: string;
  readonly event_id: string;
  readonly marker: string | null;
}

/** Compares what the client was told with what is stored, over a data source of the system role. */
export async function compare(log: ClientLog, store: Store, systemUrl: string, dataDir: string): Promise<Comparison> {
  const entries = await store.query<Entry[]>(
    `SELECT case_id, seq, type, meta ->> 'id' AS event_id, coalesce(payload ->> 'opinion', payload ->> 'comment', payload ->> 'title') AS marker
     FROM case_record ORDER BY case_id, seq`,
  );
  const { findings } = await verifyRecords(systemUrl);
  return {
    acknowledged: log.acknowledged.length,
    lost: lostOf(log, entries),
    duplicated: [...(await duplicatedOf(log, entries, store))],
    gaps: await gapsOf(entries, store),
    notificationsLost: await missingNotifications(store, new PostgresOutboxStore(store), REGISTRY, dataDir),
    findings: findings.map(({ caseId, seq, code, detail }) => `${caseId} ${seq ?? '-'} ${code}: ${detail}`),
  };
}

/** What was acknowledged is in the record, where and as what the answer said. */
function lostOf(log: ClientLog, entries: readonly Entry[]): string[] {
  const there = new Set(entries.map((entry) => `${entry.case_id} ${entry.seq} ${entry.event_id}`));
  return log.acknowledged
    .filter(({ caseId, version, eventId }) => !there.has(`${caseId} ${version} ${eventId}`))
    .map(({ key, type, caseId, version }) => `${key}: ${type} of ${caseId} at version ${version}`);
}

/** No event and no key has two effects, and a refused command has none. */
async function duplicatedOf(log: ClientLog, entries: readonly Entry[], store: Store): Promise<string[]> {
  const found: string[] = [];
  const times = (values: readonly (string | null)[]): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  };
  for (const [event, n] of times(entries.map((entry) => entry.event_id))) if (n > 1) found.push(`event ${event} stands ${n} times`);
  const markers = times(entries.map((entry) => entry.marker));
  for (const { key, marker, outcome } of log.entries) {
    const n = marker === null ? 0 : (markers.get(marker) ?? 0);
    if (n > 1) found.push(`${key} took effect ${n} times`);
    if (n > 0 && outcome === 'refused') found.push(`${key} was refused and took effect`);
  }
  const kept = await store.query<{ event_id: string; key: string }[]>(
    `SELECT answer ->> 'eventId' AS event_id, key FROM command WHERE outcome = 'accepted'`,
  );
  for (const [event, n] of times(kept.map((row) => row.event_id))) if (n > 1) found.push(`event ${event} answers ${n} keys`);
  const answered = new Set(kept.map((row) => row.event_id));
  for (const entry of entries) if (!answered.has(entry.event_id)) found.push(`event ${entry.event_id} answers no key`);
  return found;
}

async function gapsOf(entries: readonly Entry[], store: Store): Promise<string[]> {
  const found: string[] = [];
  const last = new Map<string, number>();
  for (const { case_id: caseId, seq } of entries) {
    if (seq !== (last.get(caseId) ?? 0) + 1) found.push(`${caseId}: ${last.get(caseId) ?? 0} is followed by ${seq}`);
    last.set(caseId, seq);
  }
  const cases = await store.query<{ id: string; version: number }[]>('SELECT id, version FROM case_file');
  for (const { id, version } of cases) if (last.get(id) !== version) found.push(`${id}: version ${version}, last entry ${last.get(id)}`);
  const creations = await store.query<{ n: string }[]>('SELECT n FROM creation_index ORDER BY n');
  creations.forEach(({ n }, i) => (Number(n) === i + 1 ? undefined : found.push(`creation ${n} stands at ${i + 1}`)));
  if (creations.length !== cases.length) found.push(`${cases.length} cases, ${creations.length} creations`);
  return found;
}
