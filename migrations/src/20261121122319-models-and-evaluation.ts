import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ModelsAndEvaluation20261121122319 implements MigrationInterface {
  name = 'ModelsAndEvaluation20261121122319';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "fine_tune_runs" ("id" uuid NOT NULL, "name" text NOT NULL, "training_set_id" uuid NOT NULL, "base_model" text NOT NULL, "state" text NOT NULL, "step" integer NOT NULL DEFAULT '0', "total_steps" integer NOT NULL DEFAULT '0', "attempt" integer NOT NULL DEFAULT '0', "deaths" integer NOT NULL DEFAULT '0', "round" integer NOT NULL DEFAULT '0', "launch" jsonb, "events_offset" integer NOT NULL DEFAULT '0', "hyperparameters" jsonb NOT NULL, "seed" integer NOT NULL, "launcher" text NOT NULL, "adapter_id" uuid NOT NULL, "error" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "fine_tune_runs_state" CHECK (state in ('QUEUED','STARTING','RUNNING','CANCELLING','SUCCEEDED','FAILED','CANCELLED')), CONSTRAINT "PK_e2a4145341c08c9d60976f97c50" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "fine_tune_runs_adapter" ON "fine_tune_runs"  ("adapter_id") `);
    await runner.query(`CREATE INDEX "fine_tune_runs_created" ON "fine_tune_runs"  ("created_at") `);
    await runner.query(
      `CREATE TABLE "adapters" ("id" uuid NOT NULL, "name" text NOT NULL, "base_model" text NOT NULL, "sha256" text NOT NULL, "fine_tune_run_id" uuid NOT NULL, "origin" jsonb NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_560844f91887cdeda3945b3f364" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "adapters_fine_tune_run" ON "adapters"  ("fine_tune_run_id") `);
    await runner.query(`CREATE UNIQUE INDEX "adapters_name" ON "adapters"  ("name") `);
    await runner.query(
      `CREATE TABLE "fine_tune_events" ("run_id" uuid NOT NULL, "key" text NOT NULL, "type" text NOT NULL, "step" integer, "message" text, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_bbe2c3b5871ed5ae8b0d0b40f6e" PRIMARY KEY ("run_id", "key"))`,
    );
    await runner.query(
      `CREATE TABLE "fine_tune_metrics" ("run_id" uuid NOT NULL, "byte_offset" integer NOT NULL, "step" integer NOT NULL, "epoch" double precision, "loss" double precision, "learning_rate" double precision, "mean_token_accuracy" double precision, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_1e4523b4a48c35f6bcf93524088" PRIMARY KEY ("run_id", "byte_offset"))`,
    );
    await runner.query(`CREATE INDEX "fine_tune_metrics_step" ON "fine_tune_metrics"  ("run_id", "step") `);
    await runner.query(
      `CREATE TABLE "runs" ("id" uuid NOT NULL, "suite" text NOT NULL, "model" text NOT NULL, "adapter_id" uuid, "subject" jsonb NOT NULL, "seed" integer NOT NULL, "state" text NOT NULL, "progress_done" integer NOT NULL DEFAULT '0', "progress_total" integer NOT NULL DEFAULT '0', "progress_note" text, "method" text, "probe" jsonb, "label_style" text, "manifest" jsonb, "manifest_hash" text, "error" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "runs_prepared" CHECK (state <> 'SUCCEEDED' or (manifest_hash is not null and method is not null)), CONSTRAINT "runs_state" CHECK (state in ('QUEUED','RUNNING','SUCCEEDED','FAILED','CANCELLED')), CONSTRAINT "PK_46d6a1e257c38ba58f1a3c30836" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "runs_manifest" ON "runs"  ("manifest_hash") `);
    await runner.query(`CREATE INDEX "runs_created" ON "runs"  ("created_at") `);
    await runner.query(
      `CREATE TABLE "samples" ("id" uuid NOT NULL, "run_id" uuid NOT NULL, "key" text NOT NULL, "position" integer NOT NULL, "prompt" jsonb NOT NULL, "outcome" text NOT NULL, "distribution" jsonb, "mass" double precision, "score" double precision, "value" text, "cluster" text NOT NULL, "text" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "samples_score" CHECK ((outcome = 'answered') = (score is not null)), CONSTRAINT "samples_outcome" CHECK (outcome in ('answered','refused','unparsable','error')), CONSTRAINT "PK_d68b5b3bd25a6851b033fb63444" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "samples_run_position" ON "samples"  ("run_id", "position") `);
    await runner.query(`CREATE UNIQUE INDEX "samples_run_key" ON "samples"  ("run_id", "key") `);
    await runner.query(
      `CREATE TABLE "reports" ("id" uuid NOT NULL, "name" text NOT NULL, "fine_tune_run_id" uuid NOT NULL, "release_id" uuid, "moral_judgment_reason" text, "seed" integer NOT NULL, "demonstration" boolean NOT NULL, "state" text NOT NULL, "progress_done" integer NOT NULL DEFAULT '0', "progress_total" integer NOT NULL DEFAULT '0', "progress_note" text, "content" jsonb, "error" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "reports_complete" CHECK ((state = 'SUCCEEDED') = (content is not null)), CONSTRAINT "reports_state" CHECK (state in ('QUEUED','RUNNING','SUCCEEDED','FAILED','CANCELLED')), CONSTRAINT "PK_d9013193989303580053c0b5ef6" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "reports_fine_tune_run" ON "reports"  ("fine_tune_run_id") `);
    await runner.query(`CREATE INDEX "reports_created" ON "reports"  ("created_at") `);
    await runner.query(
      `CREATE TABLE "report_runs" ("report_id" uuid NOT NULL, "suite" text NOT NULL, "role" text NOT NULL, "run_id" uuid NOT NULL, "reused" boolean NOT NULL DEFAULT false, CONSTRAINT "PK_67222200d2d22ec2a3dae9b7674" PRIMARY KEY ("report_id", "suite", "role"))`,
    );
    await runner.query(`CREATE INDEX "report_runs_run" ON "report_runs"  ("run_id") `);
    await runner.query(
      `ALTER TABLE "adapters" ADD CONSTRAINT "FK_cddc431f41ad071578ba39fdb1c" FOREIGN KEY ("fine_tune_run_id") REFERENCES "fine_tune_runs"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "fine_tune_events" ADD CONSTRAINT "FK_76162004abd4647121ec3b895be" FOREIGN KEY ("run_id") REFERENCES "fine_tune_runs"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "fine_tune_metrics" ADD CONSTRAINT "FK_7b7af35a19d3817013a118acbc3" FOREIGN KEY ("run_id") REFERENCES "fine_tune_runs"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "samples" ADD CONSTRAINT "FK_d84391e6440e5e8dc9a6bea2987" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "report_runs" ADD CONSTRAINT "FK_736c1687c0cd17e1c1afb3a69b1" FOREIGN KEY ("report_id") REFERENCES "reports"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "report_runs" ADD CONSTRAINT "FK_2b95cc336901fa4260ea1dbc05e" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "report_runs" DROP CONSTRAINT "FK_2b95cc336901fa4260ea1dbc05e"`);
    await runner.query(`ALTER TABLE "report_runs" DROP CONSTRAINT "FK_736c1687c0cd17e1c1afb3a69b1"`);
    await runner.query(`ALTER TABLE "samples" DROP CONSTRAINT "FK_d84391e6440e5e8dc9a6bea2987"`);
    await runner.query(`ALTER TABLE "fine_tune_metrics" DROP CONSTRAINT "FK_7b7af35a19d3817013a118acbc3"`);
    await runner.query(`ALTER TABLE "fine_tune_events" DROP CONSTRAINT "FK_76162004abd4647121ec3b895be"`);
    await runner.query(`ALTER TABLE "adapters" DROP CONSTRAINT "FK_cddc431f41ad071578ba39fdb1c"`);
    await runner.query(`DROP INDEX "public"."report_runs_run"`);
    await runner.query(`DROP TABLE "report_runs"`);
    await runner.query(`DROP INDEX "public"."reports_created"`);
    await runner.query(`DROP INDEX "public"."reports_fine_tune_run"`);
    await runner.query(`DROP TABLE "reports"`);
    await runner.query(`DROP INDEX "public"."samples_run_key"`);
    await runner.query(`DROP INDEX "public"."samples_run_position"`);
    await runner.query(`DROP TABLE "samples"`);
    await runner.query(`DROP INDEX "public"."runs_created"`);
    await runner.query(`DROP INDEX "public"."runs_manifest"`);
    await runner.query(`DROP TABLE "runs"`);
    await runner.query(`DROP INDEX "public"."fine_tune_metrics_step"`);
    await runner.query(`DROP TABLE "fine_tune_metrics"`);
    await runner.query(`DROP TABLE "fine_tune_events"`);
    await runner.query(`DROP INDEX "public"."adapters_name"`);
    await runner.query(`DROP INDEX "public"."adapters_fine_tune_run"`);
    await runner.query(`DROP TABLE "adapters"`);
    await runner.query(`DROP INDEX "public"."fine_tune_runs_created"`);
    await runner.query(`DROP INDEX "public"."fine_tune_runs_adapter"`);
    await runner.query(`DROP TABLE "fine_tune_runs"`);
  }
}
