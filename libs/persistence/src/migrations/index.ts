import type { MigrationInterface } from 'typeorm';
import { CreateCases1795000000001 } from './1795000000001-create-cases.js';
import { SecureCases1795000000010 } from './1795000000010-secure-cases.js';

/** Every migration, oldest first: a list of classes, never a glob. */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [CreateCases1795000000001, SecureCases1795000000010];
