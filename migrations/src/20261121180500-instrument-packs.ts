import type { MigrationInterface, QueryRunner } from 'typeorm';

export class InstrumentPacks20261121180500 implements MigrationInterface {
  name = 'InstrumentPacks20261121180500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "instruments" ADD "language" text NOT NULL DEFAULT 'en'`);
    await runner.query(`ALTER TABLE "instruments" ADD "licence_holder" text`);
    await runner.query(`ALTER TABLE "instruments" ADD "licence_url" text`);
    await runner.query(`ALTER TABLE "instruments" ADD "may_administer" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "instruments" ADD "may_publish_text" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "instruments" ADD "may_train" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "instruments" ADD "may_modify" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "instruments" ADD "citation_url" text`);
    await runner.query(`ALTER TABLE "instruments" ADD "instructions" text`);
    await runner.query(`ALTER TABLE "instruments" ADD "stem" text`);
    await runner.query(`ALTER TABLE "instruments" ADD "constructs" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(
      `ALTER TABLE "instruments" ADD "scoring" jsonb NOT NULL DEFAULT '{"centre":"none","reverse":"mirror"}'`,
    );
    // What is installed could be asked so far; the rest goes by the one flag, as files of the first format are read.
    await runner.query(
      `UPDATE "instruments" SET "may_administer" = true, "may_publish_text" = "redistributable", "may_train" = "redistributable", "may_modify" = "redistributable"`,
    );
    await runner.query(`ALTER TABLE "instruments" DROP COLUMN "redistributable"`);
    await runner.query(`ALTER TABLE "item_families" ADD "construct" text`);
    await runner.query(`ALTER TABLE "item_families" ADD "values" jsonb`);
    await runner.query(`UPDATE "item_families" SET "values" = jsonb_build_array("value")`);
    await runner.query(`ALTER TABLE "item_families" ALTER COLUMN "values" SET NOT NULL`);
    await runner.query(`ALTER TABLE "items" ADD "variants" jsonb`);
    await runner.query(`ALTER TABLE "studies" ADD "wording_variant" text NOT NULL DEFAULT 'neutral'`);
    await runner.query(
      `ALTER TABLE "studies" ADD CONSTRAINT "studies_wording_variant_known" CHECK (wording_variant in ('neutral', 'female', 'male'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "studies" DROP CONSTRAINT "studies_wording_variant_known"`);
    await runner.query(`ALTER TABLE "studies" DROP COLUMN "wording_variant"`);
    await runner.query(`ALTER TABLE "items" DROP COLUMN "variants"`);
    await runner.query(`ALTER TABLE "item_families" DROP COLUMN "values"`);
    await runner.query(`ALTER TABLE "item_families" DROP COLUMN "construct"`);
    await runner.query(`ALTER TABLE "instruments" ADD "redistributable" boolean`);
    await runner.query(`UPDATE "instruments" SET "redistributable" = "may_publish_text"`);
    await runner.query(`ALTER TABLE "instruments" ALTER COLUMN "redistributable" SET NOT NULL`);
    for (const column of [
      'scoring',
      'constructs',
      'stem',
      'instructions',
      'citation_url',
      'may_modify',
      'may_train',
      'may_publish_text',
      'may_administer',
      'licence_url',
      'licence_holder',
      'language',
    ])
      await runner.query(`ALTER TABLE "instruments" DROP COLUMN "${column}"`);
  }
}
