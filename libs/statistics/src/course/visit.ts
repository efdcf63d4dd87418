import type { Lane } from '@sandbar/domain';

/** Whose time it is: the two clocks that are never added up, everybody else's (experts, other provinces, the public), and a hold, which is nobody's. */
export const BUCKETS = ['authority', 'firm', 'others', 'held'] as const;
export type Bucket = (typeof BUCKETS)[number];
/** Whole days by bucket. */
export type Days = Readonly<Record<Bucket, number>>;

/** `stage`: the top-level stages, one after the other without a gap. `lane`: a lane of a review, beside them. `hold`: the time on hold, apart. */
export type Track = 'stage' | 'lane' | 'hold';

/** A stretch of a visit in one court; `to` null: it still is there. Instants are ISO in UTC. */
export interface Stretch {
  readonly from: string;
  readonly to: string | null;
  readonly bucket: Bucket;
}

/** One stay of a case in one stage, from the event that led there to the event that led away. A hold does not end the stay it interrupts. */
export interface Visit {
  readonly track: Track;
  /** `review`, `notice`; for a lane `review.risk`. */
  readonly stage: string;
  /** The event that led there. */
  readonly seq: number;
  readonly enteredAt: string;
  readonly leftAt: string | null;
  /** Who leads the stage (the lane's own office for a lane), at its end; while it lasts, now. */
  readonly authority: string | null;
  readonly province: string;
  /** `financial-service` or `technology-product`; null before a declaration was sealed. */
  readonly type: string | null;
  /** Working days and calendar days by bucket; null while it lasts. */
  readonly working: Days | null;
  readonly calendar: Days | null;
  /** A day that no holiday notice has settled was counted. */
  readonly provisional: boolean;
}
/** A visit that lasts, with its stretches so far. */
export interface OpenVisit extends Omit<Visit, 'leftAt' | 'working' | 'calendar' | 'provisional'> {
  readonly lane: Lane | null;
  readonly stretches: readonly Stretch[];
}
