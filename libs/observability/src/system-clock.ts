/** The one place that reads the current time. Everything else is given a clock. */
export const systemClock = { now: (): string => new Date().toISOString() };
