/**
 * A text that is equal for equal JSON values, whatever the order of their members: a value that has been in the database comes back with
 * its members in another order.
 */
export function jsonKey(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
