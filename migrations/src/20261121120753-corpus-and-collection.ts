import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CorpusAndCollection20261121120753 implements MigrationInterface {
  name = 'CorpusAndCollection20261121120753';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "sources" ("id" uuid NOT NULL, "name" text NOT NULL, "may_annotate" boolean NOT NULL DEFAULT false, "may_publish_ids" boolean NOT NULL DEFAULT false, "may_publish_text" boolean NOT NULL DEFAULT false, "may_train" boolean NOT NULL DEFAULT false, "basis" text NOT NULL, "synthetic" boolean NOT NULL DEFAULT false, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "sources_name_present" CHECK (btrim(name) <> ''), CONSTRAINT "PK_85523beafe5a2a6b90b02096443" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "sources_name" ON "sources"  ("name") `);
    await runner.query(
      `CREATE TABLE "comments" ("id" uuid NOT NULL, "source_id" uuid NOT NULL, "fullname" text NOT NULL, "link_fullname" text NOT NULL, "parent_fullname" text NOT NULL, "author_key" text, "body" text, "vote" text, "score" integer, "posted_at" TIMESTAMP WITH TIME ZONE, "is_submitter" boolean NOT NULL, "distinguished" text, "stickied" boolean NOT NULL, "state" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "comments_tombstone_empty" CHECK (state = 'LIVE' or (body is null and author_key is null and vote is null)), CONSTRAINT "comments_state_known" CHECK (state in ('LIVE', 'DELETED', 'REMOVED')), CONSTRAINT "PK_8bf68bc960f2b69e818bdb90dcb" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "comments_post" ON "comments"  ("source_id", "link_fullname") `);
    await runner.query(
      `CREATE UNIQUE INDEX "comments_fullname_source" ON "comments"  ("fullname", "source_id") `,
    );
    await runner.query(
      `CREATE TABLE "posts" ("id" uuid NOT NULL, "source_id" uuid NOT NULL, "fullname" text NOT NULL, "subreddit" text NOT NULL, "author_key" text, "title" text, "body" text, "flair" text, "flair_verdict" text, "community_verdict" jsonb, "verdict" text, "verdict_stale" boolean NOT NULL DEFAULT true, "score" integer, "over18" boolean NOT NULL DEFAULT false, "permalink" text, "crosspost_parent" text, "posted_at" TIMESTAMP WITH TIME ZONE, "state" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "posts_tombstone_empty" CHECK (state in ('LIVE', 'EDITED') or (title is null and body is null and flair is null and author_key is null and permalink is null)), CONSTRAINT "posts_state_known" CHECK (state in ('LIVE', 'EDITED', 'DELETED', 'REMOVED', 'MISSING')), CONSTRAINT "PK_2829ac61eff60fcec60d7274b9e" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "posts_verdict_stale" ON "posts"  ("source_id", "id") WHERE verdict_stale`,
    );
    await runner.query(`CREATE INDEX "posts_source_created" ON "posts"  ("source_id", "created_at", "id") `);
    await runner.query(`CREATE UNIQUE INDEX "posts_fullname_source" ON "posts"  ("fullname", "source_id") `);
    await runner.query(
      `CREATE TABLE "scenarios" ("id" uuid NOT NULL, "source_id" uuid NOT NULL, "post_id" uuid NOT NULL, "title" text NOT NULL, "text" text NOT NULL, "text_hash" text NOT NULL, "characters" integer NOT NULL, "redactions" jsonb NOT NULL, "reveals_verdict" boolean NOT NULL, "synthetic" boolean NOT NULL, "duplicate_hash" text NOT NULL, "cluster_id" uuid NOT NULL, "author_key" text, "thread" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "withdrawn_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "scenarios_withdrawn_empty" CHECK (withdrawn_at is null or (title = '' and text = '')), CONSTRAINT "PK_a2af4912aab626639cca306b987" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "scenarios_duplicate_hash" ON "scenarios"  ("duplicate_hash") `);
    await runner.query(`CREATE INDEX "scenarios_cluster" ON "scenarios"  ("cluster_id") `);
    await runner.query(
      `CREATE INDEX "scenarios_source_created" ON "scenarios"  ("source_id", "created_at", "id") `,
    );
    await runner.query(`CREATE UNIQUE INDEX "scenarios_post" ON "scenarios"  ("post_id") `);
    await runner.query(
      `CREATE TABLE "scenario_bands" ("band" text NOT NULL, "scenario_id" uuid NOT NULL, CONSTRAINT "PK_f788bf68b7b39e90cd6a7d95e8d" PRIMARY KEY ("band", "scenario_id"))`,
    );
    await runner.query(`CREATE INDEX "scenario_bands_scenario" ON "scenario_bands"  ("scenario_id") `);
    await runner.query(
      `CREATE TABLE "uploaded_files" ("id" uuid NOT NULL, "name" text NOT NULL, "size" bigint NOT NULL, "uploaded_by" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_e2d47e01bd5be386bf0067b2ed8" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "collection_runs" ("id" uuid NOT NULL, "source_id" uuid NOT NULL, "requested_by" uuid, "files" jsonb NOT NULL, "state" text NOT NULL, "tally" jsonb NOT NULL, "invalid_lines" jsonb NOT NULL, "checkpoint_file" integer NOT NULL DEFAULT '0', "checkpoint_line" bigint NOT NULL DEFAULT '0', "progress_done" integer NOT NULL DEFAULT '0', "progress_total" integer NOT NULL DEFAULT '0', "progress_note" text, "error" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "collection_runs_state_known" CHECK (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')), CONSTRAINT "PK_8f6ea6aca75e52f42c84f657c8a" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "collection_runs_source_created" ON "collection_runs"  ("source_id", "created_at", "id") `,
    );
    await runner.query(
      `ALTER TABLE "comments" ADD CONSTRAINT "FK_fd4fa7e31f7306b8f3a9e605b27" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "posts" ADD CONSTRAINT "FK_ed9db02678ff244463eb5d8ae59" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "scenarios" ADD CONSTRAINT "FK_3dc1ea67ee385799f317803a677" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "scenarios" ADD CONSTRAINT "FK_71098147e3a18d7f5a73af3dc37" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "scenario_bands" ADD CONSTRAINT "FK_52df4d1bc42f1e050a638728191" FOREIGN KEY ("scenario_id") REFERENCES "scenarios"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    // By hand: what people and models judged can be emptied, when its post is deleted, and never rewritten.
    await runner.query(`create function scenarios_stay_frozen() returns trigger language plpgsql as $$
      begin
        if new.text_hash is distinct from old.text_hash or new.post_id is distinct from old.post_id
          or (new.withdrawn_at is null and (new.text is distinct from old.text or new.title is distinct from old.title))
        then raise exception 'The text of a scenario does not change.'; end if;
        return new;
      end $$`);
    await runner.query(
      `create trigger scenarios_stay_frozen before update on "scenarios" for each row execute function scenarios_stay_frozen()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger scenarios_stay_frozen on "scenarios"`);
    await runner.query(`drop function scenarios_stay_frozen()`);
    await runner.query(`ALTER TABLE "scenario_bands" DROP CONSTRAINT "FK_52df4d1bc42f1e050a638728191"`);
    await runner.query(`ALTER TABLE "scenarios" DROP CONSTRAINT "FK_71098147e3a18d7f5a73af3dc37"`);
    await runner.query(`ALTER TABLE "scenarios" DROP CONSTRAINT "FK_3dc1ea67ee385799f317803a677"`);
    await runner.query(`ALTER TABLE "posts" DROP CONSTRAINT "FK_ed9db02678ff244463eb5d8ae59"`);
    await runner.query(`ALTER TABLE "comments" DROP CONSTRAINT "FK_fd4fa7e31f7306b8f3a9e605b27"`);
    await runner.query(`DROP INDEX "public"."collection_runs_source_created"`);
    await runner.query(`DROP TABLE "collection_runs"`);
    await runner.query(`DROP TABLE "uploaded_files"`);
    await runner.query(`DROP INDEX "public"."scenario_bands_scenario"`);
    await runner.query(`DROP TABLE "scenario_bands"`);
    await runner.query(`DROP INDEX "public"."scenarios_post"`);
    await runner.query(`DROP INDEX "public"."scenarios_source_created"`);
    await runner.query(`DROP INDEX "public"."scenarios_cluster"`);
    await runner.query(`DROP INDEX "public"."scenarios_duplicate_hash"`);
    await runner.query(`DROP TABLE "scenarios"`);
    await runner.query(`DROP INDEX "public"."posts_fullname_source"`);
    await runner.query(`DROP INDEX "public"."posts_source_created"`);
    await runner.query(`DROP INDEX "public"."posts_verdict_stale"`);
    await runner.query(`DROP TABLE "posts"`);
    await runner.query(`DROP INDEX "public"."comments_fullname_source"`);
    await runner.query(`DROP INDEX "public"."comments_post"`);
    await runner.query(`DROP TABLE "comments"`);
    await runner.query(`DROP INDEX "public"."sources_name"`);
    await runner.query(`DROP TABLE "sources"`);
  }
}
