/** Of one group commit: who waits for a lane now, and what it has done since the process began. Plain numbers: to read them costs nothing. */
export interface GroupFigures {
  /** Writes that wait for a lane. */
  readonly waiting: number;
  /** Seconds for which the first of them has waited; 0 where nobody waits. */
  readonly oldestWaitSeconds: number;
  /** Writes that were told «unavailable» because no lane became free in time. */
  readonly refused: number;
  readonly transactions: number;
  /** Writes that these transactions carried. */
  readonly writes: number;
}
