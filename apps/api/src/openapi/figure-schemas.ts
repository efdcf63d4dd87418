import type { JsonSchema } from '@sandbar/contracts';
import { text, whole, flag, uuid, orNull, list, ref, object } from './schema-parts.js';

const spread = object({ median: orNull(whole), p90: orNull(whole) });
const byCourt = object({ authority: spread, firm: spread, total: spread });
const counts = {
  type: 'object',
  additionalProperties: orNull(whole),
  description: '件数；null 为不予公布 / counts; null is withheld',
} as const;

/** Figures, forecasts and likeness, as components of the description. */
export const FIGURE_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Figures: object({
    sight: { enum: ['office', 'public'] },
    asOf: { type: 'string', format: 'date' },
    filter: { type: 'object' },
    least: whole,
    counts,
    byPeriod: list(object({ period: text, counts })),
    byProvince: list(object({ province: ref('Labelled'), counts })),
    byAuthority: list(object({ authority: ref('Named'), counts })),
    byType: list(object({ type: ref('Labelled'), counts })),
    declined: list(object({ reason: ref('Labelled'), n: orNull(whole) })),
    stages: list(
      object({
        track: { enum: ['stage', 'lane', 'hold'] },
        stage: ref('Labelled'),
        province: orNull(ref('Labelled')),
        n: orNull(whole),
        working: byCourt,
        calendar: byCourt,
      }),
    ),
    open: list(object({ stage: ref('Labelled'), n: whole, overdue: whole })),
  }),
  Similar: object({
    precedents: list(object({ no: whole, name: text, city: ref('Bilingual'), applicants: list(text), likeness: orNull(ref('Likeness')) })),
    cases: list(
      object({
        province: ref('Labelled'),
        case: orNull(object({ id: uuid, title: text, number: orNull(text), stage: ref('Labelled') })),
        likeness: ref('Likeness'),
      }),
    ),
  }),
  Likeness: object({
    score: { type: 'number' },
    name: { type: 'number' },
    technology: orNull({ type: 'number' }),
    scene: orNull({ type: 'number' }),
  }),
  Csv: { type: 'string' },
  Forecast: object({
    forecast: orNull(
      object({
        from: { type: 'string', format: 'date' },
        to: { type: 'string', format: 'date' },
        days: object({ median: whole, p90: whole }),
        provisional: flag,
        slow: flag,
        since: { type: 'string', format: 'date' },
        steps: list(object({ stage: ref('Labelled'), basis: ref('Labelled'), n: orNull(whole), median: whole, p90: whole })),
      }),
    ),
    none: orNull(ref('Labelled')),
  }),
};
