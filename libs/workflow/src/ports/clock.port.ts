/** The one source of the current time. Instants are ISO strings in UTC with milliseconds. */
export interface Clock {
  now(): string;
}
