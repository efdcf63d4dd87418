import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A backup reads every table whole. Comments are nobody's but their audience's, so no role that serves gets to see them: the owner does. */
export class ReadCommentsForBackup1795000000080 implements MigrationInterface {
  readonly name = 'ReadCommentsForBackup1795000000080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE POLICY comment_backup ON comment FOR SELECT TO CURRENT_USER USING (true);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP POLICY comment_backup ON comment');
  }
}
