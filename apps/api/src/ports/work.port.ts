export type { Sitting, WorkCount, WorkFilter, WorkPlace, WorkQuery, WorkRow } from '@sandbar/persistence';
