import type { ExampleDeclaration } from '@sandbar/declaration';
import type { Actor, Province } from '@sandbar/domain';
import type { DemoPilot } from './pilot.js';
import type { DemoWorld, LostMessages } from './demo-world.js';

/** Which case of the story a step is about: the application, its n-th sharing package, or the leg of a package to a province. */
export type CaseRef =
  | { readonly of: 'application' }
  | { readonly of: 'package'; readonly nth: number }
  | { readonly of: 'leg'; readonly nth: number; readonly province: Province };

export type Payload = Readonly<Record<string, unknown>>;

/** What a step knows of its moment when it is played. */
export interface Scene {
  readonly world: DemoWorld;
  readonly pilot: DemoPilot;
  readonly caseId: string;
  readonly actor: Actor;
  /** The instant of the step, and its day in Shanghai. */
  readonly at: string;
  readonly day: string;
  /** The content sealed last in this story. */
  readonly sealed: () => ExampleDeclaration;
  /** Day of the n-th working day after the step's. */
  readonly workingDay: (n: number) => string;
}

/**
 * One line of a story. `act`: a person sends an event. `save`: a person only saves the working copy. `rests`: time has passed and the case
 * must be where the story says.
 */
export interface Step {
  readonly kind: 'act' | 'save' | 'rests';
  /** Working days after the story's first; the timeline lays the last one `endsAgo` working days before today. */
  readonly day: number;
  /** In place of a day: so many hours before now. */
  readonly hoursAgo?: number;
  /** Demo sign-in name; `public` for a citizen. */
  readonly who: string;
  readonly on: CaseRef;
  readonly type: string;
  readonly payload: Payload | ((scene: Scene) => Payload);
  /** The declaration as it stands for this step: saved as working copy of this revision with its files before the event. */
  readonly writes?: { readonly revision: number; readonly content: (day: string) => ExampleDeclaration };
  /** Stage or leaf of the case after the step. */
  readonly then: string | null;
  readonly lost?: LostMessages;
}

export interface Story {
  /** Unique; the case's id and every command's key derive from it. */
  readonly id: string;
  readonly pilot: DemoPilot;
  /** Working days between the last step and today; at least 1. */
  readonly endsAgo: number;
  readonly steps: readonly Step[];
}
