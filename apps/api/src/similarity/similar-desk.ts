import type { Province } from '@sandbar/domain';
import { PROVINCE_LABELS } from '@sandbar/contracts';
import type { LikenessView, SimilarView } from '@sandbar/contracts';
import type { Ctx } from '@sandbar/workflow';
import { stageLabel } from '../cases/stage-labels.js';
import type { ApiPorts, CaseFile } from '../ports/index.js';

/** Says what is like a case, to each as much as is theirs to know. */
export class SimilarDesk {
  constructor(private readonly ports: Pick<ApiPorts, 'similar' | 'policy' | 'registry'>) {}

  /** Undefined: not theirs to ask. */
  async findFor(ctx: Ctx, file: CaseFile): Promise<SimilarView | undefined> {
    if (file.kind !== 'pilot-application' || this.ports.policy.admit(ctx.actor, 'case.similar', file.header) !== undefined)
      return undefined;
    return this.getFor(ctx, file);
  }

  /** The database shows a pair with another application to offices only; here a firm is not even asked about them. */
  async getFor(ctx: Ctx, file: CaseFile): Promise<SimilarView> {
    const firm = ctx.actor.authority === null;
    const [precedents, cases] = await Promise.all([
      this.ports.similar.listPrecedents(ctx, file.id),
      firm ? [] : this.ports.similar.listCases(ctx, file.id),
    ]);
    const likeness = ({ score, name, technology, scene }: LikenessView): LikenessView => ({ score, name, technology, scene });
    return {
      precedents: precedents.map((row) => ({
        no: row.no,
        name: row.title,
        city: row.city,
        applicants: row.applicants,
        likeness: firm ? null : likeness(row),
      })),
      cases: cases.map((row) => {
        const { id, title, number, stage, definition } = row;
        const seen =
          id === null || title === null || stage === null || definition === null ? null : { id, title, number, stage, definition };
        return {
          province: { code: row.province, label: PROVINCE_LABELS[row.province as Province] },
          case:
            seen === null
              ? null
              : {
                  id: seen.id,
                  title: seen.title,
                  number: seen.number,
                  stage: { code: seen.stage, label: stageLabel(this.ports.registry.definitionOf(seen.definition), seen.stage) },
                },
          likeness: likeness(row),
        };
      }),
    };
  }
}
