import type { Actor } from '@sandbar/domain';
import type { LiveRow, LiveWindow } from '@sandbar/persistence';

export type { CaseChange, LiveRow, LiveWindow, NoticeAdded } from '@sandbar/persistence';

/** What was committed, in an order in which nothing can be skipped. */
export interface LiveSource {
  /** Names the database that the positions are of. */
  place(): Promise<string>;
  horizon(): Promise<number>;
  window(from: number, limit: number): Promise<LiveWindow>;
  /** What the person holds of [from, upto); undefined: more than `limit`. */
  replay(actor: Actor, from: number, upto: number, limit: number): Promise<readonly LiveRow[] | undefined>;
  /** Calls back whenever some process says that something was committed. */
  listen(onRing: () => void): Promise<void>;
}
