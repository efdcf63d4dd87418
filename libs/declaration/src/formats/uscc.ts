/** Digits of GB 32100-2015 in order of value: no I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const MODULUS = 31;

/**
 * Check character of a unified social credit code (统一社会信用代码), GB 32100-2015 §5: weights 3^(i-1) mod 31 over the first
 * 17 characters, C18 = 31 - (Σ Ci·Wi mod 31), where 31 is written 0.
 * @param body the first 17 characters, upper case
 * @throws RangeError when the body is not 17 characters of the alphabet
 */
export function usccCheckCharacter(body: string): string {
  if (body.length !== 17) throw new RangeError('A USCC body has 17 characters');
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) throw new RangeError(`'${character}' is not in the alphabet of GB 32100-2015`);
    sum += value * weight;
    weight = (weight * 3) % MODULUS;
  }
  return ALPHABET[(MODULUS - (sum % MODULUS)) % MODULUS]!;
}

/** Whether a text is a well-formed USCC: 18 characters, six digits of the administrative division, right check character. */
export function isUscc(text: string): boolean {
  return SHAPE.test(text) && usccCheckCharacter(text.slice(0, 17)) === text[17];
}
