import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { sealing, Unsealable, unsealing } from './segment-stream.js';

const KEY = randomBytes(32);
const PLACE = 'tables/case_record.ndjson.gz';
const SEGMENT = 65_536;
const HEAD = 20;

/** What comes out of a stream, whose input comes in pieces of one size. */
async function through(stream: ReturnType<typeof sealing>, bytes: Buffer, piece = 10_000): Promise<Buffer> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, n) => bytes.subarray(n * piece, (n + 1) * piece));
  const [out] = await Promise.all([buffer(stream), pipeline(Readable.from(pieces), stream)]);
  return out;
}
const seal = (plain: Buffer, place = PLACE): Promise<Buffer> => through(sealing(KEY, place), plain);
const open = (sealed: Buffer, key: Uint8Array = KEY, place = PLACE): Promise<Buffer> => through(unsealing(key, place), sealed);

describe('a sealed file', () => {
  it.each([0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 3 * SEGMENT, 200_000])(
    'of %i bytes opens to what it was, however it comes',
    async (size) => {
      const plain = randomBytes(size);
      const sealed = await seal(plain);
      for (const piece of [7_777, 65_552, 1_000_000])
        expect((await through(unsealing(KEY, PLACE), sealed, piece)).equals(plain)).toBe(true);
      expect(sealed.length).toBe(HEAD + size + 16 * Math.max(1, Math.ceil(size / SEGMENT)));
    },
  );

  it('is another one each time, and shows nothing', async () => {
    const plain = Buffer.from('演示'.repeat(1_000));
    const [one, other] = [await seal(plain), await seal(plain)];
    expect(one.equals(other)).toBe(false);
    expect(one.includes(Buffer.from('演示'))).toBe(false);
    expect(one.subarray(0, 4)).toEqual(Buffer.from('SBX\u0001'));
  });

  it('does not open with another key, at another place, in another form, changed, cut, lengthened or with its segments moved', async () => {
    const plain = randomBytes(3 * SEGMENT);
    const sealed = await seal(plain);
    const segment = (n: number): Buffer => sealed.subarray(HEAD + n * (SEGMENT + 16), HEAD + (n + 1) * (SEGMENT + 16));
    const changed = (at: number): Buffer => {
      const copy = Buffer.from(sealed);
      copy[at]! ^= 1;
      return copy;
    };
    const wrong: readonly Promise<Buffer>[] = [
      open(sealed, randomBytes(32)),
      open(sealed, KEY, 'tables/person.ndjson.gz'),
      ...[0, 3, 4, HEAD - 1, HEAD, HEAD + SEGMENT, HEAD + SEGMENT + 15, sealed.length - 1].map((at) => open(changed(at))),
      // Cut where a segment ends, inside of one, in the head, and at nothing.
      ...[HEAD + SEGMENT + 16, HEAD + 2 * (SEGMENT + 16), sealed.length - 1, HEAD, 10, 0].map((at) => open(sealed.subarray(0, at))),
      open(Buffer.concat([sealed, Buffer.alloc(1)])),
      open(Buffer.concat([sealed, segment(2)])),
      open(Buffer.concat([sealed.subarray(0, HEAD), segment(1), segment(0), segment(2)])),
      open(Buffer.concat([sealed.subarray(0, HEAD), segment(0), segment(2)])),
    ];
    const results = await Promise.allSettled(wrong);
    expect(results.map((one) => (one.status === 'rejected' ? one.reason instanceof Unsealable : 'opened'))).toEqual(wrong.map(() => true));
  });
});
