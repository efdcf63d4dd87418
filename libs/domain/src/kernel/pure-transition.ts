import { createActor } from 'xstate';
import type { AnyActorScope, AnyMachineSnapshot, AnyStateMachine, ExecutableActionsFrom } from 'xstate';
import type { CaseEvent } from './event.js';

type Scope = { -readonly [member in keyof AnyActorScope]: AnyActorScope[member] };
type Action = ExecutableActionsFrom<AnyStateMachine>;

const SCOPES = new WeakMap<AnyStateMachine, Scope>();
const nothing = (): void => undefined;

/**
 * XState's pure `transition(machine, snapshot, event)`, with one idle actor a machine: XState makes one for every call, and each works out the
 * machine's initial state. Our machines spawn nothing and send nothing, so an actor is nothing but the place where actions are heard. A test holds
 * both to the same answers.
 */
export function pureTransition(
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  event: CaseEvent,
): [AnyMachineSnapshot, readonly Action[]] {
  const scope = scopeOf(machine);
  const actions: Action[] = [];
  scope.actionExecutor = (action) => void actions.push(action as unknown as Action);
  try {
    return [machine.transition(snapshot, event as never, scope as never) as AnyMachineSnapshot, actions];
  } finally {
    scope.actionExecutor = nothing;
  }
}

/**
 * What `createActor(machine, {snapshot}).getSnapshot()` gives, without an actor of its own. Undefined where XState cannot restore it (a state that the
 * machine no longer has): ask the actor then, it answers with an error snapshot.
 */
export function pureRestore(machine: AnyStateMachine, snapshot: object): AnyMachineSnapshot | undefined {
  try {
    return machine.restoreSnapshot(snapshot as never, scopeOf(machine) as never) as AnyMachineSnapshot;
  } catch {
    return undefined;
  }
}

function scopeOf(machine: AnyStateMachine): Scope {
  let scope = SCOPES.get(machine);
  if (scope === undefined) {
    const self = createActor(machine);
    scope = {
      self: self as AnyActorScope['self'],
      system: self.system,
      id: '',
      sessionId: '',
      logger: nothing,
      defer: nothing,
      emit: nothing,
      stopChild: nothing,
      actionExecutor: nothing,
    };
    SCOPES.set(machine, scope);
  }
  return scope;
}
