import { BackgroundLoop } from './background-loop.js';

describe('a loop in the background', () => {
  it('goes on at once while there is something, after a fault too, and ends when it is told', async () => {
    const faults: unknown[] = [];
    let rounds = 0;
    let enough: () => void = () => undefined;
    const seen = new Promise<void>((resolve) => (enough = resolve));
    const loop = new BackgroundLoop(
      1,
      () => {
        rounds += 1;
        if (rounds === 2) return Promise.reject(new Error('no database'));
        if (rounds === 4) enough();
        return Promise.resolve(rounds === 1 ? 3 : 0);
      },
      (fault) => faults.push(fault),
    );
    loop.start();
    await seen;
    await loop.stop();
    const after = rounds;
    expect(faults).toEqual([new Error('no database')]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(rounds).toBe(after);
  });
});
