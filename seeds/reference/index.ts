import { standardsAndLaws } from './acts.js';
import { authorities } from './authorities.js';
import { jurisdictions } from './jurisdictions.js';
import { notificationTemplates } from './notification-templates/index.js';
import { fields } from './plan-fields.js';
import { places } from './plan-places.js';
import { targets } from './plan-targets.js';
import { technologies } from './plan-technologies.js';
import { precedents } from './precedents.js';
import { reasonCodes } from './reason-codes.js';
import type { ReferenceData } from './reference-data.js';
import { rules } from './rules.js';

export type * from './reference-data.js';

/** The reference data as plain, read-only rows. Pure: the same answer on every call, nothing is read from disk. */
export const loadReference = (): ReferenceData => ({
  jurisdictions,
  authorities,
  rules,
  standardsAndLaws,
  technologies,
  fields,
  places,
  targets,
  precedents,
  reasonCodes,
  notificationTemplates,
});
