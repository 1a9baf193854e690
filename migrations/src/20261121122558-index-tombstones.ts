import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IndexTombstones20261121122558 implements MigrationInterface {
  name = 'IndexTombstones20261121122558';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX "comments_gone" ON "comments"  ("fullname") WHERE state not in ('LIVE', 'EDITED')`,
    );
    await runner.query(
      `CREATE INDEX "posts_gone" ON "posts"  ("fullname") WHERE state not in ('LIVE', 'EDITED')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "public"."posts_gone"`);
    await runner.query(`DROP INDEX "public"."comments_gone"`);
  }
}
