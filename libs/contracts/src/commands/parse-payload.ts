import { refuse } from '@sandbar/domain';
import type { CaseKind, Refusal } from '@sandbar/domain';
import type { PayloadClass } from '../fields/index.js';
import { checkerOf } from '../fields/check.js';
import { unfitJson } from '../fields/index.js';
import type { FieldFault } from '../fields/index.js';
import { findPayloadClass } from './registry.js';

/**
 * Reads what a person sent for one event.
 * @param body the parsed JSON of the payload, anything at all
 * @param pointer where the payload lies in the request body; the errors' pointers begin with it
 * @returns a plain object with the fields of the class and nothing else (absent nullable fields null, absent lists empty), or a refusal:
 *   `event.unknown` when no person can send the event, `payload.invalid` with every fault at once
 */
export function parsePayload(kind: CaseKind, type: string, body: unknown, pointer = ''): Readonly<Record<string, unknown>> | Refusal {
  const of = findPayloadClass(kind, type);
  if (of === undefined) return refuse('event.unknown', { type: type.slice(0, 100), kind });
  return parseBody(of, body, pointer) as Readonly<Record<string, unknown>> | Refusal;
}

/** Reads any body or query by its class; refuses as parsePayload does. */
export function parseBody<T extends object>(of: PayloadClass<T>, body: unknown, pointer = ''): T | Refusal {
  const unfit = unfitJson(body, pointer);
  // A document that cannot be kept at all is not looked at further: its keys may be traps.
  if (unfit.length > 0) return invalid(unfit);
  const faults: FieldFault[] = [];
  const taken = checkerOf(of)(body, pointer, faults);
  return faults.length > 0 ? invalid(faults) : (taken as T);
}

function invalid(errors: readonly FieldFault[]): Refusal {
  return { ...refuse('payload.invalid', { count: errors.length }), errors };
}
