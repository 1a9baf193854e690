import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until now a run had one set of labels, which its suite and label style tell. */
const PROBES = `
  update runs set probes = jsonb_build_array(jsonb_build_object('probe', probe, 'labels',
    case when suite <> 'moral-judgment' then '["1","2","3","4","5","6"]'::jsonb
         when label_style = 'letters' then '["A","B","C","D","E"]'::jsonb
         else '["YTA","NTA","ESH","NAH","INFO"]'::jsonb end))
  where probe is not null`;

export class SingleRuns20261121213923 implements MigrationInterface {
  name = 'SingleRuns20261121213923';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "cached_answers" ("key" text NOT NULL, "answer" jsonb NOT NULL, "bytes" integer NOT NULL, "scenario_id" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "used_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_962c34cb21ee3dc8b1c661505b8" PRIMARY KEY ("key"))`,
    );
    await runner.query(
      `CREATE INDEX "cached_answers_scenario" ON "cached_answers"  ("scenario_id") WHERE scenario_id is not null`,
    );
    await runner.query(`CREATE INDEX "cached_answers_used" ON "cached_answers"  ("used_at") `);
    await runner.query(
      `CREATE TABLE "sample_attempts" ("id" uuid NOT NULL, "run_id" uuid NOT NULL, "key" text NOT NULL, "cluster" text NOT NULL, "outcome" text NOT NULL, "text" text, "method" text, "latency_ms" integer, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "replaced_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "sample_attempts_outcome" CHECK (outcome in ('answered','refused','unparsable','error')), CONSTRAINT "PK_d23cb978412d6fdeb93a741a527" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "sample_attempts_cluster" ON "sample_attempts"  ("cluster") `);
    await runner.query(`CREATE INDEX "sample_attempts_run_key" ON "sample_attempts"  ("run_id", "key") `);
    await runner.query(`ALTER TABLE "runs" ADD "name" text`);
    await runner.query(`ALTER TABLE "runs" ADD "steering" jsonb`);
    await runner.query(`ALTER TABLE "runs" ADD "repeat" integer NOT NULL DEFAULT '0'`);
    await runner.query(
      `ALTER TABLE "runs" ADD "failure_limit" jsonb NOT NULL DEFAULT '{"inARow":20,"share":0.1}'`,
    );
    await runner.query(`ALTER TABLE "runs" ADD "round" integer NOT NULL DEFAULT '0'`);
    await runner.query(`ALTER TABLE "runs" ADD "probes" jsonb`);
    await runner.query(PROBES);
    await runner.query(`ALTER TABLE "runs" DROP COLUMN "probe"`);
    await runner.query(`ALTER TABLE "runs" ADD "summary" jsonb`);
    await runner.query(`ALTER TABLE "samples" ADD "labels" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`ALTER TABLE "samples" ADD "meta" jsonb`);
    await runner.query(`ALTER TABLE "samples" ADD "method" text`);
    await runner.query(`ALTER TABLE "samples" ADD "latency_ms" integer`);
    await runner.query(`ALTER TABLE "samples" ADD "cached" boolean NOT NULL DEFAULT false`);
    await runner.query(
      `update samples set method = runs.method from runs where runs.id = samples.run_id and runs.method is not null`,
    );
    await runner.query(
      `ALTER TABLE "sample_attempts" ADD CONSTRAINT "FK_54e49e9b2fc82e67adb81f5bfe4" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "sample_attempts" DROP CONSTRAINT "FK_54e49e9b2fc82e67adb81f5bfe4"`);
    await runner.query(`ALTER TABLE "samples" DROP COLUMN "cached"`);
    await runner.query(`ALTER TABLE "samples" DROP COLUMN "latency_ms"`);
    await runner.query(`ALTER TABLE "samples" DROP COLUMN "method"`);
    await runner.query(`ALTER TABLE "samples" DROP COLUMN "meta"`);
    await runner.query(`ALTER TABLE "samples" DROP COLUMN "labels"`);
    await runner.query(`ALTER TABLE "runs" DROP COLUMN "summary"`);
    await runner.query(`ALTER TABLE "runs" ADD "probe" jsonb`);
    await runner.query(`update runs set probe = probes -> 0 -> 'probe'`);
    await runner.query(`ALTER TABLE "runs" DROP COLUMN "probes"`);
    await runner.query(`ALTER TABLE "runs" DROP COLUMN "round"`);
    await runner.query(`ALTER TABLE "runs" DROP COLUMN "failure_limit"`);
    await runner.query(`ALTER TABLE "runs" DROP COLUMN "repeat"`);
    await runner.query(`ALTER TABLE "runs" DROP COLUMN "steering"`);
    await runner.query(`ALTER TABLE "runs" DROP COLUMN "name"`);
    await runner.query(`DROP INDEX "public"."sample_attempts_run_key"`);
    await runner.query(`DROP INDEX "public"."sample_attempts_cluster"`);
    await runner.query(`DROP TABLE "sample_attempts"`);
    await runner.query(`DROP INDEX "public"."cached_answers_used"`);
    await runner.query(`DROP INDEX "public"."cached_answers_scenario"`);
    await runner.query(`DROP TABLE "cached_answers"`);
  }
}
