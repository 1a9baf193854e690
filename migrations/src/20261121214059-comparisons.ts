import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Comparisons20261121214059 implements MigrationInterface {
  name = 'Comparisons20261121214059';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "comparisons" ("state" text NOT NULL, "error" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, "progress_done" integer NOT NULL DEFAULT '0', "progress_total" integer NOT NULL DEFAULT '0', "progress_note" text, "id" uuid NOT NULL, "name" text NOT NULL, "suite" text NOT NULL, "base_run_id" uuid NOT NULL, "tuned_run_id" uuid NOT NULL, "target" text, "seed" integer NOT NULL, "content" jsonb, "created_by_id" uuid, CONSTRAINT "comparisons_complete" CHECK ((state = 'SUCCEEDED') = (content is not null)), CONSTRAINT "comparisons_state" CHECK (state in ('QUEUED','RUNNING','SUCCEEDED','FAILED','CANCELLED')), CONSTRAINT "PK_fd57ecac9337bc1fdeffafbc33c" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "comparisons_tuned_run" ON "comparisons"  ("tuned_run_id") `);
    await runner.query(`CREATE INDEX "comparisons_base_run" ON "comparisons"  ("base_run_id") `);
    await runner.query(`CREATE INDEX "comparisons_created" ON "comparisons"  ("created_at", "id") `);
    await runner.query(`ALTER TABLE "reports" ADD "reasons" jsonb NOT NULL DEFAULT '{}'`);
    await runner.query(
      `UPDATE "reports" SET "reasons" = jsonb_build_object('moralJudgment', "moral_judgment_reason") WHERE "moral_judgment_reason" IS NOT NULL`,
    );
    await runner.query(`ALTER TABLE "reports" DROP COLUMN "moral_judgment_reason"`);
    await runner.query(`ALTER TABLE "reports" ADD "judged" text NOT NULL DEFAULT ''`);
    await runner.query(`ALTER TABLE "reports" ADD "missing_controls" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(
      `ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_of_base_run" FOREIGN KEY ("base_run_id") REFERENCES "runs"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_of_tuned_run" FOREIGN KEY ("tuned_run_id") REFERENCES "runs"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "comparisons" DROP CONSTRAINT "comparisons_of_tuned_run"`);
    await runner.query(`ALTER TABLE "comparisons" DROP CONSTRAINT "comparisons_of_base_run"`);
    await runner.query(`ALTER TABLE "reports" DROP COLUMN "missing_controls"`);
    await runner.query(`ALTER TABLE "reports" DROP COLUMN "judged"`);
    await runner.query(`ALTER TABLE "reports" ADD "moral_judgment_reason" text`);
    await runner.query(`UPDATE "reports" SET "moral_judgment_reason" = "reasons"->>'moralJudgment'`);
    await runner.query(`ALTER TABLE "reports" DROP COLUMN "reasons"`);
    await runner.query(`DROP INDEX "public"."comparisons_created"`);
    await runner.query(`DROP INDEX "public"."comparisons_base_run"`);
    await runner.query(`DROP INDEX "public"."comparisons_tuned_run"`);
    await runner.query(`DROP TABLE "comparisons"`);
  }
}
