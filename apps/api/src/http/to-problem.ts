import { HttpException } from '@nestjs/common';
import { refuse } from '@sandbar/domain';
import type { Refusal } from '@sandbar/domain';
import { DocumentFault } from '@sandbar/documents';
import { SecretsNotConfigured, StoreUnavailable } from '@sandbar/workflow';
import { RefusedException } from './refused.exception.js';

/** What the framework says by its status, in our words. */
const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'request.malformed',
  // A path out of the folder that is served: there is nothing.
  403: 'route.not_found',
  404: 'route.not_found',
  408: 'request.timeout',
  413: 'request.too_large',
  414: 'request.malformed',
  415: 'request.media_type',
  431: 'request.too_large',
};

/** The refusal behind anything thrown; undefined for a bug. */
export function findRefusal(thrown: unknown): Refusal | undefined {
  if (thrown instanceof RefusedException) return thrown.refusal;
  if (thrown instanceof StoreUnavailable) return refuse('store.unavailable', { retryAfterSeconds: thrown.retryAfterSeconds });
  if (thrown instanceof SecretsNotConfigured) return refuse('secrets.not_configured');
  if (thrown instanceof DocumentFault) return refuse(thrown.code, thrown.params, thrown.text);
  const code = BY_STATUS[statusOf(thrown) ?? 0];
  return code === undefined ? undefined : refuse(code);
}

function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const status = (thrown as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}
