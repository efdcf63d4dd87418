import type { Clock } from '@sandbar/workflow';

/** A clock that a test sets. */
export class SetClock implements Clock {
  constructor(private at: string) {}
  now(): string {
    return this.at;
  }
  set(at: string): void {
    this.at = at;
  }
  /** Moves on by so many milliseconds. */
  pass(milliseconds: number): void {
    this.at = new Date(Date.parse(this.at) + milliseconds).toISOString();
  }
}
