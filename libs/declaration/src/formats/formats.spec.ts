import fc from 'fast-check';
import { FORMATS, isPilotNumber } from './formats.js';
import { isLei, leiCheckDigits } from './lei.js';
import { isUscc, usccCheckCharacter } from './uscc.js';

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const body17 = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...USCC_ALPHABET), minLength: 2, maxLength: 2 }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 6, maxLength: 6 }),
    fc.string({ unit: fc.constantFrom(...USCC_ALPHABET), minLength: 9, maxLength: 9 }),
  )
  .map((parts) => parts.join(''));

describe('USCC, GB 32100-2015', () => {
  // The first is the worked example of the standard, the others stand on public registers.
  it.each(['91350100M000100Y43', '9144030071526726XG', '914403001922038216', '91330100799655058B', '91110000802100433B'])(
    'accepts %s',
    (code) => expect(isUscc(code)).toBe(true),
  );

  it.each([
    '91350100M000100Y44',
    '91350100m000100y43',
    '91350100M000100Y4',
    '91350100M000100Y43 ',
    '91I50100M000100Y43',
    '',
    '９１350100M000100Y43',
  ])('refuses %j', (code) => expect(isUscc(code)).toBe(false));

  it('finds every single wrong character', () => {
    fc.assert(
      fc.property(body17, fc.nat(17), fc.constantFrom(...USCC_ALPHABET), (body, at, wrong) => {
        const code = body + usccCheckCharacter(body);
        expect(isUscc(code)).toBe(true);
        fc.pre(code[at] !== wrong);
        expect(isUscc(code.slice(0, at) + wrong + code.slice(at + 1))).toBe(false);
      }),
    );
  });

  it('refuses to compute a check character for another form', () => {
    expect(() => usccCheckCharacter('123')).toThrow(RangeError);
    expect(() => usccCheckCharacter('91I50100M000100Y4')).toThrow(RangeError);
  });
});

describe('LEI, ISO 17442', () => {
  it.each(['54930084UKLVMY22DS16', '5493001KJTIIGC8Y1R12', 'HWUPKR0MPOU8FGXBT394', '7LTWFZYICNSX8D621K86', '300300C1020111000029'])(
    'accepts the public %s',
    (lei) => {
      expect(isLei(lei)).toBe(true);
      expect(leiCheckDigits(lei.slice(0, 18))).toBe(lei.slice(18));
    },
  );

  it.each(['54930084UKLVMY22DS17', '54930084UKLVMY22DS1', '54930084uklvmy22ds16', ''])('refuses %j', (lei) =>
    expect(isLei(lei)).toBe(false),
  );

  it('computes digits that it accepts, and finds two neighbours swapped', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 18, maxLength: 18 }),
        fc.nat(16),
        (body, at) => {
          const lei = body + leiCheckDigits(body);
          expect(isLei(lei)).toBe(true);
          fc.pre(lei[at] !== lei[at + 1] && /\d/.test(lei[at]!) && /\d/.test(lei[at + 1]!));
          expect(isLei(lei.slice(0, at) + lei[at + 1] + lei[at] + lei.slice(at + 2))).toBe(false);
        },
      ),
    );
  });

  it('refuses to compute digits for another form', () => expect(() => leiCheckDigits('abc')).toThrow(RangeError));
});

describe('the other formats', () => {
  it('knows the number of a pilot by the USCC in it', () => {
    expect(isPilotNumber('91350100M000100Y43-2026-0001')).toBe(true);
    expect(isPilotNumber('91350100M000100Y44-2026-0001')).toBe(false);
    expect(isPilotNumber('91350100M000100Y43-26-1')).toBe(false);
  });

  it('knows telephone numbers and hashes', () => {
    expect(FORMATS.phone('021-5550 0100')).toBe(true);
    expect(FORMATS.phone('95599')).toBe(true);
    expect(FORMATS.phone('call us')).toBe(false);
    expect(FORMATS.sha256('0'.repeat(64))).toBe(true);
    expect(FORMATS.sha256('0'.repeat(63))).toBe(false);
  });
});
