import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DemoRuns20261121122911 implements MigrationInterface {
  name = 'DemoRuns20261121122911';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "demo_runs" ("id" uuid NOT NULL, "target" text NOT NULL, "delta" integer NOT NULL, "seed" integer NOT NULL, "state" text NOT NULL, "step" integer NOT NULL DEFAULT '0', "note" text, "training_set_id" uuid NOT NULL, "fine_tune_run_id" uuid NOT NULL, "report_id" uuid NOT NULL, "error" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "demo_runs_state" CHECK (state in ('QUEUED','RUNNING','SUCCEEDED','FAILED','CANCELLED')), CONSTRAINT "PK_7adc31355d2e106293b6104db8b" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "demo_runs_created" ON "demo_runs"  ("created_at") `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "public"."demo_runs_created"`);
    await runner.query(`DROP TABLE "demo_runs"`);
  }
}
