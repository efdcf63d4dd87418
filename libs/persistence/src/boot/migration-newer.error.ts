/** The database knows a migration that this code does not: an older release must not work on it. */
export class MigrationNewerThanCode extends Error {
  override readonly name = 'MigrationNewerThanCode';
  readonly code = 'store.migration_newer';
  /** For a person, one line each. */
  readonly zh: string;
  readonly en: string;

  constructor(readonly unknown: readonly string[]) {
    const names = unknown.join(', ');
    const zh = `数据库由更新版本的沙洲迁移过(${names})。请升级程序后再启动。`;
    const en = `The database was migrated by a newer Sandbar (${names}). Upgrade the program before starting it.`;
    super(`${zh} / ${en}`);
    this.zh = zh;
    this.en = en;
  }
}

/** The code knows migrations that the database has not had. */
export class MigrationsPending extends Error {
  override readonly name = 'MigrationsPending';
  readonly code = 'store.migrations_pending';
  readonly zh: string;
  readonly en: string;

  constructor(readonly pending: readonly string[]) {
    const zh = `数据库还有 ${pending.length} 个迁移未执行。请先运行 npx sandbar migrate。`;
    const en = `The database lacks ${pending.length} migrations. Run npx sandbar migrate first.`;
    super(`${zh} / ${en}`);
    this.zh = zh;
    this.en = en;
  }
}
