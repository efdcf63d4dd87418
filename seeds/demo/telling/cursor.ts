import type { Province } from '@sandbar/domain';
import { uuidFrom } from '@sandbar/hash';
import { firmOf, partnerOf, placeOf, placeOfProvince } from '../pilot.js';
import type { DemoPilot } from '../pilot.js';
import type { LostMessages } from '../demo-world.js';
import type { CaseRef, Step } from '../story.js';

/** Ids of the demo derive from this namespace and a name, so that they are the same in every installation and every run. */
export const DEMO_STORIES = '6d1c2f0e-6a55-5b0c-8f3a-2b7c1d90e4a7';
export const idOf = (name: string): string => uuidFrom(DEMO_STORIES, name);

export const APPLICATION: CaseRef = { of: 'application' };
type Options = { readonly on?: CaseRef; readonly lost?: LostMessages; readonly writes?: Step['writes']; readonly hoursAgo?: number };

/** Where a story stands while it is told: day by day, who does what. Times of day are laid later. */
export class Cursor {
  readonly steps: Step[] = [];
  protected day = 0;
  /** 1 or 2, by the story: so that both officers of a desk have work. */
  protected readonly n: 1 | 2;
  protected readonly other: 1 | 2;
  /** Number of the package in hand. */
  protected packages = 1;

  constructor(
    readonly id: string,
    readonly pilot: DemoPilot,
  ) {
    this.n = parseInt(idOf(id).slice(0, 2), 16) % 2 === 0 ? 1 : 2;
    this.other = this.n === 1 ? 2 : 1;
  }

  /** Lets working days pass. */
  wait(workingDays: number): this {
    this.day += workingDays;
    return this;
  }
  act(who: string, type: string, payload: Step['payload'], then: string | null, options: Options = {}): this {
    const { on = APPLICATION, lost, writes, hoursAgo } = options;
    this.steps.push({
      kind: 'act',
      day: this.day,
      who,
      on,
      type,
      payload,
      then,
      ...(lost && { lost }),
      ...(writes && { writes }),
      ...(hoursAgo !== undefined && { hoursAgo }),
    });
    return this;
  }
  /** After the time that has passed the case is here, without anybody's act. */
  rests(at: string, on: CaseRef = APPLICATION): this {
    this.steps.push({ kind: 'rests', day: this.day, who: 'public', on, type: 'RESTS', payload: {}, then: at });
    return this;
  }
  /** A person of the lead authority, by role: `head`, `proposer-1`. */
  lead(role: string): string {
    return `pbc-${placeOf(this.pilot)}.${role}`;
  }
  /** The office of another system at the lead's place: `nfra`, `lfb`. */
  protected office(system: 'nfra' | 'lfb', role: string): string {
    return `${system}-${placeOf(this.pilot)}.${role}`;
  }
  protected coordinator(province: Province, n: 1 | 2): string {
    return `pbc-${placeOfProvince(province)}.coordinator-${n}`;
  }
  protected get intake(): string {
    return this.lead(`intake-officer-${this.n}`);
  }
  protected get applicant(): string {
    return `${firmOf(this.pilot).code}.applicant`;
  }
  protected get signatory(): string {
    return `${firmOf(this.pilot).code}.signatory`;
  }
  protected get partner(): string | null {
    const code = partnerOf(this.pilot);
    return code === null ? null : `${code}.signatory`;
  }
  protected get package(): CaseRef {
    return { of: 'package', nth: this.packages };
  }
  protected leg(province: Province): CaseRef {
    return { of: 'leg', nth: this.packages, province };
  }
}
