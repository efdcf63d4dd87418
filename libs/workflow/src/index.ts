export * from './ports/index.js';
export * from './road/command.js';
export * from './road/faults.js';
export * from './record/record-entry.js';
