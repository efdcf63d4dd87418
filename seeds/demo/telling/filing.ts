import type { ExampleDeclaration } from '@sandbar/declaration';
import { hashJson } from '@sandbar/hash';
import { declarationOf, placeOf, provinceOf } from '../pilot.js';
import type { Step } from '../story.js';
import { ticked } from './checklists.js';
import { Cursor } from './cursor.js';

export type Edit = (content: ExampleDeclaration) => void;
export interface CorrectionPoint {
  readonly pointer: string;
  readonly reason: 'incorrect' | 'incomplete' | 'outdated';
  readonly text: string;
}

/** From the draft to acceptance. */
export class Filing extends Cursor {
  private revision = 0;
  private edits: Edit[] = [];

  /** The firm opens the case and begins to write. */
  draft(): this {
    const { pilot } = this;
    return this.act(
      this.applicant,
      'CREATE',
      ({ actor, world }) => ({
        title: pilot.name,
        leadApplicant: actor.organisation,
        province: provinceOf(pilot),
        leadAuthority: world.actor(`pbc-${placeOf(pilot)}.head`).authority,
        linkedTo: null,
      }),
      'draft',
    );
  }
  /** The firm saves the draft, and no more. */
  saves(): this {
    const step: Omit<Step, 'writes'> = {
      kind: 'save',
      day: this.day,
      who: this.applicant,
      on: { of: 'application' },
      type: 'SAVE',
      payload: {},
      then: null,
    };
    this.steps.push({ ...step, writes: this.nextRevision() });
    return this;
  }
  seal(): this {
    const writes = this.nextRevision();
    return this.act(this.signatory, 'SEAL', { workingCopyRevision: writes.revision }, 'signing', { writes });
  }
  /** The lead attests; the last of the parties makes it an application. */
  attestLead(): this {
    return this.attest(this.signatory, this.partner === null ? 'screening' : 'signing');
  }
  attestPartner(then = 'screening'): this {
    return this.attest(this.partner ?? this.signatory, then);
  }
  protected attest(who: string, then: string): this {
    return this.act(who, 'ATTEST', ({ sealed }) => ({ declarationHash: hashJson(sealed()) }), then);
  }

  /** Accepts; `shared`: legality and consumer protection go to the offices of the other systems. */
  accept({ shared = false }: { shared?: boolean } = {}): this {
    this.shared = shared;
    return this.act(
      this.intake,
      'ACCEPT',
      ({ world }) => ({
        checklist: ticked('intake'),
        laneAuthorities: shared
          ? {
              legality: world.actor(this.office('lfb', 'intake-officer')).authority,
              consumer: world.actor(this.office('nfra', 'intake-officer')).authority,
            }
          : {},
      }),
      'review',
    );
  }
  protected shared = false;

  correct(points: readonly CorrectionPoint[]): this {
    return this.act(this.intake, 'CORRECT', { points }, 'correction');
  }
  /** 送达: the firm opens the letter in the portal. */
  served(then: string): this {
    return this.act(this.applicant, 'SERVE', ({ at }) => ({ method: 'portal', servedAt: at }), then);
  }
  resubmit(edit: Edit): this {
    this.edits.push(edit);
    const writes = this.nextRevision();
    return this.act(this.signatory, 'RESUBMIT', { workingCopyRevision: writes.revision }, 'screening', { writes });
  }
  /** The firm's revision on the provinces' objections. */
  revise(edit: Edit, then: string): this {
    this.edits.push(edit);
    const writes = this.nextRevision();
    return this.act(this.signatory, 'REVISE', { workingCopyRevision: writes.revision }, then, { writes });
  }

  /** The declaration with everything that changed so far. The player dates it by the first sealing, so that a revision changes what it says and no more. */
  private nextRevision(): NonNullable<Step['writes']> {
    this.revision += 1;
    const edits = [...this.edits];
    const { pilot } = this;
    const content = (day: string): ExampleDeclaration => {
      const declaration = declarationOf(pilot, day);
      for (const edit of edits) edit(declaration);
      return declaration;
    };
    return { revision: this.revision, content };
  }
}
