import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Sweeps20261121212649 implements MigrationInterface {
  name = 'Sweeps20261121212649';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "sweeps" ("state" text NOT NULL, "error" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, "id" uuid NOT NULL, "name" text NOT NULL, "instrument_id" uuid NOT NULL, "base_model" text NOT NULL, "settings" jsonb NOT NULL, "round" integer NOT NULL DEFAULT '0', "created_by_id" uuid, CONSTRAINT "sweeps_state" CHECK (state in ('QUEUED','RUNNING','CANCELLING','SUCCEEDED','FAILED','CANCELLED')), CONSTRAINT "PK_07c638010e068c3d9759020a31a" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "sweeps_created" ON "sweeps"  ("created_at") `);
    await runner.query(
      `CREATE TABLE "sweep_cells" ("sweep_id" uuid NOT NULL, "key" text NOT NULL, "position" integer NOT NULL, "value" text NOT NULL, "direction" text NOT NULL, "delta" integer NOT NULL, "seed" integer NOT NULL, "training_set_id" uuid NOT NULL, "fine_tune_run_id" uuid NOT NULL, "state" text NOT NULL, "error" text, CONSTRAINT "sweep_cells_direction" CHECK (direction in ('lower','raise','sham')), CONSTRAINT "sweep_cells_state" CHECK (state in ('WAITING','PREPARING','READY','TRAINING','RETRYING','SUCCEEDED','FAILED','CANCELLED')), CONSTRAINT "PK_7e5f7d2f4031a9c398371a6e928" PRIMARY KEY ("sweep_id", "key"))`,
    );
    await runner.query(`CREATE INDEX "sweep_cells_fine_tune" ON "sweep_cells"  ("fine_tune_run_id") `);
    await runner.query(`ALTER TABLE "training_sets" ADD "baselines_from_id" uuid`);
    await runner.query(
      `ALTER TABLE "sweep_cells" ADD CONSTRAINT "sweep_cells_of_sweep" FOREIGN KEY ("sweep_id") REFERENCES "sweeps"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "sweep_cells" DROP CONSTRAINT "sweep_cells_of_sweep"`);
    await runner.query(`ALTER TABLE "training_sets" DROP COLUMN "baselines_from_id"`);
    await runner.query(`DROP INDEX "public"."sweep_cells_fine_tune"`);
    await runner.query(`DROP TABLE "sweep_cells"`);
    await runner.query(`DROP INDEX "public"."sweeps_created"`);
    await runner.query(`DROP TABLE "sweeps"`);
  }
}
