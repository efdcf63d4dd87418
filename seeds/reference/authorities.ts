import { csrcOffices } from './authorities-csrc.js';
import { localAuthorities } from './authorities-local.js';
import { nationalAuthorities } from './authorities-national.js';
import { nfraOffices } from './authorities-nfra.js';
import { pbocOffices } from './authorities-pboc.js';
import type { AuthorityRow } from './reference-data.js';

/**
 * The real offices of the four jurisdictions, Ningbo's beside Zhejiang's, with the reform of 2023 as dates of validity and successors. Ids are fixed
 * for ever: a case names its authority by them. A successor's own row is a new authority; open cases pass to it by AUTHORITY_SUCCEEDED.
 */
export const authorities: readonly AuthorityRow[] = [
  ...nationalAuthorities,
  ...pbocOffices,
  ...nfraOffices,
  ...csrcOffices,
  ...localAuthorities,
];
