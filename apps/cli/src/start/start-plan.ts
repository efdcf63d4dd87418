import type { Config, DatabaseUrls } from '@sandbar/config';

/** How far a long phase has come. A bar on a terminal, a few plain lines elsewhere. */
export interface Progress {
  /** @param total number of steps to come */
  begin(total: number): void;
  /** @param label what the step that just ended was about, in the reader's words */
  step(label: string): void;
  end(): void;
}

/** What a phase may use. */
export interface StartContext {
  readonly config: Config;
  /** The origin people will reach the server by, with the real port. */
  readonly publicUrl: string;
  readonly urls: Required<DatabaseUrls>;
  readonly progress: Progress;
  /** Aborted when the person presses Ctrl-C: a phase stops at the next safe point. */
  readonly signal: AbortSignal;
  /** Prints one line. */
  readonly print: (line: string) => void;
}

/** Something done on every start before the server answers. It finds out by itself, quickly, whether there is anything to do. */
export interface StartPhase {
  readonly zh: string;
  readonly en: string;
  /** @throws Refusal with the line to print, or anything else for a bug */
  run(context: StartContext): Promise<void>;
}

/** A process of its own that serves: it reports `ready` by `reportReady()` and ends when told to or when we are gone. */
export interface ChildPlan {
  readonly name: string;
  /** Absolute path of the compiled entry. */
  readonly entry: string;
}

/** What `sandbar start` does, besides the database and the processes that are the same whatever the product is. */
export interface StartPlan {
  /** In order, each once per start. */
  readonly phases: readonly StartPhase[];
  /** Started in order, each after the one before is ready; stopped in reverse. */
  readonly children: readonly ChildPlan[];
  /** What to print when everything answers, before the line that says so: the case table, a first enrolment link. */
  summarise(context: StartContext): Promise<readonly string[]>;
}
