/**
 * Pairs of neighbouring characters, each once. Trigrams alone see too little in Chinese, where a word is two characters long and a name has few of them.
 */
export function bigrams(text: string): readonly string[] {
  const chars = [...text];
  const found = new Set<string>();
  for (let i = 0; i + 1 < chars.length; i += 1) found.add(chars[i]! + chars[i + 1]!);
  if (chars.length === 1) found.add(chars[0]!);
  return [...found];
}

/** Dice: twice what both have over what each has, from 0 to 1; nothing is like nothing at all. */
export function dice(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const other = new Set(b);
  return (2 * a.filter((gram) => other.has(gram)).length) / (a.length + b.length);
}

/** How much of the shorter text is found in the longer one: a long scene that tells of a short one's every word. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0) return 0;
  const other = new Set(long);
  return short.filter((gram) => other.has(gram)).length / short.length;
}
