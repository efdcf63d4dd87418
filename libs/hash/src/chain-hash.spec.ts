import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { chainHash } from './chain-hash.js';
import { hashJson, sha256Hex } from './sha256.js';
import { uuidFrom } from './uuid-from.js';

describe('hashes', () => {
  it('computes the SHA-256 of text and of bytes alike', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex(new TextEncoder().encode('沙洲'))).toBe(sha256Hex('沙洲'));
    expect(hashJson({ b: 1, a: 2 })).toBe(sha256Hex('{"a":2,"b":1}'));
  });

  it('links an entry as the docstring says, byte for byte', () => {
    const prev = 'a'.repeat(64);
    const bytes = Buffer.concat([
      Buffer.from('73616e646261722f7265636f72642d636861696e2f76310a', 'hex'),
      Buffer.from(`{"event":"受理","prev":"${prev}","seq":2}`, 'utf8'),
    ]);
    expect(chainHash(prev, { seq: 2, event: '受理' })).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(chainHash(null, { seq: 1 })).toBe(sha256Hex('sandbar/record-chain/v1\n{"prev":null,"seq":1}'));
  });

  it('changes with every change of the entry or of what went before', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().filter((k) => k !== 'prev'),
          fc.jsonValue(),
        ),
        fc.nat(),
        (entry, n) => {
          const link = chainHash(null, { ...entry, seq: n });
          expect(chainHash(null, { ...entry, seq: n + 1 })).not.toBe(link);
          expect(chainHash(link, { ...entry, seq: n })).not.toBe(link);
        },
      ),
    );
  });

  it('refuses an entry with a prev of its own, and a prev that is no hash', () => {
    expect(() => chainHash(null, { prev: null })).toThrow('may not have a member prev');
    expect(() => chainHash('', {})).toThrow('neither null nor 64');
  });

  it('derives the UUID v5 of RFC 9562 appendix A.4', () => {
    expect(uuidFrom('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
    expect(() => uuidFrom('no-uuid', 'x')).toThrow(TypeError);
  });
});
