const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;

/**
 * Where the row of a list stands that an id means.
 * @param list pointer of the list, as `x-ref` says it
 * @returns `/parties/1`; undefined: no such row
 */
export function findRow(data: unknown, list: string, rid: unknown): string | undefined {
  const rows = list.split('/').slice(1).reduce(member, data);
  const index = Array.isArray(rows) ? rows.findIndex((row) => member(row, 'rid') === rid) : -1;
  return index === -1 ? undefined : `${list}/${index}`;
}
