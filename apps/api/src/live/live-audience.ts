import type { Actor } from '@sandbar/domain';
import { holderKeysOf } from '@sandbar/domain';
import type { LiveRow } from '../ports/index.js';
import type { LiveStream } from './live-stream.js';

/** The open streams, found by whom they are of and by what that person holds, oldest first. */
export class LiveAudience {
  private readonly streams = new Map<LiveStream, readonly string[]>();
  private readonly byHolder = new Map<string, Set<LiveStream>>();

  get size(): number {
    return this.streams.size;
  }
  all(): readonly LiveStream[] {
    return [...this.streams.keys()];
  }

  add(stream: LiveStream): void {
    const holders = holderKeysOf(stream.actor);
    this.streams.set(stream, holders);
    for (const holder of holders) {
      const set = this.byHolder.get(holder) ?? new Set();
      this.byHolder.set(holder, set.add(stream));
    }
  }

  remove(stream: LiveStream): void {
    for (const holder of this.streams.get(stream) ?? []) {
      const set = this.byHolder.get(holder);
      set?.delete(stream);
      if (set?.size === 0) this.byHolder.delete(holder);
    }
    this.streams.delete(stream);
  }

  holdersOf(stream: LiveStream): readonly string[] {
    return this.streams.get(stream) ?? [];
  }

  ofPerson({ person }: Actor): readonly LiveStream[] {
    return [...(this.byHolder.get(`person:${person}`) ?? [])];
  }

  /** Those who may have something to do with the row; each is judged still. */
  near(row: LiveRow): ReadonlySet<LiveStream> {
    if (row.what === 'notification') return this.byHolder.get(`person:${row.person}`) ?? NOBODY;
    return new Set(row.access.flatMap(({ holder }) => [...(this.byHolder.get(holder) ?? [])]));
  }
}
const NOBODY: ReadonlySet<LiveStream> = new Set();
