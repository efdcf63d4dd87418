import { appendFileSync } from 'node:fs';

/** One command as its sender saw it: what was sent under which key, and what came back in the end. */
export interface Sent {
  readonly key: string;
  readonly person: string;
  readonly type: string;
  /** Text of the command's own that its record entry carries; null where its payload holds none. */
  readonly marker: string | null;
  readonly attempts: number;
  readonly outcome: 'acknowledged' | 'refused';
  readonly caseId: string | null;
  readonly version: number | null;
  readonly eventId: string | null;
  /** HTTP status of the answer. */
  readonly status: number;
}

/** What the client knows, kept apart from the system under test. */
export class ClientLog {
  readonly entries: Sent[] = [];

  constructor(private readonly file: string) {}

  add(entry: Sent): void {
    this.entries.push(entry);
    appendFileSync(this.file, `${JSON.stringify(entry)}\n`);
  }

  get acknowledged(): readonly (Sent & { readonly caseId: string; readonly version: number; readonly eventId: string })[] {
    return this.entries.filter(
      (entry): entry is Sent & { caseId: string; version: number; eventId: string } => entry.outcome === 'acknowledged',
    );
  }
}
