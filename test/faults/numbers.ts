/** Numbers from a seed, the same in every run (mulberry32): `next(n)` is a whole number from 0 up to but without `n`. */
export type Numbers = (below: number) => number;

export function numbersOf(seed: number): Numbers {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** One of a list that is not empty. */
export function pick<T>(numbers: Numbers, list: readonly T[]): T {
  const found = list[numbers(list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}
