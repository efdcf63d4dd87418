export { DATABASE_NAME, ROLES, UnfitClusterError, provisionCluster, type RoleName } from './cluster/provision-cluster.js';
