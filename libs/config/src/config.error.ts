/** One variable that cannot be used, and the remedy. Never its value. */
export interface ConfigFault {
  readonly variable: string;
  /** Chinese and English, one sentence each. */
  readonly remedy: string;
}

/** The environment does not make a configuration: names every variable at fault at once, and no value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** A process that gets this ends with it. */
  readonly exitCode = 2;

  constructor(readonly faults: readonly ConfigFault[]) {
    super(faults.map(({ variable, remedy }) => `${variable}: ${remedy}`).join('\n'));
  }
}
