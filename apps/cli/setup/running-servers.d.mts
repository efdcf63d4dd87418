import type { ProcessIdentity } from './process-identity.mjs';

export interface ServerNote {
  readonly port: number;
  readonly dataDir: string;
}
/** Notes that the calling process serves from this checkout; the returned function takes the note away. */
export function noteServer(checkout: string, details: ServerNote): () => void;
/** The servers of this checkout that run now. */
export function listServers(checkout: string): (ProcessIdentity & ServerNote)[];
