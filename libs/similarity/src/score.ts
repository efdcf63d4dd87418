import { bigrams, dice, overlap } from './grams.js';
import { normalise, telling } from './normalise.js';

export const COMPARED = ['name', 'technology', 'scene'] as const;
export type ComparedField = (typeof COMPARED)[number];

/** What of an application is compared. A precedent has no scene. */
export interface Subject {
  readonly name: string;
  readonly technology: readonly string[];
  readonly scene: string | null;
}
/** A subject made ready: normalised texts without what tells nothing, and their pairs of characters. */
export interface Prepared {
  readonly name: string;
  readonly nameGrams: readonly string[];
  readonly technology: readonly string[];
  /** Empty: it has none. */
  readonly scene: string;
  readonly sceneGrams: readonly string[];
}
export interface Likeness {
  /** 0 to 1: the weighted mean of the fields that both have. */
  readonly score: number;
  /** Each field's own score; null where one of the two has no such field. */
  readonly fields: { readonly name: number; readonly technology: number | null; readonly scene: number | null };
}

/** How much each field says, of the rule table; they need not add up to one. */
export type Weights = Readonly<Record<ComparedField, number>>;
/** A name that is contained in another counts nearly as much as an equal one. */
const CONTAINED = 0.9;
/** Nearly the same name, or the same scene under another name, is alike whatever else is declared. */
const ALONE = 0.85;
/** Pairs of characters below which a text is too short to be found «contained» in another. */
const SHORT = 4;

export function prepare({ name, technology, scene }: Subject): Prepared {
  const plain = telling(normalise(name));
  const told = scene === null ? '' : telling(normalise(scene));
  return {
    name: plain,
    nameGrams: bigrams(plain),
    technology: [...new Set(technology.map(normalise).filter((word) => word !== ''))],
    scene: told,
    sceneGrams: bigrams(told),
  };
}

/** A subject that was kept, ready again. */
export const withScene = (kept: Omit<Prepared, 'sceneGrams'>): Prepared => ({ ...kept, sceneGrams: bigrams(kept.scene) });

/** How alike two subjects are, and in what; the same whichever comes first. */
export function likeness(a: Prepared, b: Prepared, weights: Weights): Likeness {
  const fields = {
    name: Math.max(dice(a.nameGrams, b.nameGrams), CONTAINED * contained(a.nameGrams, b.nameGrams)),
    technology: a.technology.length === 0 || b.technology.length === 0 ? null : dice(a.technology, b.technology),
    scene: a.scene === '' || b.scene === '' ? null : dice(a.sceneGrams, b.sceneGrams),
  };
  const present = COMPARED.filter((field) => fields[field] !== null);
  const weight = present.reduce((all, field) => all + weights[field], 0);
  const sum = present.reduce((all, field) => all + weights[field] * fields[field]!, 0);
  const score = Math.max(sum / weight, ALONE * fields.name, ALONE * (fields.scene ?? 0));
  return {
    score: rounded(score),
    fields: { name: rounded(fields.name), technology: maybe(fields.technology), scene: maybe(fields.scene) },
  };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
const maybe = (value: number | null): number | null => (value === null ? null : rounded(value));
const contained = (a: readonly string[], b: readonly string[]): number => (Math.min(a.length, b.length) < SHORT ? 0 : overlap(a, b));
