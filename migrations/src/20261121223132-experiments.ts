import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Experiments20261121223132 implements MigrationInterface {
  name = 'Experiments20261121223132';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "experiments" ("state" text NOT NULL, "error" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, "id" uuid NOT NULL, "preset" text NOT NULL, "name" text NOT NULL, "settings" jsonb NOT NULL, "settings_hash" text NOT NULL, "demonstration" boolean NOT NULL, "round" integer NOT NULL DEFAULT '0', "content" jsonb, "created_by_id" uuid, CONSTRAINT "experiments_complete" CHECK (state <> 'SUCCEEDED' or content is not null), CONSTRAINT "experiments_state" CHECK (state in ('QUEUED','RUNNING','CANCELLING','SUCCEEDED','FAILED','CANCELLED')), CONSTRAINT "PK_aafe1321d916fac58ba06ad8178" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "experiments_settings" ON "experiments"  ("settings_hash") `);
    await runner.query(`CREATE INDEX "experiments_created" ON "experiments"  ("created_at") `);
    await runner.query(
      `CREATE TABLE "experiment_steps" ("state" text NOT NULL, "error" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, "progress_done" integer NOT NULL DEFAULT '0', "progress_total" integer NOT NULL DEFAULT '0', "progress_note" text, "experiment_id" uuid NOT NULL, "key" text NOT NULL, "position" integer NOT NULL, "kind" text NOT NULL, "title" text NOT NULL, "model" text, "cell_key" text, "made_id" uuid, CONSTRAINT "experiment_steps_state" CHECK (state in ('QUEUED','RUNNING','SUCCEEDED','FAILED','CANCELLED')), CONSTRAINT "experiment_steps_kind" CHECK (kind in ('release','sweep','report','compose')), CONSTRAINT "PK_808cf423880c136ae3e781b2462" PRIMARY KEY ("experiment_id", "key"))`,
    );
    await runner.query(
      `ALTER TABLE "experiment_steps" ADD CONSTRAINT "experiment_steps_of_experiment" FOREIGN KEY ("experiment_id") REFERENCES "experiments"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "experiment_steps" DROP CONSTRAINT "experiment_steps_of_experiment"`);
    await runner.query(`DROP TABLE "experiment_steps"`);
    await runner.query(`DROP INDEX "public"."experiments_created"`);
    await runner.query(`DROP INDEX "public"."experiments_settings"`);
    await runner.query(`DROP TABLE "experiments"`);
  }
}
