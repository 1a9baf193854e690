import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What studies asked before they could choose. */
const PLAIN_FORM = {
  version: 1,
  evidence: 'off',
  strength: 'off',
  whose: 'off',
  mostPeople: 'off',
  changingFact: 'off',
  twoPasses: false,
};

export class AnnotationForm20261121152500 implements MigrationInterface {
  name = 'AnnotationForm20261121152500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "studies" ADD "form" jsonb`);
    await runner.query(`UPDATE "studies" SET "form" = $1 WHERE "kind" = 'MORAL_JUDGMENT'`, [
      JSON.stringify(PLAIN_FORM),
    ]);
    await runner.query(
      `CREATE TABLE "skips" ("task_id" uuid NOT NULL, "person_id" uuid NOT NULL, "study_id" uuid NOT NULL, "reason" text NOT NULL, "note" text NOT NULL, "skipped_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "skips_reason_known" CHECK (reason in ('UNCLEAR', 'UPSETTING', 'LANGUAGE', 'TECHNICAL', 'OTHER')), CONSTRAINT "PK_9f53890d89d2e908abc343cf966" PRIMARY KEY ("task_id", "person_id"))`,
    );
    await runner.query(`CREATE INDEX "skips_study" ON "skips"  ("study_id", "skipped_at") `);
    await runner.query(
      `ALTER TABLE "skips" ADD CONSTRAINT "FK_eb55b125cfe5250e41f91d2edc1" FOREIGN KEY ("task_id") REFERENCES "tasks"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "skips" DROP CONSTRAINT "FK_eb55b125cfe5250e41f91d2edc1"`);
    await runner.query(`DROP INDEX "public"."skips_study"`);
    await runner.query(`DROP TABLE "skips"`);
    await runner.query(`ALTER TABLE "studies" DROP COLUMN "form"`);
  }
}
