import { refuse } from '@sandbar/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RefusedException } from './refused.exception.js';

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a body of JSON: UTF-8 (RFC 8259 §8.1) or refused as `request.malformed`, keys that reach a prototype refused by the framework's parser.
 * @returns a parser as Nest takes it, with the body in bytes
 */
export function jsonParser(instance: FastifyInstance) {
  const parse = instance.getDefaultJsonParser('error', 'error');
  return (request: FastifyRequest, body: Buffer, done: (error: Error | null, value?: unknown) => void): void => {
    let text: string;
    try {
      text = UTF_8.decode(body);
    } catch {
      return done(new RefusedException(refuse('request.malformed')));
    }
    void parse(request, text, done as never);
  };
}
