import { TECHNOLOGIES } from '@sandbar/declaration';
import { sha256Hex } from '@sandbar/hash';
import type { Comparison, SimilarityStore, SubjectRow } from '@sandbar/persistence';
import type { JobHandler } from '@sandbar/queue';
import { likeness, prepare, withScene } from '@sandbar/similarity';
import type { Prepared, Subject, Weights } from '@sandbar/similarity';
import type { Clock, OutboxStore, RuleSet, RuleTable } from '@sandbar/workflow';

/** Raised when the making of subjects changes: each is then made anew when it is met. */
const MAKING = 1;

/** `compare`: an application was filed, or filed anew; its pairs are found again. Run twice, it writes the same. */
export function compareHandler(store: OutboxStore, similarity: SimilarityStore, rules: RuleTable, clock: Clock): JobHandler {
  return async (row) => {
    const now = clock.now();
    await similarity.compare(row.caseId, now, comparisonBy(await rules.current(), now));
    await store.markDone([row.id], now);
  };
}

/** Subjects from declarations and precedents, judged by the rule table. */
export function comparisonBy(rules: RuleSet, at: string): Comparison {
  const value = (code: string): number => {
    const found = rules.find(code, null, at)?.value;
    if (found === undefined) throw new Error(`the rule ${code} has no value in force: load the reference data`);
    return found;
  };
  const [name, technology, scene] = ['name', 'technology', 'scene'].map((field) => value(`similarity.weight.${field}`));
  const weights: Weights = { name: name!, technology: technology!, scene: scene! };
  const least = value('similarity.score.minimum');
  return {
    ofCase: ({ caseId, province, hash, content }) => ({
      ref: `case:${caseId}`,
      caseId,
      precedent: null,
      province,
      source: `${MAKING}/${hash}`,
      ...kept(prepare(subjectOf(content))),
    }),
    ofPrecedent: (precedent) => ({
      ref: `precedent:${precedent.no}`,
      caseId: null,
      precedent: precedent.no,
      province: null,
      source: `${MAKING}/${sha256Hex(JSON.stringify([precedent.name, precedent.technology]))}`,
      ...kept(prepare({ name: precedent.name, technology: precedent.technology, scene: null })),
    }),
    score: (one, other) => {
      const { score, fields } = likeness(ready(one), ready(other), weights);
      return score < least ? undefined : { score, ...fields };
    },
  };
}

const kept = ({ name, nameGrams, technology, scene }: Prepared) => ({ name, nameGrams, technology, scene });
const ready = ({ name, nameGrams, technology, scene }: SubjectRow): Prepared => withScene({ name, nameGrams, technology, scene });

/** What of a declaration is compared: public by level, and yet shown to nobody by comparing. */
function subjectOf(content: Readonly<Record<string, unknown>>): Subject {
  const { basics, technology } = content as {
    readonly basics?: { readonly name?: unknown; readonly scene?: unknown };
    readonly technology?: { readonly used?: readonly { readonly code?: unknown }[] };
  };
  const words: Readonly<Record<string, readonly [string, string]>> = TECHNOLOGIES;
  const used = (technology?.used ?? []).map(({ code }) => String(code)).filter((code) => code !== 'other');
  return {
    name: String(basics?.name ?? ''),
    technology: used.map((code) => words[code]?.[0] ?? code),
    scene: typeof basics?.scene === 'string' ? basics.scene : null,
  };
}
