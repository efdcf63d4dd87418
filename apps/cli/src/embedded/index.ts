export { claimDirectory, findOccupant, type ClaimedDirectory, type Occupant } from './data-directory.js';
export { useDatabase } from './database-access.js';
export { probePort, findFreePort } from './free-port.js';
export { openEmbedded, type EmbeddedDatabase, type EmbeddedOptions } from './open-embedded.js';
