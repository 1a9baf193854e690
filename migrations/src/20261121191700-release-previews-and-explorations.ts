import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReleasePreviewsAndExplorations20261121191700 implements MigrationInterface {
  name = 'ReleasePreviewsAndExplorations20261121191700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "release_builds" DROP CONSTRAINT "release_builds_complete"`);
    await runner.query(`ALTER TABLE "release_builds" ADD "dry_run" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "release_builds" ADD "preview" jsonb`);
    await runner.query(
      `ALTER TABLE "release_builds" ADD CONSTRAINT "release_builds_complete" CHECK ((state = 'SUCCEEDED') = (case when dry_run then preview is not null else release_id is not null end))`,
    );
    await runner.query(
      `CREATE TABLE "release_explorations" ("state" text NOT NULL, "error" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, "progress_done" integer NOT NULL DEFAULT '0', "progress_total" integer NOT NULL DEFAULT '0', "progress_note" text, "release_id" uuid NOT NULL, "summary" jsonb, CONSTRAINT "release_explorations_state_known" CHECK (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')), CONSTRAINT "PK_2413204facce4880b7f0ccc0ba1" PRIMARY KEY ("release_id"))`,
    );
    await runner.query(
      `CREATE TABLE "release_row_facts" ("release_id" uuid NOT NULL, "position" integer NOT NULL, "split" text NOT NULL, "verdict" text, "entropy" real NOT NULL, "judgments" integer NOT NULL, "acceptability" real, "value_mask" integer NOT NULL, CONSTRAINT "PK_988b853dba4abbf69a1b6a2aacb" PRIMARY KEY ("release_id", "position"))`,
    );
    await runner.query(
      `CREATE INDEX "release_row_facts_entropy" ON "release_row_facts"  ("release_id", "entropy", "position") `,
    );
    await runner.query(
      `ALTER TABLE "release_explorations" ADD CONSTRAINT "release_explorations_release" FOREIGN KEY ("release_id") REFERENCES "releases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "release_row_facts" ADD CONSTRAINT "release_row_facts_row" FOREIGN KEY ("release_id", "position") REFERENCES "release_rows"("release_id","position") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "release_row_facts"`);
    await runner.query(`DROP TABLE "release_explorations"`);
    await runner.query(`delete from "release_builds" where dry_run`);
    await runner.query(`ALTER TABLE "release_builds" DROP CONSTRAINT "release_builds_complete"`);
    await runner.query(`ALTER TABLE "release_builds" DROP COLUMN "preview"`);
    await runner.query(`ALTER TABLE "release_builds" DROP COLUMN "dry_run"`);
    await runner.query(
      `ALTER TABLE "release_builds" ADD CONSTRAINT "release_builds_complete" CHECK ((state = 'SUCCEEDED') = (release_id is not null))`,
    );
  }
}
