import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HealthCheck, Metrics } from '@sandbar/observability';
import { judgeHealth, mayScrape } from '@sandbar/observability';

const PATIENCE_MS = 2_000;

export interface AnswersOptions {
  readonly metrics: Metrics;
  readonly health: readonly HealthCheck[];
  readonly token: string | undefined;
}
export interface Answers {
  readonly port: number;
  close(): Promise<void>;
}

/** What a worker answers over HTTP: `/metrics`, `/health/live`, `/health/ready`, and nothing else. */
export async function listenForAnswers(host: string, port: number, options: AnswersOptions): Promise<Answers> {
  const server = createServer((request, response) => {
    answer(request, response, options).catch(() => say(response, 500, 'text/plain', ''));
  });
  server.requestTimeout = 5_000;
  server.headersTimeout = 5_000;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen({ host, port }, resolve));
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
}

async function answer(request: IncomingMessage, response: ServerResponse, { metrics, health, token }: AnswersOptions): Promise<void> {
  const path = request.method === 'GET' ? (request.url ?? '').split('?')[0] : '';
  if (path === '/health/live') return say(response, 200, 'application/json', '{"status":"alive"}');
  if (path === '/health/ready') {
    const report = await judgeHealth(health, PATIENCE_MS);
    return say(response, report.status === 'ready' ? 200 : 503, 'application/json', JSON.stringify(report));
  }
  const { headers, socket } = request;
  if (path !== '/metrics' || !mayScrape({ headers, remoteAddress: socket.remoteAddress }, token))
    return say(response, 404, 'text/plain', '');
  say(response, 200, metrics.contentType, await metrics.text());
}

function say(response: ServerResponse, status: number, type: string, body: string): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }).end(body);
}

function closed(server: Server): Promise<void> {
  server.closeIdleConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
