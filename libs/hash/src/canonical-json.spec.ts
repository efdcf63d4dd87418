import fc from 'fast-check';
// By path: the package exports itself to `import` only, and Jest runs CommonJS.
import canonicalize from '../../../node_modules/canonicalize/lib/canonicalize.js';
import { canonicalJson, CanonicalJsonError } from './canonical-json.js';

function refusal(value: unknown): { reason: string; pointer: string } {
  try {
    canonicalJson(value);
  } catch (error) {
    if (error instanceof CanonicalJsonError) return { reason: error.reason, pointer: error.pointer };
    throw error;
  }
  throw new Error('was accepted');
}

describe('canonicalJson', () => {
  it('prints the example of RFC 8785 §3.2.2', () => {
    const value = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '€$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts keys by UTF-16 code unit (RFC 8785 §3.2.3)', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toEqual([4, 2, 6, 7, 1, 5, 3]);
  });

  it('agrees with canonicalize on any JSON value', () => {
    const jsonish = fc.oneof(
      fc.jsonValue(),
      fc.jsonValue({ stringUnit: 'grapheme' }),
      fc
        .object({
          withNullPrototype: true,
          values: [fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string({ unit: 'binary' }), fc.constant(undefined)],
        })
        .map(dropArrays),
    );
    fc.assert(
      fc.property(jsonish, (value) => canonicalJson(value) === canonicalize(value)),
      { numRuns: 3000 },
    );
  });

  it('says the same for the same value whatever the order of keys, and reads back equal', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(Object.fromEntries(Object.entries(value).reverse()))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('keeps an own key __proto__', () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"x":1}}'))).toBe('{"__proto__":{"x":1},"b":1}');
  });

  it('writes minus zero as 0, a date as its ISO text and leaves an undefined property out', () => {
    expect(canonicalJson({ z: -0, at: new Date(0), gone: undefined })).toBe('{"at":"1970-01-01T00:00:00.000Z","z":0}');
  });

  it('accepts an instance of a payload class', () => {
    class Payload {
      constructor(readonly comment: string) {}
    }
    expect(canonicalJson({ payload: new Payload('x') })).toBe('{"payload":{"comment":"x"}}');
  });

  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  it.each([
    ['NaN', { a: [1, NaN] }, '/a/1', 'not a finite number'],
    ['Infinity', { a: Infinity }, '/a', 'not a finite number'],
    ['a BigInt', { 'a/b': { '~': 1n } }, '/a~1b/~0', 'a BigInt'],
    ['undefined in an array', [1, undefined], '/1', 'undefined inside an array or as the whole value'],
    ['a hole in an array', [1, , 2], '/1', 'undefined inside an array or as the whole value'],
    ['undefined itself', undefined, '', 'undefined inside an array or as the whole value'],
    ['a lone surrogate', { t: '\ud800' }, '/t', 'text with a lone surrogate'],
    ['a lone surrogate in a key', { ['\udc00']: 1 }, '/\udc00', 'text with a lone surrogate'],
    ['a function', { f: () => 1 }, '/f', 'a function or a symbol'],
    ['a symbol', { f: Symbol('x') }, '/f', 'a function or a symbol'],
    ['a Map', { m: new Map([[1, 2]]) }, '/m', 'an object that JSON would lose (Map, Set, RegExp, bytes, ...)'],
    ['bytes', { m: new Uint8Array(2) }, '/m', 'an object that JSON would lose (Map, Set, RegExp, bytes, ...)'],
  ])('refuses %s, naming the place', (_name, value, pointer, reason) => {
    expect(refusal(value)).toEqual({ reason, pointer });
  });

  it('refuses a circle', () => {
    expect(refusal(circle).reason).toBe('nested deeper than 256 levels, or circular');
  });
});

/** canonicalize writes undefined in an array as null; here that is refused, so arrays stay out of this comparison. */
function dropArrays(value: unknown): unknown {
  if (Array.isArray(value)) return null;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, dropArrays(inner)]));
}
