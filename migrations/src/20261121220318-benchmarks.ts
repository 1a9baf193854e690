import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Benchmarks20261121220318 implements MigrationInterface {
  name = 'Benchmarks20261121220318';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "benchmark_imports" ("id" uuid NOT NULL, "file_hash" text NOT NULL, "file_name" text NOT NULL, "tool" text NOT NULL, "tool_version" text, "model" text NOT NULL, "adapter_id" uuid, "measured_at" TIMESTAMP WITH TIME ZONE, "question_limit" double precision, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_68fe3398ed692911f79d7efdee4" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "benchmark_imports_model" ON "benchmark_imports"  ("model") `);
    await runner.query(`CREATE UNIQUE INDEX "benchmark_imports_file" ON "benchmark_imports"  ("file_hash") `);
    await runner.query(
      `CREATE TABLE "benchmark_results" ("id" uuid NOT NULL, "import_id" uuid NOT NULL, "task" text NOT NULL, "is_group" boolean NOT NULL, "metric" text NOT NULL, "filter" text NOT NULL, "value" double precision NOT NULL, "stderr" double precision, "n" integer, "shots" integer, "task_version" text, "higher_is_better" boolean, CONSTRAINT "PK_43a7ff4d4845e8cc89690b5614a" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "benchmark_results_metric" ON "benchmark_results"  ("import_id", "task", "metric", "filter") `,
    );
    await runner.query(
      `ALTER TABLE "benchmark_results" ADD CONSTRAINT "FK_a4de24b75e0e6ca321f68ce677a" FOREIGN KEY ("import_id") REFERENCES "benchmark_imports"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "benchmark_results" DROP CONSTRAINT "FK_a4de24b75e0e6ca321f68ce677a"`);
    await runner.query(`DROP INDEX "public"."benchmark_results_metric"`);
    await runner.query(`DROP TABLE "benchmark_results"`);
    await runner.query(`DROP INDEX "public"."benchmark_imports_file"`);
    await runner.query(`DROP INDEX "public"."benchmark_imports_model"`);
    await runner.query(`DROP TABLE "benchmark_imports"`);
  }
}
