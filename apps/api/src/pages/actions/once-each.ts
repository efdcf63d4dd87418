import type { CaseKind } from '@sandbar/domain';
import { findPayloadClass, shapeOf } from '@sandbar/contracts';
import type { AllowedActionView } from '@sandbar/contracts';

/** The actions, one of each: an event of the lanes stands once a lane only where its payload names the lane. */
export function onceEach(kind: CaseKind, actions: readonly AllowedActionView[]): AllowedActionView[] {
  const seen = new Map<string, AllowedActionView>();
  for (const action of actions) {
    const of = findPayloadClass(kind, action.type);
    const named = of !== undefined && shapeOf(of).names.has('lane');
    const key = named ? `${action.type} ${action.lane?.code ?? ''}` : action.type;
    const before = seen.get(key);
    if (before === undefined || (action.allowed && !before.allowed)) seen.set(key, named ? action : { ...action, lane: null });
  }
  return [...seen.values()];
}
