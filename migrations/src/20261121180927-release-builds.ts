import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReleaseBuilds20261121180927 implements MigrationInterface {
  name = 'ReleaseBuilds20261121180927';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "release_locks" ("release_id" uuid NOT NULL, "locked_by" uuid, "locked_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_5c337cb58f3fcbe5d74840dc029" PRIMARY KEY ("release_id"))`,
    );
    await runner.query(
      `CREATE TABLE "release_builds" ("state" text NOT NULL, "error" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, "progress_done" integer NOT NULL DEFAULT '0', "progress_total" integer NOT NULL DEFAULT '0', "progress_note" text, "id" uuid NOT NULL, "study_id" uuid NOT NULL, "request" jsonb NOT NULL, "release_id" uuid, "leaks" jsonb NOT NULL DEFAULT '[]', "requested_by" uuid, CONSTRAINT "release_builds_complete" CHECK ((state = 'SUCCEEDED') = (release_id is not null)), CONSTRAINT "release_builds_state_known" CHECK (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')), CONSTRAINT "PK_0347d8d4b1c5077b11a62681da9" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "release_builds_study" ON "release_builds"  ("study_id", "created_at") `,
    );
    await runner.query(`ALTER TABLE "releases" ADD "study_ids" uuid array`);
    await runner.query(`ALTER TABLE "releases" DISABLE TRIGGER "releases_immutable"`);
    await runner.query(`UPDATE "releases" SET "study_ids" = ARRAY["study_id"]`);
    await runner.query(`ALTER TABLE "releases" ENABLE TRIGGER "releases_immutable"`);
    await runner.query(`ALTER TABLE "releases" ALTER COLUMN "study_ids" SET NOT NULL`);
    await runner.query(
      `ALTER TABLE "release_locks" ADD CONSTRAINT "release_locks_release" FOREIGN KEY ("release_id") REFERENCES "releases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "release_locks" DROP CONSTRAINT "release_locks_release"`);
    await runner.query(`ALTER TABLE "releases" DROP COLUMN "study_ids"`);
    await runner.query(`DROP INDEX "public"."release_builds_study"`);
    await runner.query(`DROP TABLE "release_builds"`);
    await runner.query(`DROP TABLE "release_locks"`);
  }
}
