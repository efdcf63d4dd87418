/** ISO 7064 mod 97-10 over a text in which A is 10 … Z is 35. */
function mod97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/**
 * The two check digits of a legal entity identifier, ISO 17442-1:2020 (ISO 7064 mod 97-10).
 * @param body the first 18 characters, A–Z and 0–9
 * @throws RangeError when the body has another form
 */
export function leiCheckDigits(body: string): string {
  if (!/^[0-9A-Z]{18}$/.test(body)) throw new RangeError('An LEI body has 18 characters A-Z, 0-9');
  return String(98 - mod97(`${body}00`)).padStart(2, '0');
}

/** Whether a text is a well-formed LEI: 20 characters whose number is 1 modulo 97. */
export function isLei(text: string): boolean {
  return /^[0-9A-Z]{18}\d{2}$/.test(text) && mod97(text) === 1;
}
