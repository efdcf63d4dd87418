import type { Config } from '@sandbar/config';
import { findFreePort, probePort } from '../embedded/index.js';
import { Refusal } from '../refusal.js';

/**
 * The port to serve on, found free on every address that the machine has.
 * @throws Refusal where it is taken or needs more rights
 */
export async function chooseListeningPort({ http: { port, hosts } }: Config): Promise<number> {
  if (port === 0) return findFreePort(hosts[0] ?? '127.0.0.1');
  const found = await Promise.all(hosts.map(async (host) => probePort(host, port)));
  if (found.includes('taken')) {
    throw new Refusal(`端口 ${port} 已被占用。请用 PORT 指定其他端口。`, `Port ${port} is in use. Name another one in PORT.`);
  }
  if (found.includes('forbidden')) {
    throw new Refusal(
      `无权监听端口 ${port}。请用 PORT 指定 1024 以上的端口。`,
      `No permission to listen on port ${port}. Name one above 1023 in PORT.`,
    );
  }
  if (!found.includes('free')) {
    const names = hosts.join(', ');
    throw new Refusal(`本机没有地址 ${names}。请检查 HOST。`, `This machine has no address ${names}. Check HOST.`);
  }
  return port;
}
