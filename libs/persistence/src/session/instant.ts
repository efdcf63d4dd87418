/** timestamptz as pg or JSON gives it -> ISO instant in UTC with milliseconds. */
export function toInstant(value: Date | string): string {
  return (typeof value === 'string' ? new Date(value) : value).toISOString();
}

export function toInstantOrNull(value: Date | string | null): string | null {
  return value === null ? null : toInstant(value);
}
