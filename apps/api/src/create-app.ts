import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import multipart from '@fastify/multipart';
import statics from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '@sandbar/domain';
import { traceIdOf } from '@sandbar/observability';
import { AppModule } from './app.module.js';
import { actingFor } from './http/acting.js';
import { jsonParser } from './http/json-parser.js';
import { NestLogger } from './http/nest-logger.js';
import { sendProblem } from './http/problem-reply.js';
import { RateLimits } from './http/rate-limits.js';
import { RequestGate } from './http/request-gate.js';
import { watchRequests } from './http/request-watch.js';
import { registerSecurityHeaders } from './http/security-headers.js';
import type { ApiPorts, ApiSettings } from './ports/index.js';

const BODY_BYTES = 1_048_576;
const REQUEST_MS = 30_000;
const PARAMETER_CHARACTERS = 200;

export interface Api {
  readonly app: NestFastifyApplication;
  /** Every route the router knows, as `METHOD pattern`. */
  readonly routes: readonly string[];
}

/** Puts the HTTP side together over its ports; nothing listens yet. */
export async function createApi(ports: ApiPorts, settings: ApiSettings): Promise<Api> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_MS,
    trustProxy: settings.trustedProxies === 0 ? false : settings.trustedProxies,
    genReqId: (request) => traceIdOf(headerOf(request.headers['traceparent'])),
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    // While it closes it answers what still comes in on open connections: Fastify's own 503 carries no Retry-After and no problem.
    return503OnClosing: false,
    routerOptions: { maxParamLength: PARAMETER_CHARACTERS },
    // An address that cannot be read at all meets no hook and no filter: it is answered in the same words.
    frameworkErrors: answerUnreadable,
    multipart: false,
  } as ConstructorParameters<typeof FastifyAdapter>[0]);
  const instance = adapter.getInstance() as unknown as FastifyInstance;
  const routes = watchRoutes(instance);
  watchRequests(instance, ports.metrics, ports.tracing);
  await registerSecurityHeaders(instance, settings.publicUrl);
  await instance.register(multipart, { limits: { files: 1, fields: 4, parts: 5, fileSize: settings.upload.size + 1, headerPairs: 50 } });
  guard(instance, new RequestGate(ports, new RateLimits(settings.rateLimitPerMinute), settings), ports);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.over(ports, settings), adapter, {
    logger: new NestLogger(ports.logger),
    abortOnError: false,
  });
  await serveDocsAssets(instance);
  // Before Nest's own, which would quietly put U+FFFD for every byte that is no UTF-8: a title in GBK would be kept as rubbish.
  app.useBodyParser('application/json', { bodyLimit: BODY_BYTES }, jsonParser(instance));
  await app.init();
  await instance.ready();
  return { app, routes };
}

/** What happens to every request before its route: its trace id in the answer, the gate, no caching. */
function guard(instance: FastifyInstance, gate: RequestGate, ports: ApiPorts): void {
  instance.decorateRequest('sandbar');
  instance.addHook('onRequest', async (request, reply) => {
    request.sandbar = { traceId: request.id, signedIn: undefined };
    reply.header('Cache-Control', 'no-store').header('Trace-Id', request.id);
    const passed = await gate.pass(request);
    request.sandbar = { traceId: request.id, ...passed, acting: await actingFor(request, passed.signedIn, ports) };
  });
}

function watchRoutes(instance: FastifyInstance): string[] {
  const routes: string[] = [];
  instance.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push(`${one} ${url}`);
  });
  return routes;
}

/** Swagger UI's own files, from node_modules: nothing is fetched from elsewhere. */
async function serveDocsAssets(instance: FastifyInstance): Promise<void> {
  const shown = new Set(['/swagger-ui.css', '/swagger-ui-bundle.js']);
  await instance.register(statics, {
    root: dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')),
    prefix: '/docs/assets/',
    decorateReply: false,
    allowedPath: (path) => shown.has(path),
  });
}

function answerUnreadable(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  reply.header('Trace-Id', request.id).header('X-Content-Type-Options', 'nosniff');
  sendProblem(request, reply, refuse('request.malformed'));
}

function headerOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
