import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FileExports20261121184838 implements MigrationInterface {
  name = 'FileExports20261121184838';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "file_exports" ("state" text NOT NULL, "error" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, "progress_done" integer NOT NULL DEFAULT '0', "progress_total" integer NOT NULL DEFAULT '0', "progress_note" text, "id" uuid NOT NULL, "release_id" uuid NOT NULL, "format" text NOT NULL, "files" jsonb NOT NULL DEFAULT '[]', "withdrawn_at" TIMESTAMP WITH TIME ZONE, "requested_by" uuid, CONSTRAINT "file_exports_state_known" CHECK (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')), CONSTRAINT "file_exports_format_known" CHECK (format in ('JSONL', 'JSONL_GZ', 'JSONL_ZST', 'CSV', 'PARQUET', 'DEHYDRATED')), CONSTRAINT "PK_64742872a8a90098984e05cff1b" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "file_exports_release" ON "file_exports"  ("release_id", "created_at") `,
    );
    await runner.query(
      `ALTER TABLE "file_exports" ADD CONSTRAINT "file_exports_of_release" FOREIGN KEY ("release_id") REFERENCES "releases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "file_exports" DROP CONSTRAINT "file_exports_of_release"`);
    await runner.query(`DROP INDEX "public"."file_exports_release"`);
    await runner.query(`DROP TABLE "file_exports"`);
  }
}
