import { disclose } from '@sandbar/declaration';
import type { Refusal } from '@sandbar/domain';
import { refuse } from '@sandbar/domain';
import type { Prepared, PreparationInput } from './preparation.js';

interface PackageContext {
  readonly declarationHash: string;
  readonly maximumLevel: number;
  readonly purpose: string;
  readonly withhold: readonly { readonly pointer: string; readonly reason: string }[];
}

/** Puts the disclosed fields of the frozen declaration into the release; the pure disclosure decides what is withheld and says why. */
export async function disclosePackage(input: PreparationInput): Promise<Prepared | Refusal> {
  const context = input.snapshot!.context as unknown as PackageContext;
  const sealed = await input.tx.sealed.findByHash(context.declarationHash);
  if (sealed === undefined) return refuse('declaration.not_found', { hash: context.declarationHash });
  const fields = disclose(Number(sealed.schemaVersion), sealed.content, context);
  return { payload: { ...input.command.payload, fields }, sealed: null };
}
