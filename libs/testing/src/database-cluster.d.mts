export interface TestCluster {
  readonly port: number;
  /** Of the superuser `postgres`. */
  readonly password: string;
  readonly keeper: number;
}
export function clusterHome(checkout?: string): string;
export function joinCluster(home?: string): Promise<TestCluster>;
export function leaveCluster(home?: string): void;
export function endCluster(home?: string): Promise<void>;
export function keepCluster(home: string): Promise<void>;
