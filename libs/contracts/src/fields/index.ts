export * from './decorators.js';
export { fault, token, FIELD_FAULTS } from './fault.js';
export type { FieldFault, FieldFaultCode } from './fault.js';
export { FORMATS, isRealDay } from './formats.js';
export { JSON_BOUNDS, unfitJson } from './plain-json.js';
export { schemaOf } from './json-schema.js';
export type { JsonSchema } from './json-schema.js';
export { shapeOf } from './shape.js';
