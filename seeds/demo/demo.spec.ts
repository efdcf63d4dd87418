import { demoMemoryWorld } from '../../test/fixtures/demo-memory-world.js';
import { playDemo } from './play-demo.js';

test('x', async () => {
  const t = Date.now();
  const { world, store } = demoMemoryWorld('2026-11-23T11:00:00.000Z');
  const played = await playDemo(world, { startedAt: '2026-11-23T11:00:00.000Z' });
  console.log(
    played,
    Date.now() - t,
    [...store.cases.values()].map((c) => `${c.kind} ${c.write.header.title} ${c.write.leaves} ${c.write.dueAt}`).join('\n'),
  );
}, 60000);
