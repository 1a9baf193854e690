import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FineTuneProvenance20261121212548 implements MigrationInterface {
  name = 'FineTuneProvenance20261121212548';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "fine_tune_runs" ADD "gpu_seconds" double precision NOT NULL DEFAULT '0'`,
    );
    await runner.query(
      `ALTER TABLE "fine_tune_runs" ADD "cpu_seconds" double precision NOT NULL DEFAULT '0'`,
    );
    await runner.query(`ALTER TABLE "fine_tune_runs" ADD "environment" jsonb`);
    await runner.query(`ALTER TABLE "fine_tune_runs" ADD "best_step" integer`);
    await runner.query(`ALTER TABLE "fine_tune_runs" ADD "training_set_hash" text`);
    await runner.query(`ALTER TABLE "fine_tune_runs" ADD "retry_of" uuid`);
    await runner.query(`ALTER TABLE "fine_tune_metrics" ADD "split" text NOT NULL DEFAULT 'train'`);
    await runner.query(`ALTER TABLE "fine_tune_metrics" ADD "entropy" double precision`);
    await runner.query(`ALTER TABLE "fine_tune_metrics" ADD "grad_norm" double precision`);
    await runner.query(`ALTER TABLE "fine_tune_metrics" ADD "tokens" double precision`);
    await runner.query(
      `ALTER TABLE "fine_tune_metrics" ADD CONSTRAINT "fine_tune_metrics_split" CHECK (split in ('train', 'validation'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "fine_tune_metrics" DROP CONSTRAINT "fine_tune_metrics_split"`);
    await runner.query(`ALTER TABLE "fine_tune_metrics" DROP COLUMN "tokens"`);
    await runner.query(`ALTER TABLE "fine_tune_metrics" DROP COLUMN "grad_norm"`);
    await runner.query(`ALTER TABLE "fine_tune_metrics" DROP COLUMN "entropy"`);
    await runner.query(`ALTER TABLE "fine_tune_metrics" DROP COLUMN "split"`);
    await runner.query(`ALTER TABLE "fine_tune_runs" DROP COLUMN "retry_of"`);
    await runner.query(`ALTER TABLE "fine_tune_runs" DROP COLUMN "training_set_hash"`);
    await runner.query(`ALTER TABLE "fine_tune_runs" DROP COLUMN "best_step"`);
    await runner.query(`ALTER TABLE "fine_tune_runs" DROP COLUMN "environment"`);
    await runner.query(`ALTER TABLE "fine_tune_runs" DROP COLUMN "cpu_seconds"`);
    await runner.query(`ALTER TABLE "fine_tune_runs" DROP COLUMN "gpu_seconds"`);
  }
}
