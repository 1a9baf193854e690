import type { MigrationInterface, QueryRunner } from 'typeorm';

const HAS_TEXT = `state in ('LIVE', 'EDITED', 'AUTHOR_GONE')`;

/** The comparison of tables and entities does not see a check whose words changed. */
const CHECKS: readonly (readonly [table: string, name: string, rule: string])[] = [
  [
    'posts',
    'posts_state_known',
    `state in ('LIVE', 'EDITED', 'AUTHOR_GONE', 'DELETED', 'REMOVED', 'MISSING')`,
  ],
  [
    'posts',
    'posts_tombstone_empty',
    `${HAS_TEXT} or (title is null and body is null and flair is null and author_key is null and permalink is null)`,
  ],
  ['comments', 'comments_state_known', HAS_TEXT],
  [
    'collection_runs',
    'collection_runs_state_known',
    `state in ('QUEUED', 'RUNNING', 'PAUSED', 'SUCCEEDED', 'FAILED', 'CANCELLED')`,
  ],
];

export class CollectUnderstandForget20261121144523 implements MigrationInterface {
  name = 'CollectUnderstandForget20261121144523';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "public"."comments_gone"`);
    await runner.query(`DROP INDEX "public"."posts_gone"`);
    await runner.query(`ALTER TABLE "comments" DROP CONSTRAINT "comments_tombstone_empty"`);
    await runner.query(
      `CREATE TABLE "post_search" ("post_id" uuid NOT NULL, "words" tsvector NOT NULL, CONSTRAINT "PK_1c5f11b4b059e85c6df8a36bf45" PRIMARY KEY ("post_id"))`,
    );
    await runner.query(
      `CREATE TABLE "post_snapshots" ("id" uuid NOT NULL, "post_id" uuid NOT NULL, "captured_at" TIMESTAMP WITH TIME ZONE NOT NULL, "title" text NOT NULL, "body" text NOT NULL, "flair" text, "score" integer, "num_comments" integer, "upvote_ratio" real, CONSTRAINT "PK_948085a93deedc29fa42a81b5ed" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "post_snapshots_post" ON "post_snapshots"  ("post_id", "captured_at") `);
    await runner.query(
      `CREATE TABLE "redaction_maps" ("scenario_id" uuid NOT NULL, "redactions" jsonb NOT NULL, CONSTRAINT "PK_1c9103164f939df78eb0e698ab3" PRIMARY KEY ("scenario_id"))`,
    );
    await runner.query(
      `CREATE TABLE "selections" ("id" uuid NOT NULL, "name" text NOT NULL, "filter" jsonb NOT NULL, "sample" jsonb NOT NULL, "matched" integer NOT NULL, "size" integer NOT NULL, "created_by" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_ca8c40db57a61d47e4f5fbbf04e" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "selections_created" ON "selections"  ("created_at", "id") `);
    await runner.query(`CREATE UNIQUE INDEX "selections_name" ON "selections"  ("name") `);
    await runner.query(
      `CREATE TABLE "selection_scenarios" ("selection_id" uuid NOT NULL, "position" integer NOT NULL, "scenario_id" uuid NOT NULL, "stratum" text, CONSTRAINT "PK_95e1f2a768c4f0ba90a566d553b" PRIMARY KEY ("selection_id", "position"))`,
    );
    await runner.query(
      `CREATE INDEX "selection_scenarios_scenario" ON "selection_scenarios"  ("scenario_id") `,
    );
    await runner.query(
      `CREATE TABLE "tombstones" ("key" text NOT NULL, "reason" text NOT NULL, "deleted_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "tombstones_reason_known" CHECK (reason in ('DELETED', 'REMOVED', 'MISSING')), CONSTRAINT "PK_e2f424128fb8a48227c2279a100" PRIMARY KEY ("key"))`,
    );
    await runner.query(
      `CREATE TABLE "request_budgets" ("key" text NOT NULL, "remaining" double precision NOT NULL, "resets_at" TIMESTAMP WITH TIME ZONE NOT NULL, "next_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_7290cb451c01d14293f717e0553" PRIMARY KEY ("key"))`,
    );
    await runner.query(
      `CREATE TABLE "collection_run_files" ("id" uuid NOT NULL, "run_id" uuid NOT NULL, "position" integer NOT NULL, "path" text NOT NULL, "name" text NOT NULL, "state" text NOT NULL, "claim_id" uuid, "checkpoint_line" bigint NOT NULL DEFAULT '0', "tally" jsonb NOT NULL, "invalid_lines" jsonb NOT NULL, "progress_done" integer NOT NULL DEFAULT '0', "progress_total" integer NOT NULL DEFAULT '0', "error" text, "started_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "collection_run_files_state_known" CHECK (state in ('QUEUED', 'RUNNING', 'PAUSED', 'SUCCEEDED', 'FAILED', 'CANCELLED')), CONSTRAINT "PK_fa17cd4ad73aadcf5a4ac3aa0bc" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "collection_run_files_position" ON "collection_run_files"  ("run_id", "position") `,
    );
    await runner.query(
      `CREATE TABLE "collection_schedules" ("id" uuid NOT NULL, "source_id" uuid NOT NULL, "name" text NOT NULL, "cron" text NOT NULL, "request" jsonb NOT NULL, "enabled" boolean NOT NULL DEFAULT true, "problem" text, "last_started_at" TIMESTAMP WITH TIME ZONE, "created_by" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_773163d394947c95955d96445af" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "collection_schedules_source" ON "collection_schedules"  ("source_id", "created_at", "id") `,
    );
    await runner.query(`UPDATE "collection_runs" SET "tally" = "tally" || '{"skipped": {}}'`);
    await this.moveFiles(runner);
    await runner.query(
      `CREATE TABLE "scenario_batches" ("id" uuid NOT NULL, "source_id" uuid NOT NULL, "request" jsonb NOT NULL, "state" text NOT NULL, "result" jsonb NOT NULL, "cursor" text NOT NULL DEFAULT '', "progress_done" integer NOT NULL DEFAULT '0', "progress_total" integer NOT NULL DEFAULT '0', "progress_note" text, "error" text, "requested_by" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "scenario_batches_state_known" CHECK (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')), CONSTRAINT "PK_913c0f92a92154496bf857d571f" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "scenario_batches_source" ON "scenario_batches"  ("source_id", "created_at", "id") `,
    );
    await runner.query(`ALTER TABLE "studies" ADD "selection_id" uuid`);
    await runner.query(`ALTER TABLE "studies" ADD "include_opt_in" boolean NOT NULL DEFAULT false`);
    await runner.query(`CREATE INDEX "studies_selection" ON "studies"  ("selection_id") `);
    await runner.query(`ALTER TABLE "sources" ADD "access_basis" text NOT NULL DEFAULT 'FILE'`);
    await runner.query(`ALTER TABLE "sources" ADD "approval_ref" text`);
    await runner.query(`ALTER TABLE "sources" ADD "approval_expires_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "comments" ADD "seen_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`UPDATE "comments" SET "seen_at" = "created_at"`);
    await runner.query(`ALTER TABLE "comments" ALTER COLUMN "seen_at" SET NOT NULL`);
    await runner.query(`ALTER TABLE "comments" ADD "misses" smallint NOT NULL DEFAULT '0'`);
    await runner.query(`ALTER TABLE "comments" ADD "missed_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "posts" ADD "num_comments" integer`);
    await runner.query(`ALTER TABLE "posts" ADD "upvote_ratio" real`);
    await runner.query(`ALTER TABLE "posts" ADD "update_of" text`);
    await runner.query(`ALTER TABLE "posts" ADD "read_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "posts" ADD "post_type" text`);
    await runner.query(`ALTER TABLE "posts" ADD "language" text`);
    await runner.query(`ALTER TABLE "posts" ADD "content_flags" text array NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "posts" ADD "routing" text`);
    await runner.query(`ALTER TABLE "posts" ADD "seen_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`UPDATE "posts" SET "seen_at" = "created_at"`);
    await runner.query(`ALTER TABLE "posts" ALTER COLUMN "seen_at" SET NOT NULL`);
    await runner.query(`ALTER TABLE "posts" ADD "misses" smallint NOT NULL DEFAULT '0'`);
    await runner.query(`ALTER TABLE "posts" ADD "missed_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "posts" ADD "second_look_due_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "scenarios" ADD "review_state" text NOT NULL DEFAULT 'NOT_NEEDED'`);
    await runner.query(`ALTER TABLE "scenarios" ADD "review_reasons" text array NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "scenarios" ADD "reviewed_by" uuid`);
    await runner.query(`ALTER TABLE "scenarios" ADD "reviewed_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "collection_runs" ADD "kind" text NOT NULL DEFAULT 'FILES'`);
    await runner.query(`ALTER TABLE "collection_runs" ADD "request" jsonb NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "collection_runs" ADD "schedule_id" uuid`);
    await runner.query(`ALTER TABLE "collection_runs" ADD "checkpoint" jsonb`);
    await runner.query(`ALTER TABLE "release_rows" ADD "line_hash" text`);
    await runner.query(`ALTER TABLE "release_rows" DISABLE TRIGGER "release_rows_immutable"`);
    await runner.query(
      `UPDATE "release_rows" SET "line_hash" = encode(sha256(convert_to("line", 'UTF8')), 'hex')`,
    );
    await runner.query(`ALTER TABLE "release_rows" ADD "purged_at" TIMESTAMP WITH TIME ZONE`);
    await this.purgeWithdrawn(runner);
    await runner.query(`ALTER TABLE "release_rows" ENABLE TRIGGER "release_rows_immutable"`);
    await runner.query(`ALTER TABLE "release_rows" ALTER COLUMN "line_hash" SET NOT NULL`);
    await this.unlinkAuthors(runner);
    await this.keepTombstones(runner);
    await runner.query(`DELETE FROM "comments" WHERE state <> 'LIVE'`);
    await runner.query(`ALTER TABLE "comments" ALTER COLUMN "body" SET NOT NULL`);
    await runner.query(
      `ALTER TABLE "scenario_bands" ALTER COLUMN "band" TYPE bigint USING hashtextextended("band", 0)`,
    );
    await runner.query(`CREATE INDEX "comments_seen" ON "comments"  ("source_id", "seen_at", "id") `);
    await runner.query(
      `CREATE INDEX "posts_second_look_due" ON "posts"  ("second_look_due_at") WHERE second_look_due_at is not null`,
    );
    await runner.query(
      `CREATE INDEX "posts_seen" ON "posts"  ("source_id", "seen_at", "id") WHERE state in ('LIVE', 'EDITED', 'AUTHOR_GONE')`,
    );
    await runner.query(
      `CREATE INDEX "posts_author" ON "posts"  ("author_key", "posted_at") WHERE read_at is not null and author_key is not null`,
    );
    await runner.query(
      `CREATE INDEX "posts_updates_unlinked" ON "posts"  ("source_id", "id") WHERE post_type = 'UPDATE' and update_of is null`,
    );
    await runner.query(`CREATE INDEX "posts_unread" ON "posts"  ("source_id", "id") WHERE read_at is null`);
    await runner.query(
      `CREATE INDEX "posts_update_of" ON "posts"  ("update_of") WHERE update_of is not null`,
    );
    await runner.query(
      `CREATE INDEX "posts_crosspost_parent" ON "posts"  ("crosspost_parent") WHERE crosspost_parent is not null`,
    );
    await runner.query(`CREATE INDEX "samples_cluster" ON "samples"  ("cluster") `);
    await runner.query(`CREATE INDEX "scenarios_thread" ON "scenarios"  ("thread") `);
    await runner.query(
      `CREATE INDEX "scenarios_waiting" ON "scenarios"  ("created_at", "id") WHERE review_state = 'WAITING'`,
    );
    await runner.query(
      `ALTER TABLE "sources" ADD CONSTRAINT "sources_access_basis_known" CHECK (access_basis in ('APPROVED_API', 'DUMP', 'FILE', 'OWN_TEXTS'))`,
    );
    await runner.query(
      `ALTER TABLE "scenarios" ADD CONSTRAINT "scenarios_review_known" CHECK (review_state in ('NOT_NEEDED', 'WAITING', 'APPROVED', 'REJECTED'))`,
    );
    await runner.query(
      `ALTER TABLE "release_rows" ADD CONSTRAINT "release_rows_purged_empty" CHECK (purged_at is null or line = '')`,
    );
    await runner.query(
      `ALTER TABLE "post_search" ADD CONSTRAINT "FK_1c5f11b4b059e85c6df8a36bf45" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "post_snapshots" ADD CONSTRAINT "FK_d04b3df1a84e20b3a2650ea8d1e" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "redaction_maps" ADD CONSTRAINT "FK_1c9103164f939df78eb0e698ab3" FOREIGN KEY ("scenario_id") REFERENCES "scenarios"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "selection_scenarios" ADD CONSTRAINT "FK_fce3faecd430919ec159cbc344b" FOREIGN KEY ("selection_id") REFERENCES "selections"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "selection_scenarios" ADD CONSTRAINT "FK_822e66098d4899d311ee962e86c" FOREIGN KEY ("scenario_id") REFERENCES "scenarios"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "collection_run_files" ADD CONSTRAINT "FK_0fc883247649c3dd823b6e5fb3b" FOREIGN KEY ("run_id") REFERENCES "collection_runs"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await this.changeChecks(runner);
    // Full-text search; TypeORM knows no GIN index over a tsvector. Posts are read by the thousand: with 64 MB kept back,
    // the index takes them in together, at twice the speed.
    await runner.query(
      `CREATE INDEX "post_search_words" ON "post_search" USING gin ("words") WITH (gin_pending_list_limit = 65536)`,
    );
    await this.allowPurge(runner);
  }

  private async moveFiles(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO "collection_run_files" ("id", "run_id", "position", "path", "name", "state", "tally", "invalid_lines")
      SELECT gen_random_uuid(), r."id", f.position - 1, f.file->>'path', f.file->>'name', r."state", r."tally", '[]'
      FROM "collection_runs" r CROSS JOIN LATERAL jsonb_array_elements(r."files") WITH ORDINALITY f(file, position)`);
    for (const column of ['files', 'invalid_lines', 'checkpoint_file', 'checkpoint_line'])
      await runner.query(`ALTER TABLE "collection_runs" DROP COLUMN "${column}"`);
  }

  /**
   * The keys of authors were made with the installation's secret, which stays. Hashed again with a value that is thrown
   * away they still say which posts have one author, and lead to no name; the new key, which can be destroyed, makes the
   * keys from now on.
   */
  private async unlinkAuthors(runner: QueryRunner): Promise<void> {
    const [{ salt }] = (await runner.query(`SELECT gen_random_uuid()::text AS salt`)) as [{ salt: string }];
    for (const table of ['posts', 'comments', 'scenarios'])
      await runner.query(
        `UPDATE "${table}" SET "author_key" = left(encode(sha256(convert_to("author_key" || $1, 'UTF8')), 'hex'), 32)
         WHERE "author_key" IS NOT NULL`,
        [salt],
      );
  }

  /**
   * A tombstone was a row of posts or comments. SQL does not know the secret their keys are made with: they are kept by
   * name until the platform starts (`NamedTombstones`).
   */
  private async keepTombstones(runner: QueryRunner): Promise<void> {
    for (const [table, time] of [
      ['posts', 'updated_at'],
      ['comments', 'created_at'],
    ])
      await runner.query(
        `INSERT INTO "tombstones" ("key", "reason", "deleted_at")
         SELECT 'named:' || "fullname", min("state"), min("${time}") FROM "${table}"
         WHERE "state" IN ('DELETED', 'REMOVED', 'MISSING') GROUP BY "fullname" ON CONFLICT DO NOTHING`,
      );
  }

  /** What was withdrawn before also left releases and samples only by name. */
  private async purgeWithdrawn(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE "release_rows" SET "line" = '', "purged_at" = s."withdrawn_at" FROM "scenarios" s
       WHERE s."id" = "release_rows"."scenario_id" AND s."withdrawn_at" IS NOT NULL`,
    );
    await runner.query(
      `UPDATE "samples" SET "prompt" = '[]', "text" = NULL WHERE "cluster" IN
       (SELECT "id"::text FROM "scenarios" WHERE "withdrawn_at" IS NOT NULL)`,
    );
  }

  private async changeChecks(runner: QueryRunner): Promise<void> {
    for (const [table, name, rule] of CHECKS) {
      await runner.query(`ALTER TABLE "${table}" DROP CONSTRAINT "${name}"`);
      await runner.query(`ALTER TABLE "${table}" ADD CONSTRAINT "${name}" CHECK (${rule})`);
    }
  }

  /** What was frozen may be emptied, and only by a purge, which says so on its transaction with `ethogram.purging`. */
  private async allowPurge(runner: QueryRunner): Promise<void> {
    await runner.query(`create or replace function scenarios_stay_frozen() returns trigger language plpgsql as $$
      begin
        if new.post_id is distinct from old.post_id
          or (old.review_state <> 'WAITING' and (new.text_hash is distinct from old.text_hash
            or (new.withdrawn_at is null and (new.text is distinct from old.text or new.title is distinct from old.title))))
        then raise exception 'The text of a scenario does not change.'; end if;
        return new;
      end $$`);
    await runner.query(`create or replace function refuse_judgment_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' then
          if old.current and not new.current and to_jsonb(old) - 'current' = to_jsonb(new) - 'current' then
            return new;
          end if;
          if current_setting('ethogram.purging', true) = 'on' and to_jsonb(old) - 'answer' = to_jsonb(new) - 'answer'
            and old.answer - '{rationale,spans,changingFact}'::text[] = new.answer - '{rationale,spans,changingFact}'::text[] then
            return new;
          end if;
        end if;
        raise exception 'judgments are append-only: add a revision instead' using errcode = 'restrict_violation';
      end $$`);
    await runner.query(`create function release_rows_refuse_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and current_setting('ethogram.purging', true) = 'on' and new.line = ''
          and to_jsonb(old) - 'line' - 'purged_at' = to_jsonb(new) - 'line' - 'purged_at' then
          return new;
        end if;
        raise exception 'release_rows is immutable: make a new one instead of changing it' using errcode = 'restrict_violation';
      end $$`);
    await runner.query(`drop trigger "release_rows_immutable" on "release_rows"`);
    await runner.query(
      `create trigger "release_rows_immutable" before update or delete on "release_rows" for each row execute function release_rows_refuse_change()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "collection_run_files" DROP CONSTRAINT "FK_0fc883247649c3dd823b6e5fb3b"`);
    await runner.query(`ALTER TABLE "selection_scenarios" DROP CONSTRAINT "FK_822e66098d4899d311ee962e86c"`);
    await runner.query(`ALTER TABLE "selection_scenarios" DROP CONSTRAINT "FK_fce3faecd430919ec159cbc344b"`);
    await runner.query(`ALTER TABLE "redaction_maps" DROP CONSTRAINT "FK_1c9103164f939df78eb0e698ab3"`);
    await runner.query(`ALTER TABLE "post_snapshots" DROP CONSTRAINT "FK_d04b3df1a84e20b3a2650ea8d1e"`);
    await runner.query(`ALTER TABLE "post_search" DROP CONSTRAINT "FK_1c5f11b4b059e85c6df8a36bf45"`);
    await runner.query(`ALTER TABLE "release_rows" DROP CONSTRAINT "release_rows_purged_empty"`);
    await runner.query(`ALTER TABLE "scenarios" DROP CONSTRAINT "scenarios_review_known"`);
    await runner.query(`ALTER TABLE "sources" DROP CONSTRAINT "sources_access_basis_known"`);
    await runner.query(`DROP INDEX "public"."scenarios_waiting"`);
    await runner.query(`DROP INDEX "public"."scenarios_thread"`);
    await runner.query(`DROP INDEX "public"."samples_cluster"`);
    await runner.query(`DROP INDEX "public"."posts_crosspost_parent"`);
    await runner.query(`DROP INDEX "public"."posts_update_of"`);
    await runner.query(`DROP INDEX "public"."posts_updates_unlinked"`);
    await runner.query(`DROP INDEX "public"."posts_author"`);
    await runner.query(`DROP INDEX "public"."posts_unread"`);
    await runner.query(`DROP INDEX "public"."posts_seen"`);
    await runner.query(`DROP INDEX "public"."posts_second_look_due"`);
    await runner.query(`DROP INDEX "public"."comments_seen"`);
    await runner.query(`ALTER TABLE "scenario_bands" ALTER COLUMN "band" TYPE text USING "band"::text`);
    await runner.query(`ALTER TABLE "comments" ALTER COLUMN "body" DROP NOT NULL`);
    await runner.query(`drop trigger "release_rows_immutable" on "release_rows"`);
    await runner.query(`drop function release_rows_refuse_change()`);
    await runner.query(
      `create trigger "release_rows_immutable" before update or delete on "release_rows" for each row execute function datasets_refuse_change()`,
    );
    await runner.query(`ALTER TABLE "release_rows" DROP COLUMN "purged_at"`);
    await runner.query(`ALTER TABLE "release_rows" DROP COLUMN "line_hash"`);
    await runner.query(`ALTER TABLE "collection_runs" DROP COLUMN "checkpoint"`);
    await runner.query(`ALTER TABLE "collection_runs" DROP COLUMN "schedule_id"`);
    await runner.query(`ALTER TABLE "collection_runs" DROP COLUMN "request"`);
    await runner.query(`ALTER TABLE "collection_runs" DROP COLUMN "kind"`);
    await runner.query(`ALTER TABLE "scenarios" DROP COLUMN "reviewed_at"`);
    await runner.query(`ALTER TABLE "scenarios" DROP COLUMN "reviewed_by"`);
    await runner.query(`ALTER TABLE "scenarios" DROP COLUMN "review_reasons"`);
    await runner.query(`ALTER TABLE "scenarios" DROP COLUMN "review_state"`);
    await runner.query(`ALTER TABLE "posts" DROP COLUMN "second_look_due_at"`);
    await runner.query(`ALTER TABLE "posts" DROP COLUMN "missed_at"`);
    await runner.query(`ALTER TABLE "posts" DROP COLUMN "misses"`);
    await runner.query(`ALTER TABLE "posts" DROP COLUMN "seen_at"`);
    await runner.query(`ALTER TABLE "posts" DROP COLUMN "routing"`);
    await runner.query(`ALTER TABLE "posts" DROP COLUMN "content_flags"`);
    await runner.query(`ALTER TABLE "posts" DROP COLUMN "language"`);
    await runner.query(`ALTER TABLE "posts" DROP COLUMN "post_type"`);
    await runner.query(`ALTER TABLE "posts" DROP COLUMN "read_at"`);
    await runner.query(`ALTER TABLE "posts" DROP COLUMN "update_of"`);
    await runner.query(`ALTER TABLE "posts" DROP COLUMN "upvote_ratio"`);
    await runner.query(`ALTER TABLE "posts" DROP COLUMN "num_comments"`);
    await runner.query(`ALTER TABLE "comments" DROP COLUMN "missed_at"`);
    await runner.query(`ALTER TABLE "comments" DROP COLUMN "misses"`);
    await runner.query(`ALTER TABLE "comments" DROP COLUMN "seen_at"`);
    await runner.query(`ALTER TABLE "sources" DROP COLUMN "approval_expires_at"`);
    await runner.query(`ALTER TABLE "sources" DROP COLUMN "approval_ref"`);
    await runner.query(`ALTER TABLE "sources" DROP COLUMN "access_basis"`);
    await runner.query(`ALTER TABLE "collection_runs" ADD "files" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`ALTER TABLE "collection_runs" ADD "checkpoint_line" bigint NOT NULL DEFAULT '0'`);
    await runner.query(`ALTER TABLE "collection_runs" ADD "invalid_lines" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`ALTER TABLE "collection_runs" ADD "checkpoint_file" integer NOT NULL DEFAULT '0'`);
    await runner.query(`DROP INDEX "public"."studies_selection"`);
    await runner.query(`ALTER TABLE "studies" DROP COLUMN "include_opt_in"`);
    await runner.query(`ALTER TABLE "studies" DROP COLUMN "selection_id"`);
    await runner.query(`DROP INDEX "public"."scenario_batches_source"`);
    await runner.query(`DROP TABLE "scenario_batches"`);
    await runner.query(`DROP INDEX "public"."collection_schedules_source"`);
    await runner.query(`DROP TABLE "collection_schedules"`);
    await runner.query(`DROP INDEX "public"."collection_run_files_position"`);
    await runner.query(`DROP TABLE "collection_run_files"`);
    await runner.query(`DROP TABLE "request_budgets"`);
    await runner.query(`DROP TABLE "tombstones"`);
    await runner.query(`DROP INDEX "public"."selection_scenarios_scenario"`);
    await runner.query(`DROP TABLE "selection_scenarios"`);
    await runner.query(`DROP INDEX "public"."selections_name"`);
    await runner.query(`DROP INDEX "public"."selections_created"`);
    await runner.query(`DROP TABLE "selections"`);
    await runner.query(`DROP TABLE "redaction_maps"`);
    await runner.query(`DROP INDEX "public"."post_snapshots_post"`);
    await runner.query(`DROP TABLE "post_snapshots"`);
    await runner.query(`DROP TABLE "post_search"`);
    await runner.query(
      `ALTER TABLE "comments" ADD CONSTRAINT "comments_tombstone_empty" CHECK (((state = 'LIVE'::text) OR ((body IS NULL) AND (author_key IS NULL) AND (vote IS NULL))))`,
    );
    await runner.query(
      `CREATE INDEX "posts_gone" ON "posts" USING btree ("fullname") WHERE (state <> ALL (ARRAY['LIVE'::text, 'EDITED'::text]))`,
    );
    await runner.query(
      `CREATE INDEX "comments_gone" ON "comments" USING btree ("fullname") WHERE (state <> ALL (ARRAY['LIVE'::text, 'EDITED'::text]))`,
    );
  }
}
