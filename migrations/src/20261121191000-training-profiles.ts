import type { MigrationInterface, QueryRunner } from 'typeorm';

const DEFAULTS =
  '{"kind":"SURVEY","templates":["agree","rate","true"],"scaleDirections":["ascending"],"wordings":null,"heldOutInstruments":[]}';

export class TrainingProfiles20261121191000 implements MigrationInterface {
  name = 'TrainingProfiles20261121191000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "training_sets" ADD "kind" text NOT NULL DEFAULT 'SURVEY'`);
    await runner.query(`ALTER TABLE "training_sets" ADD "group_id" uuid`);
    await runner.query(`ALTER TABLE "training_sets" ADD "control" text`);
    await runner.query(`ALTER TABLE "training_sets" ADD "release_id" uuid`);
    await runner.query(`ALTER TABLE "training_sets" ADD "profile" jsonb`);
    await runner.query(`ALTER TABLE "training_sets" ADD "settings" jsonb`);
    await runner.query(`ALTER TABLE "training_sets" ALTER COLUMN "instrument_id" DROP NOT NULL`);
    await runner.query(`ALTER TABLE "training_sets" ALTER COLUMN "target" DROP NOT NULL`);
    await runner.query(`ALTER TABLE "training_sets" ALTER COLUMN "delta" DROP NOT NULL`);
    await runner.query(
      `UPDATE "training_sets" SET "group_id" = "id", "profile" = jsonb_build_object("target", "delta"), "settings" = '${DEFAULTS}'`,
    );
    await runner.query(`ALTER TABLE "training_sets" ALTER COLUMN "group_id" SET NOT NULL`);
    await runner.query(`ALTER TABLE "training_sets" ALTER COLUMN "settings" SET NOT NULL`);
    await runner.query(`CREATE INDEX "training_sets_group" ON "training_sets"  ("group_id") `);
    await runner.query(`CREATE INDEX "training_sets_release" ON "training_sets"  ("release_id") `);
    await runner.query(
      `ALTER TABLE "training_sets" ADD CONSTRAINT "training_sets_kind_known" CHECK (kind in ('SURVEY', 'MORAL_JUDGMENT'))`,
    );
    await runner.query(
      `ALTER TABLE "training_sets" ADD CONSTRAINT "training_sets_control_known" CHECK (control in ('SHAM', 'SHUFFLED', 'MIRRORED'))`,
    );
    await runner.query(
      `ALTER TABLE "training_sets" ADD CONSTRAINT "training_sets_made_of" CHECK (case kind when 'SURVEY' then num_nulls(instrument_id, target, delta, profile) = 0 else release_id is not null end)`,
    );
    await runner.query(
      `ALTER TABLE "training_sets" ADD CONSTRAINT "training_sets_of_release" FOREIGN KEY ("release_id") REFERENCES "releases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await this.openRows(runner);
  }

  /** What was frozen may be emptied, and only by a purge, which says so on its transaction with `ethogram.purging`. */
  private async openRows(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger "training_set_rows_immutable" on "training_set_rows"`);
    await runner.query(`ALTER TABLE "training_set_rows" ADD "split" text NOT NULL DEFAULT 'train'`);
    await runner.query(`ALTER TABLE "training_set_rows" ADD "scenario_id" uuid`);
    await runner.query(`ALTER TABLE "training_set_rows" ADD "release_key" text`);
    await runner.query(`ALTER TABLE "training_set_rows" ADD "line_hash" text`);
    await runner.query(`ALTER TABLE "training_set_rows" ADD "purged_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(
      `UPDATE "training_set_rows" SET "line_hash" = encode(sha256(convert_to("line", 'UTF8')), 'hex')`,
    );
    await runner.query(`ALTER TABLE "training_set_rows" ALTER COLUMN "line_hash" SET NOT NULL`);
    await runner.query(`CREATE INDEX "training_set_rows_scenario" ON "training_set_rows"  ("scenario_id") `);
    await runner.query(
      `ALTER TABLE "training_set_rows" ADD CONSTRAINT "training_set_rows_purged_empty" CHECK (purged_at is null or line = '')`,
    );
    await runner.query(
      `ALTER TABLE "training_set_rows" ADD CONSTRAINT "training_set_rows_split_known" CHECK (split in ('train', 'validation'))`,
    );
    await runner.query(`create function training_set_rows_refuse_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and current_setting('ethogram.purging', true) = 'on' and new.line = ''
          and to_jsonb(old) - 'line' - 'purged_at' = to_jsonb(new) - 'line' - 'purged_at' then
          return new;
        end if;
        raise exception 'training_set_rows is immutable: make a new one instead of changing it' using errcode = 'restrict_violation';
      end $$`);
    await runner.query(
      `create trigger "training_set_rows_immutable" before update or delete on "training_set_rows" for each row execute function training_set_rows_refuse_change()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger "training_set_rows_immutable" on "training_set_rows"`);
    await runner.query(`drop function training_set_rows_refuse_change()`);
    await runner.query(`ALTER TABLE "training_set_rows" DROP CONSTRAINT "training_set_rows_split_known"`);
    await runner.query(`ALTER TABLE "training_set_rows" DROP CONSTRAINT "training_set_rows_purged_empty"`);
    await runner.query(`DROP INDEX "public"."training_set_rows_scenario"`);
    for (const column of ['purged_at', 'line_hash', 'release_key', 'scenario_id', 'split'])
      await runner.query(`ALTER TABLE "training_set_rows" DROP COLUMN "${column}"`);
    await runner.query(
      `create trigger "training_set_rows_immutable" before update or delete on "training_set_rows" for each row execute function datasets_refuse_change()`,
    );
    await runner.query(`ALTER TABLE "training_sets" DROP CONSTRAINT "training_sets_of_release"`);
    await runner.query(`ALTER TABLE "training_sets" DROP CONSTRAINT "training_sets_made_of"`);
    await runner.query(`ALTER TABLE "training_sets" DROP CONSTRAINT "training_sets_control_known"`);
    await runner.query(`ALTER TABLE "training_sets" DROP CONSTRAINT "training_sets_kind_known"`);
    await runner.query(`DROP INDEX "public"."training_sets_release"`);
    await runner.query(`DROP INDEX "public"."training_sets_group"`);
    for (const column of ['delta', 'target', 'instrument_id'])
      await runner.query(`ALTER TABLE "training_sets" ALTER COLUMN "${column}" SET NOT NULL`);
    for (const column of ['settings', 'profile', 'release_id', 'control', 'group_id', 'kind'])
      await runner.query(`ALTER TABLE "training_sets" DROP COLUMN "${column}"`);
  }
}
