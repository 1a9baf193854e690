import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose rows never change once written. */
const FROZEN = ['releases', 'release_rows', 'training_set_rows'];

export class Datasets20261121121647 implements MigrationInterface {
  name = 'Datasets20261121121647';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "releases" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "name" text NOT NULL, "version" text NOT NULL, "kind" text NOT NULL, "content_hash" text NOT NULL, "file_hash" text NOT NULL, "manifest" jsonb NOT NULL, "seed" integer NOT NULL, "counts" jsonb NOT NULL, "row_count" integer NOT NULL, "created_by_id" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "releases_kind_known" CHECK (kind in ('MORAL_JUDGMENT', 'SURVEY')), CONSTRAINT "PK_6b6fc2599a5a281dd44a7d64016" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "releases_created" ON "releases"  ("created_at", "id")`);
    await runner.query(
      `CREATE UNIQUE INDEX "releases_study_content" ON "releases"  ("study_id", "content_hash", "file_hash")`,
    );
    await runner.query(`CREATE UNIQUE INDEX "releases_study_version" ON "releases"  ("study_id", "version")`);
    await runner.query(
      `CREATE TABLE "release_rows" ("release_id" uuid NOT NULL, "position" integer NOT NULL, "key" text NOT NULL, "split" text NOT NULL, "scenario_id" uuid, "item_id" uuid, "line" text NOT NULL, CONSTRAINT "release_rows_split_known" CHECK (split in ('train', 'validation', 'test')), CONSTRAINT "PK_6c34f886670fa34d033d77789d6" PRIMARY KEY ("release_id", "position"))`,
    );
    await runner.query(`CREATE INDEX "release_rows_scenario" ON "release_rows"  ("scenario_id")`);
    await runner.query(`CREATE UNIQUE INDEX "release_rows_key" ON "release_rows"  ("release_id", "key")`);
    await runner.query(
      `CREATE TABLE "release_revocations" ("release_id" uuid NOT NULL, "key" text NOT NULL, "revoked_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_90b30a8af93d75f2efbc0c24240" PRIMARY KEY ("release_id", "key"))`,
    );
    await runner.query(
      `CREATE TABLE "training_sets" ("id" uuid NOT NULL, "name" text NOT NULL, "instrument_id" uuid NOT NULL, "base_model" text NOT NULL, "target" text NOT NULL, "delta" integer NOT NULL, "seed" integer NOT NULL, "held_out_families" text array NOT NULL, "state" text NOT NULL, "progress_done" integer NOT NULL DEFAULT '0', "progress_total" integer NOT NULL DEFAULT '0', "progress_note" text, "label_probe" jsonb, "row_count" integer NOT NULL DEFAULT '0', "content_hash" text, "file_hash" text, "manifest" jsonb, "error" text, "created_by_id" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "training_sets_complete" CHECK (state <> 'SUCCEEDED' or (content_hash is not null and file_hash is not null and manifest is not null)), CONSTRAINT "training_sets_state_known" CHECK (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')), CONSTRAINT "PK_20b02308baf470e1d6a40832c14" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "training_sets_created" ON "training_sets"  ("created_at", "id")`);
    await runner.query(
      `CREATE TABLE "training_set_rows" ("training_set_id" uuid NOT NULL, "position" integer NOT NULL, "line" text NOT NULL, CONSTRAINT "PK_ecba806228125608a4fbc72ab08" PRIMARY KEY ("training_set_id", "position"))`,
    );
    await runner.query(
      `CREATE TABLE "training_set_baselines" ("training_set_id" uuid NOT NULL, "sample_key" text NOT NULL, "probabilities" jsonb NOT NULL, "mass" double precision NOT NULL, "digit" integer, "method" text NOT NULL, CONSTRAINT "PK_aaaddcda429a98b2a3535488516" PRIMARY KEY ("training_set_id", "sample_key"))`,
    );
    await runner.query(
      `ALTER TABLE "release_rows" ADD CONSTRAINT "release_rows_release" FOREIGN KEY ("release_id") REFERENCES "releases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED`,
    );
    await runner.query(
      `ALTER TABLE "release_revocations" ADD CONSTRAINT "release_revocations_release" FOREIGN KEY ("release_id") REFERENCES "releases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "training_set_rows" ADD CONSTRAINT "training_set_rows_set" FOREIGN KEY ("training_set_id") REFERENCES "training_sets"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "training_set_baselines" ADD CONSTRAINT "training_set_baselines_set" FOREIGN KEY ("training_set_id") REFERENCES "training_sets"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await freeze(runner);
    await refuseLateRows(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "training_set_baselines" DROP CONSTRAINT "training_set_baselines_set"`);
    await runner.query(`ALTER TABLE "training_set_rows" DROP CONSTRAINT "training_set_rows_set"`);
    await runner.query(`ALTER TABLE "release_revocations" DROP CONSTRAINT "release_revocations_release"`);
    await runner.query(`ALTER TABLE "release_rows" DROP CONSTRAINT "release_rows_release"`);
    await runner.query(`DROP TABLE "training_set_baselines"`);
    await runner.query(`DROP TABLE "training_set_rows"`);
    await runner.query(`DROP INDEX "public"."training_sets_created"`);
    await runner.query(`DROP TABLE "training_sets"`);
    await runner.query(`DROP TABLE "release_revocations"`);
    await runner.query(`DROP INDEX "public"."release_rows_key"`);
    await runner.query(`DROP INDEX "public"."release_rows_scenario"`);
    await runner.query(`DROP TABLE "release_rows"`);
    await runner.query(`DROP INDEX "public"."releases_study_version"`);
    await runner.query(`DROP INDEX "public"."releases_study_content"`);
    await runner.query(`DROP INDEX "public"."releases_created"`);
    await runner.query(`DROP TABLE "releases"`);
    await runner.query(`DROP FUNCTION "datasets_refuse_late_training_row"()`);
    await runner.query(`DROP FUNCTION "datasets_refuse_late_release_row"()`);
    await runner.query(`DROP FUNCTION "datasets_refuse_change"()`);
  }
}

/** Not even the owner of the tables changes a release by mistake. */
async function freeze(runner: QueryRunner): Promise<void> {
  await runner.query(`create function datasets_refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is immutable: make a new one instead of changing it', tg_table_name using errcode = 'restrict_violation';
    end $$`);
  for (const table of FROZEN) {
    await runner.query(
      `create trigger "${table}_immutable" before update or delete on "${table}" for each row execute function datasets_refuse_change()`,
    );
    await runner.query(
      `create trigger "${table}_not_truncated" before truncate on "${table}" for each statement execute function datasets_refuse_change()`,
    );
  }
}

/** Rows are written before what they belong to is complete, and never after. */
async function refuseLateRows(runner: QueryRunner): Promise<void> {
  await runner.query(`create function datasets_refuse_late_release_row() returns trigger language plpgsql as $$
    begin
      if exists (select from releases where id = new.release_id) then
        raise exception 'release_rows is immutable: the release % is complete', new.release_id using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`);
  await runner.query(
    `create trigger "release_rows_complete" before insert on "release_rows" for each row execute function datasets_refuse_late_release_row()`,
  );
  await runner.query(`create function datasets_refuse_late_training_row() returns trigger language plpgsql as $$
    begin
      if exists (select from training_sets where id = new.training_set_id and state = 'SUCCEEDED') then
        raise exception 'training_set_rows is immutable: the training set % is complete', new.training_set_id using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`);
  await runner.query(
    `create trigger "training_set_rows_complete" before insert on "training_set_rows" for each row execute function datasets_refuse_late_training_row()`,
  );
}
