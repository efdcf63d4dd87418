import { RightOfWay } from './right-of-way.js';

/** Work that ends when it is told to, and what has begun so far. */
function room() {
  const way = new RightOfWay();
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => (): Promise<void> => {
    begun.push(name);
    return new Promise<void>((end) => ends.set(name, end));
  };
  const settled = (): Promise<void> => new Promise((resume) => setImmediate(resume));
  const end = async (name: string): Promise<void> => {
    ends.get(name)!();
    await settled();
  };
  return { way, begun, work, end, settled };
}

describe('the right of way', () => {
  it('holds no row up while no clock is looked at', () => {
    const { way, begun, work } = room();
    for (const name of ['row 1', 'row 2', 'row 3']) void way.give(work(name));
    expect(begun).toEqual(['row 1', 'row 2', 'row 3']);
  });

  it('lets one row at a time go while clocks are looked at, in the order of asking, and all of them afterwards', async () => {
    const { way, begun, work, end } = room();
    void way.take(work('clock'));
    for (const name of ['row 1', 'row 2', 'row 3', 'row 4']) void way.give(work(name));
    expect([begun, way.isTaken]).toEqual([['clock', 'row 1'], true]);
    await end('row 1');
    expect(begun).toEqual(['clock', 'row 1', 'row 2']);
    await end('clock');
    expect([begun, way.isTaken]).toEqual([['clock', 'row 1', 'row 2', 'row 3', 'row 4'], false]);
  });

  it('holds no clock up, however many rows are on their way', () => {
    const { way, begun, work } = room();
    for (const name of ['row 1', 'row 2']) void way.give(work(name));
    void way.take(work('clock 1'));
    void way.take(work('clock 2'));
    expect(begun).toEqual(['row 1', 'row 2', 'clock 1', 'clock 2']);
  });

  it('goes on after work that failed', async () => {
    const { way, begun, work, settled } = room();
    void way.take(work('clock'));
    const failing = way.give(() => Promise.reject(new Error('broken')));
    void way.give(work('row'));
    await expect(failing).rejects.toThrow('broken');
    await settled();
    expect(begun).toEqual(['clock', 'row']);
  });
});
