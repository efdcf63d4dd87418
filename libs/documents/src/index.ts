export { LocalDocumentStore } from './local-document-store.js';
export type { LocalDocumentStoreOptions, StoredDocument, Upload } from './local-document-store.js';
export { DocumentFault, DOCUMENT_FAULTS } from './document-fault.js';
export type { DocumentFaultCode } from './document-fault.js';
export { ALLOWED_TYPES } from './document-type.js';
export type { AllowedMediaType } from './document-type.js';
