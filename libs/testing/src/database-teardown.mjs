// Jest globalTeardown: the run ends when its database has ended.
import { endCluster, leaveCluster } from './database-cluster.mjs';

export default async function teardown() {
  leaveCluster();
  await endCluster();
}
