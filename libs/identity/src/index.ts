export { CaslPolicy } from './policy/casl-policy.js';
export { ACCESS, type Access } from './policy/access-table.js';
