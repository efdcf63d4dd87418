import type { AllowedAction } from '@sandbar/domain';

/** An action, and in whose stead it could be taken; null: in the person's own name. */
export interface OfferedAction extends AllowedAction {
  readonly onBehalfOf: { readonly id: string; readonly name: string } | null;
}
