export type * from './case.view.js';
export type * from './deadline.view.js';
export type * from './history.view.js';
export type * from './inbox.view.js';
export type * from './live.view.js';
export type * from './session.view.js';
export type * from './api-key.view.js';
export type * from './statistics.view.js';
