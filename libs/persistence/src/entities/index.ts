/** Every entity: the schema as TypeORM knows it, held equal to the migrated one by the drift test. */
export const ENTITIES: readonly (new () => object)[] = [];
