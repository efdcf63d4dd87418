/** A copy of `data` with `value` at the pointer; undefined removes the member. For tests. */
export function placeAt<T>(data: T, pointer: string, value: unknown): T {
  const steps = pointer.split('/').slice(1);
  const copy = structuredClone(data);
  let place = copy as Record<string, unknown>;
  for (const step of steps.slice(0, -1)) place = place[step] as Record<string, unknown>;
  const last = steps.at(-1)!;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
}
