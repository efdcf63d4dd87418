import type { Store } from '../road/database-road.js';
import type { Life } from './life.js';

interface Lent {
  readonly processID: number;
  readonly connection: { readonly stream: { destroy(): void } };
  query(...asked: unknown[]): unknown;
}
type Release = (error?: Error | boolean) => void;
interface Driver {
  obtainMasterConnection(): Promise<[Lent, Release]>;
}

/**
 * Lets every statement of a store pass through the life that goes on: whatever road, relay, planner, sweep or handler asks of Postgres is a point, by
 * the text of its statement. At its death the connections that it holds break as those of a killed process do.
 * @param backends is told which backends of Postgres the dead one had, by process id
 */
export function lendThrough(store: Store, name: string, current: () => Life | undefined, backends: number[]): void {
  const driver = store.driver as unknown as Driver;
  const lend = driver.obtainMasterConnection.bind(driver);
  driver.obtainMasterConnection = async () => {
    const life = current();
    const [client, release] = await lend();
    if (life === undefined) return [client, release];
    if (life.isDead) return (release(), new Promise(() => undefined));
    let held = true;
    const giveBack: Release = (error) => {
      if (held) release(error);
      held = false;
    };
    life.atDeath(() => {
      if (!held) return;
      backends.push(client.processID);
      client.connection.stream.destroy();
      giveBack(new Error('its process died'));
    });
    return [through(client, name, life), giveBack];
  };
}

function through(client: Lent, name: string, life: Life): Lent {
  return new Proxy(client, {
    get: (target, member) => {
      if (member === 'query')
        return (...asked: unknown[]) => life.step(`${name}: ${wordsOf(asked[0])}`, () => target.query(...asked) as Promise<unknown>);
      const found: unknown = Reflect.get(target, member, target);
      return typeof found === 'function' ? (found.bind(target) as unknown) : found;
    },
  });
}

/** The statement's name, or its first words. */
function wordsOf(asked: unknown): string {
  const { name, text } = typeof asked === 'string' ? { name: undefined, text: asked } : (asked as { name?: string; text: string });
  return (
    name ??
    text
      .trim()
      .split(/[\s;]+/)
      .slice(0, 3)
      .join(' ')
  );
}
