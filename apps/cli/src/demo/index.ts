export { caseTable } from './case-table.js';
export { demoWriting } from './demo-writing.js';
export type { DemoWritingPorts } from './demo-writing.js';
