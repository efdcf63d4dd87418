/** Secrets that must be read again (a TOTP seed, the signing secret of a webhook), encrypted where they are kept. */
export interface SecretBox {
  /**
   * @param purpose what the secret belongs to, such as `totp:<person>`; a text sealed for one purpose opens for no other
   * @returns text for a column
   * @throws SecretsNotConfigured when this process has no key
   */
  seal(plain: string, purpose: string): string;
  /**
   * @throws SecretUnreadable when the text was changed, moved to another purpose or sealed with a key that is gone
   * @throws SecretsNotConfigured when this process has no key
   */
  open(sealed: string, purpose: string): string;
}

/** SECRETS_KEY is not set. */
export class SecretsNotConfigured extends Error {
  constructor() {
    super('SECRETS_KEY is not set: nothing secret can be stored');
  }
}

/** The text does not open; says nothing of its content. */
export class SecretUnreadable extends Error {
  constructor() {
    super('a stored secret cannot be read: it was changed, or its key is no longer in SECRETS_KEY');
  }
}
