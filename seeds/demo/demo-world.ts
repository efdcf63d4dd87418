import type { Actor, CaseHeader, CaseKind, Province, Refusal } from '@sandbar/domain';
import type { Answer, Command } from '@sandbar/workflow';

/** A case as the player looks at it before it acts, like a person who has the page open. */
export interface SeenCase {
  readonly version: number;
  readonly stage: string;
  readonly leaves: readonly string[];
  readonly closed: boolean;
  /** Instant of its last event. */
  readonly updatedAt: string;
}
/** A package of an application, or a leg of a package. */
export interface ChildCase {
  readonly id: string;
  readonly kind: CaseKind;
  /** The recipient of a leg. */
  readonly province: Province | null;
}
/** One document of a firm, whole: the demo's are small. */
export interface DemoFile {
  readonly fileName: string;
  readonly mediaType: 'application/pdf';
  readonly bytes: Uint8Array;
  /** Of the bytes, hex. */
  readonly sha256: string;
}
/** Which message to which province the transport loses: the leg then stays queued, or sent without a receipt. */
export type LostMessages = Readonly<Partial<Record<Province, 'SENT' | 'DELIVERED'>>>;

/**
 * What the demo is played in: the real engine, or the one in memory. Cases change by `handle` alone. Every member may be called again
 * after a crash with the same arguments and has no second effect.
 */
export interface DemoWorld {
  handle(command: Command): Promise<Answer | Refusal>;
  /** The stored answer of a command, whoever asks: a person who left a case no longer sees it, and so not the own answer either. */
  findAnswer(person: string, key: string): Promise<Answer | undefined>;
  find(caseId: string): Promise<SeenCase | undefined>;
  /** In order of their creation. */
  listChildren(parent: string): Promise<readonly ChildCase[]>;
  /** Brings the working copy to this revision (1, 2, …); one that is there or beyond is left as it is. */
  putWorkingCopy(caseId: string, content: Readonly<Record<string, unknown>>, actor: Actor, revision: number): Promise<void>;
  putAttachments(caseId: string, files: readonly DemoFile[], actor: Actor): Promise<void>;
  /** Runs outbox and due clocks until nothing is left. @throws Error with what died */
  drain(lost?: LostMessages): Promise<void>;
  readonly clock: { now(): string; set(at: string): void };
  /** The next instant at which a clock must be looked at; null: none. */
  nextWake(): Promise<string | null>;
  /** The actor of a demo sign-in name, for example `pbc-shanghai.risk-reviewer-1`. @throws Error when there is none */
  actor(login: string): Actor;
}

/** A case for the table that is printed when everything is played. */
export interface DemoCaseRow {
  readonly id: string;
  readonly kind: CaseKind;
  readonly definition: string;
  readonly header: Pick<CaseHeader, 'title' | 'number' | 'province'>;
  readonly stage: string;
  readonly leaves: readonly string[];
  readonly court: string;
  readonly closed: boolean;
  /** Last day of the earliest open clock, `YYYY-MM-DD`. */
  readonly dueDay: string | null;
  readonly overdue: boolean;
  readonly provisional: boolean;
}
