import { clearLeftovers } from './leftover.js';
import { findFreePort, probePort } from './free-port.js';
import { PortTakenError, startPostmaster, type Postmaster, type PostmasterSettings } from './postmaster.js';

const PORT_ATTEMPTS = 5;
const RESTARTS_IN_A_ROW = 5;
const CALM_SECONDS = 60;

/** A database server that is started again when it ends unasked. */
export interface KeptPostmaster {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Starts the server on the remembered port, or another where that is taken, and starts it again on the same port should it die.
 * @param remembered 0 for none
 * @param onLost called when it died five times within a minute each
 */
export async function keepRunning(
  settings: Omit<PostmasterSettings, 'port'>,
  remembered: number,
  log: (line: string) => void,
  onLost: ((reason: Error) => void) | undefined,
): Promise<KeptPostmaster> {
  const first = await startOnSomePort(settings, remembered);
  let current = first.postmaster;
  let stopping = false;
  let restart: Promise<void> = Promise.resolve();

  const watch = (started: Postmaster, startedAt: number, failures: number) => {
    void started.ended.then(() => {
      if (stopping) return;
      const inARow = performance.now() - startedAt > CALM_SECONDS * 1000 ? 1 : failures + 1;
      if (inARow > RESTARTS_IN_A_ROW) return onLost?.(new Error('the embedded database keeps ending'));
      log('内置数据库意外结束，正在重新启动… / the embedded database ended unexpectedly, starting it again …');
      restart = again(inARow).catch((error: unknown) => onLost?.(error instanceof Error ? error : new Error(String(error))));
    });
  };
  const again = async (failures: number) => {
    await clearLeftovers(settings.cluster);
    if (stopping) return;
    current = await startPostmaster({ ...settings, port: first.port });
    watch(current, performance.now(), failures);
  };
  watch(current, performance.now(), 0);

  return {
    port: first.port,
    stop: async () => {
      stopping = true;
      await restart;
      await current.stop();
    },
  };
}

async function startOnSomePort(
  settings: Omit<PostmasterSettings, 'port'>,
  remembered: number,
): Promise<{ postmaster: Postmaster; port: number }> {
  const usable = remembered !== 0 && (await probePort('127.0.0.1', remembered)) === 'free';
  let port = usable ? remembered : await findFreePort('127.0.0.1');
  for (let attempt = 1; ; attempt++) {
    try {
      return { postmaster: await startPostmaster({ ...settings, port }), port };
    } catch (error) {
      if (!(error instanceof PortTakenError) || attempt === PORT_ATTEMPTS) throw error;
      port = await findFreePort('127.0.0.1');
    }
  }
}
