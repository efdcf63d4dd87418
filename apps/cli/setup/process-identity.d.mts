/** A process, told apart from a later one with the same id. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startTime: string;
}
/** When the process started, as an opaque text; undefined when it does not run (a zombie does not run). */
export function startTimeOf(pid: number): string | undefined;
export function ownIdentity(): ProcessIdentity;
/** Whether exactly this process still runs. */
export function isRunning(identity: ProcessIdentity): boolean;
