import { registryOf } from './kernel/index.js';
import { PILOT_APPLICATION } from './pilot-application/index.js';
import { SHARING_LEG } from './sharing-leg/index.js';
import { SHARING_PACKAGE } from './sharing-package/index.js';

/** Every definition this release can run. A new version is added here; the old stays while a running case pins it. */
export const REGISTRY = registryOf([PILOT_APPLICATION, SHARING_PACKAGE, SHARING_LEG]);
export const { definitionOf, latest } = REGISTRY;
