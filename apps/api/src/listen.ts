import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** A machine without IPv6 has no ::1 to listen on; that is no fault. */
const NO_SUCH_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

/**
 * Listens on every address: on the first through the framework, on the others by servers of the same routing.
 * @param hosts addresses or names; the first must be there
 * @param port 0 asks the system for one, the same for all addresses
 * @returns the port, and a function that ends the further servers (the application ends its own)
 */
export async function listenOn(
  app: NestFastifyApplication,
  hosts: readonly string[],
  port: number,
): Promise<{ port: number; close(): Promise<void> }> {
  const [first = '127.0.0.1', ...others] = hosts;
  await app.listen(port, first);
  const server = app.getHttpServer() as unknown as Server;
  const found = server.address() as AddressInfo;
  // The same patience on every address: a server of its own would let a body drip in for five minutes.
  const { requestTimeout, headersTimeout, keepAliveTimeout, maxRequestsPerSocket } = server;
  const instance = app.getHttpAdapter().getInstance() as unknown as { routing: RequestListener };
  const further: Server[] = [];
  for (const host of others) {
    // Set, not given: the constructor refuses a pair of time limits that the first server has.
    const one = Object.assign(createServer(instance.routing), { requestTimeout, headersTimeout, keepAliveTimeout, maxRequestsPerSocket });
    if (await listens(one, host, found.port)) further.push(one);
  }
  return { port: found.port, close: async () => void (await Promise.all(further.map(closed))) };
}

function listens(server: Server, host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => (NO_SUCH_ADDRESS.has(error.code ?? '') ? resolve(false) : reject(error)));
    server.listen({ host, port }, () => resolve(true));
  });
}

function closed(server: Server): Promise<void> {
  server.closeIdleConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
