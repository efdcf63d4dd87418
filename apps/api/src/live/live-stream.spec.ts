import type { LiveRow } from '../ports/index.js';
import { readPosition, writePosition } from './live-position.js';
import { LiveStream } from './live-stream.js';

const PLACE = '0a1b2c3d';
const row = (tx: number, id = `n${tx}`): LiveRow => ({
  what: 'notification',
  tx,
  key: `n${id}`,
  id,
  caseId: 'c',
  person: 'p',
  todo: false,
  at: '',
});
const offer = (tx: number, id?: string) => ({ row: row(tx, id), sight: 'full' as const });

function opened(tx = 10) {
  const out = {
    text: '',
    writableLength: 0,
    over: '',
    write: (text: string) => void (out.text += text),
    end: () => void (out.over = 'end'),
    destroy: () => void (out.over = 'destroy'),
  };
  const actor = { person: 'p', roles: [], organisation: null, authority: null, province: null };
  const stream = new LiveStream('s', 't', actor, out, { place: PLACE, tx, told: '0' });
  const told = (): string[] =>
    [...out.text.matchAll(/id: \w+-(\S+)\nevent: notification\ndata: \{"id":"(\w+)"/g)].map(([, at, id]) => `${id}@${at}`);
  return { out, stream, told };
}

describe('a stream', () => {
  it('tells each row with the position after it, in order, several of a transaction apart', () => {
    const { stream, told } = opened();
    stream.catchUp([], { place: PLACE, tx: 10, told: '0' }, 10);
    for (const one of [offer(10, 'a'), offer(10, 'b'), offer(12, 'c')]) stream.offer(one);
    expect(told()).toEqual(['a@10-na', 'b@10-nb', 'c@12-nc']);
  });
  it('tells what was missed before what came meanwhile, neither twice', () => {
    const { stream, told } = opened(20);
    stream.offer(offer(20, 'now'));
    stream.catchUp([offer(5, 'a'), offer(5, 'b'), offer(7, 'c')], { place: PLACE, tx: 5, told: 'na' }, 20);
    stream.offer(offer(21, 'later'));
    expect(told()).toEqual(['b@5-nb', 'c@7-nc', 'now@20-nnow', 'later@21-nlater']);
  });
  it('passes over what another process, which had read further, has told already', () => {
    const { stream, told } = opened(20);
    stream.catchUp([], { place: PLACE, tx: 22, told: 'nc' }, 20);
    for (const one of [offer(20, 'a'), offer(21, 'b'), offer(22, 'c'), offer(22, 'd'), offer(23, 'e')]) stream.offer(one);
    expect(told()).toEqual(['d@22-nd', 'e@23-ne']);
  });
  it('loses no row of a transaction and doubles none, wherever it breaks and whichever rows come into sight or go out of it then', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const every = Array.from({ length: 2 ** ids.length }, (_, seen) => ids.filter((_id, n) => (seen >> n) & 1));
    for (const before of every)
      for (const after of every)
        for (const last of before) {
          const first = opened();
          first.stream.catchUp([], { place: PLACE, tx: 10, told: '0' }, 10);
          for (const id of before.filter((one) => one <= last)) first.stream.offer(offer(10, id));
          const from = readPosition(/id: (\S+)\n(?!.*id: )/s.exec(first.out.text)![1]!)!;
          const second = opened(11);
          second.stream.catchUp(
            after.map((id) => offer(10, id)),
            from,
            11,
          );
          const expected = after.filter((id) => id > last).map((id) => `${id}@10-n${id}`);
          expect(second.told()).toEqual(expected);
        }
  });
  it('moves the position of a quiet browser along without an event', () => {
    const { stream, out } = opened();
    stream.catchUp([], { place: PLACE, tx: 10, told: '0' }, 10);
    out.text = '';
    stream.beat(99);
    expect(out.text).toBe(`id: ${PLACE}-99-0\n\n`);
    stream.beat(50);
    expect(out.text).toMatch(/-99-0\n\n$/);
  });
  it('drops a browser that takes nothing, and keeps nothing for it', () => {
    const { stream, out } = opened();
    stream.catchUp([], { place: PLACE, tx: 10, told: '0' }, 10);
    out.writableLength = 10_000_000;
    stream.offer(offer(11));
    expect([stream.ended, out.over]).toEqual([true, 'destroy']);
    const { text } = out;
    stream.offer(offer(12));
    stream.beat(13);
    expect(out.text).toBe(text);
  });
  it('drops a browser when too much comes while it is being told what it missed', () => {
    const { stream, out } = opened();
    for (let tx = 10; tx < 10 + 2_001; tx += 1) stream.offer(offer(tx));
    expect([stream.ended, out.over, out.text]).toEqual([true, 'destroy', '']);
  });
  it('says why it ends for good', () => {
    const { stream, out } = opened();
    stream.end('session');
    expect(out.text).toBe('event: end\ndata: {"reason":"session"}\n\n');
    expect(out.over).toBe('end');
  });
});

describe('positions', () => {
  it('are read as they are written', () => {
    const position = { place: PLACE, tx: 123_456_789_012, told: 'c0198e6f0-7b1a-7c3d-8e2f-1a2b3c4d5e6f.0000000003' };
    expect(readPosition(writePosition(position))).toEqual(position);
  });
  it.each([
    '',
    '1',
    'x-1-1',
    `${PLACE}-1`,
    `${PLACE}-1-1-1`,
    `${PLACE}--1-1`,
    `${PLACE}-1e3-0`,
    `${PLACE}-9999999999999999-0`,
    `${PLACE}-1-3`,
    `${PLACE}-1-n`,
    ' ',
  ])('are nobody’s: %j', (text) => expect(readPosition(text)).toBeUndefined());
});
