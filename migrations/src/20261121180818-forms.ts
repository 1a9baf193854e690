import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The trigger of judgments as it was; of an answer to a form, its parts are what may be emptied while purging. */
async function mayBeEmptied(runner: QueryRunner, fields: string): Promise<void> {
  await runner.query(`create or replace function refuse_judgment_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' then
          if old.current and not new.current and to_jsonb(old) - 'current' = to_jsonb(new) - 'current' then
            return new;
          end if;
          if current_setting('ethogram.purging', true) = 'on' and to_jsonb(old) - 'answer' = to_jsonb(new) - 'answer'
            and old.answer - '{${fields}}'::text[] = new.answer - '{${fields}}'::text[] then
            return new;
          end if;
          if current_setting('ethogram.unlinking', true) = 'on'
            and to_jsonb(old) - 'person_id' = to_jsonb(new) - 'person_id' then
            return new;
          end if;
        end if;
        raise exception 'judgments are append-only: add a revision instead' using errcode = 'restrict_violation';
      end $$`);
}

/** Drift is looked for by name alone, so a check that changes its words is written here by hand. */
async function kindsKnown(runner: QueryRunner, table: string, kinds: string): Promise<void> {
  await runner.query(`ALTER TABLE "${table}" DROP CONSTRAINT "${table}_kind_known"`);
  await runner.query(
    `ALTER TABLE "${table}" ADD CONSTRAINT "${table}_kind_known" CHECK (kind in (${kinds}))`,
  );
}

export class Forms20261121180818 implements MigrationInterface {
  name = 'Forms20261121180818';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "forms" ("id" uuid NOT NULL, "name" text NOT NULL, "kind" text NOT NULL, "archived_at" TIMESTAMP WITH TIME ZONE, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "forms_kind_known" CHECK (kind in ('MORAL_JUDGMENT', 'FORM')), CONSTRAINT "PK_ba062fd30b06814a60756f233da" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "forms_created" ON "forms"  ("created_at", "id") `);
    await runner.query(
      `CREATE TABLE "form_versions" ("id" uuid NOT NULL, "form_id" uuid NOT NULL, "number" integer NOT NULL, "definition" jsonb NOT NULL, "guideline" text NOT NULL, "examples" jsonb NOT NULL, "content_hash" text NOT NULL, "created_by" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "form_versions_number_positive" CHECK (number > 0), CONSTRAINT "PK_46dbd35ef6adf11a8684deae1b1" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "form_versions_content" ON "form_versions"  ("form_id", "content_hash") `,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "form_versions_number" ON "form_versions"  ("form_id", "number") `,
    );
    await runner.query(
      `ALTER TABLE "form_versions" ADD CONSTRAINT "FK_5270f702bc84ac42d6211ce4478" FOREIGN KEY ("form_id") REFERENCES "forms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    // Studies say which version they asked with; it must go on saying what it said, but for what its examples quoted.
    await runner.query(`create function form_versions_refuse_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and current_setting('ethogram.purging', true) = 'on'
          and to_jsonb(old) - 'examples' = to_jsonb(new) - 'examples' then
          return new;
        end if;
        raise exception 'form_versions is immutable: add a version instead' using errcode = 'restrict_violation';
      end $$`);
    await runner.query(
      `create trigger "form_versions_immutable" before update or delete on "form_versions" for each row execute function form_versions_refuse_change()`,
    );
    await runner.query(
      `create trigger "form_versions_not_truncated" before truncate on "form_versions" for each statement execute function form_versions_refuse_change()`,
    );
    await runner.query(`ALTER TABLE "studies" ADD "form_version_id" uuid`);
    await runner.query(`ALTER TABLE "studies" ADD "examples" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(
      `CREATE INDEX "studies_form_version" ON "studies"  ("form_version_id") WHERE form_version_id is not null`,
    );
    await runner.query(`ALTER TABLE "studies" DROP CONSTRAINT "studies_survey_has_instrument"`);
    await kindsKnown(runner, 'studies', `'MORAL_JUDGMENT', 'SURVEY', 'FORM'`);
    await kindsKnown(runner, 'releases', `'MORAL_JUDGMENT', 'SURVEY', 'FORM'`);
    await runner.query(
      `ALTER TABLE "studies" ADD CONSTRAINT "studies_instrument_where_asked" CHECK (kind = 'FORM' or (kind = 'SURVEY') = (instrument_id is not null))`,
    );
    await runner.query(
      `ALTER TABLE "studies" ADD CONSTRAINT "studies_form_where_asked" CHECK (kind <> 'FORM' or form is not null)`,
    );
    await mayBeEmptied(runner, 'rationale,spans,changingFact,parts');
  }

  async down(runner: QueryRunner): Promise<void> {
    await mayBeEmptied(runner, 'rationale,spans,changingFact');
    await runner.query(`ALTER TABLE "studies" DROP CONSTRAINT "studies_form_where_asked"`);
    await runner.query(`ALTER TABLE "studies" DROP CONSTRAINT "studies_instrument_where_asked"`);
    await kindsKnown(runner, 'releases', `'MORAL_JUDGMENT', 'SURVEY'`);
    await kindsKnown(runner, 'studies', `'MORAL_JUDGMENT', 'SURVEY'`);
    await runner.query(
      `ALTER TABLE "studies" ADD CONSTRAINT "studies_survey_has_instrument" CHECK (((kind = 'SURVEY'::text) = (instrument_id IS NOT NULL)))`,
    );
    await runner.query(`DROP INDEX "public"."studies_form_version"`);
    await runner.query(`ALTER TABLE "studies" DROP COLUMN "examples"`);
    await runner.query(`ALTER TABLE "studies" DROP COLUMN "form_version_id"`);
    await runner.query(`DROP TABLE "form_versions"`);
    await runner.query(`DROP FUNCTION form_versions_refuse_change()`);
    await runner.query(`DROP TABLE "forms"`);
  }
}
