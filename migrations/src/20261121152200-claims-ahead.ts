import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People may hold several tasks of a study at once, so that they can work ahead of a lost connection. */
export class ClaimsAhead20261121152200 implements MigrationInterface {
  name = 'ClaimsAhead20261121152200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "public"."slots_one_held"`);
    await runner.query(
      `CREATE INDEX "slots_held" ON "slots"  ("study_id", "person_id") WHERE state = 'claimed'`,
    );
    await runner.query(`ALTER TABLE "studies" ADD "ahead_limit" integer NOT NULL DEFAULT 50`);
    await runner.query(
      `ALTER TABLE "studies" ADD CONSTRAINT "studies_ahead_limited" CHECK (ahead_limit between 1 and 200)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "studies" DROP CONSTRAINT "studies_ahead_limited"`);
    await runner.query(`ALTER TABLE "studies" DROP COLUMN "ahead_limit"`);
    await runner.query(`DROP INDEX "public"."slots_held"`);
    // Of what somebody holds the first is kept, the rest goes back.
    await runner.query(
      `UPDATE "slots" SET state = 'open', person_id = null, lease_until = null, draw = null
       WHERE id IN (SELECT id FROM (
         SELECT id, row_number() OVER (PARTITION BY study_id, person_id ORDER BY draw, id) AS place FROM "slots" WHERE state = 'claimed') held
         WHERE place > 1)`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "slots_one_held" ON "slots"  ("study_id", "person_id") WHERE state = 'claimed'`,
    );
  }
}
