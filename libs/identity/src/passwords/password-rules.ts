import { refuse, type Bilingual, type Refusal } from '@sandbar/domain';
import { COMMON_PASSWORDS, COMMON_STEMS } from './common-passwords.js';

export const PASSWORD_LENGTH = { minimum: 12, maximum: 128 } as const;
export type PasswordFault =
  'password.too_short' | 'password.too_long' | 'password.too_simple' | 'password.too_common' | 'password.contains_name';

/**
 * Why a new password is refused; undefined: it may be used. Length and a list, no rule about kinds of characters and no forced change
 * (OWASP ASVS 5.0, 6.2.1–6.2.12; NIST SP 800-63B). Length is counted in characters as people see code points.
 * @param words what the password must not contain: sign-in name, own name, the product's name
 */
export function faultOfPassword(password: string, words: readonly string[] = []): PasswordFault | undefined {
  const text = password.normalize('NFKC');
  const characters = [...text];
  if (characters.length < PASSWORD_LENGTH.minimum) return 'password.too_short';
  if (characters.length > PASSWORD_LENGTH.maximum) return 'password.too_long';
  const plain = text.toLowerCase();
  if (new Set(plain).size < 5 || isRun(plain)) return 'password.too_simple';
  const letters = plain.replace(/[^\p{L}]/gu, '');
  if (COMMON_PASSWORDS.has(plain) || COMMON_STEMS.has(letters) || isRepeated(plain)) return 'password.too_common';
  const named = [...words, 'sandbar'].map((word) => word.toLowerCase()).filter((word) => [...word].length >= 4);
  return named.some((word) => plain.includes(word)) ? 'password.contains_name' : undefined;
}

/** Every character the one after the last (123456789012, fedcba…), digits wrapping round. */
function isRun(text: string): boolean {
  const codes = [...text].map((one) => one.codePointAt(0) ?? 0);
  const digits = /^\d+$/.test(text);
  return [1, -1].some((step) =>
    codes.every((code, i) => {
      if (i === 0) return true;
      const expected = (codes[i - 1] ?? 0) + step;
      return code === expected || (digits && (code - 48 + 10) % 10 === (expected - 48 + 10) % 10);
    }),
  );
}

/** A short text said again and again (qwerqwerqwer). */
function isRepeated(text: string): boolean {
  return [1, 2, 3, 4, 5, 6].some((length) => {
    const part = text.slice(0, length);
    return part.repeat(Math.ceil(text.length / length)).slice(0, text.length) === text;
  });
}

const MESSAGES: Readonly<Record<PasswordFault, Bilingual>> = {
  'password.too_short': { zh: '口令至少12个字符', en: 'A password has at least 12 characters' },
  'password.too_long': { zh: '口令至多128个字符', en: 'A password has at most 128 characters' },
  'password.too_simple': { zh: '口令过于简单', en: 'The password is too simple' },
  'password.too_common': { zh: '口令属于常见口令，易被猜中', en: 'The password is a common one and easily guessed' },
  'password.contains_name': {
    zh: '口令不得包含登录名、姓名或产品名',
    en: 'The password must not contain the sign-in name, your name or the product’s',
  },
};

/** The refusal of a password, with the reason where the form shows it. */
export function weakPassword(fault: PasswordFault): Refusal {
  return { ...refuse('password.weak'), errors: [{ pointer: '/password', code: fault, params: {}, message: MESSAGES[fault] }] };
}
