import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SurveysAndAnnotation20261121121456 implements MigrationInterface {
  name = 'SurveysAndAnnotation20261121121456';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "instruments" ("id" uuid NOT NULL, "key" text NOT NULL, "version" text NOT NULL, "title" text NOT NULL, "licence" text NOT NULL, "source" text NOT NULL, "redistributable" boolean NOT NULL, "scale_min" integer NOT NULL, "scale_max" integer NOT NULL, "scale_labels" jsonb NOT NULL, "content_hash" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "instruments_scale_ordered" CHECK (scale_min < scale_max), CONSTRAINT "PK_44d772c3199b38559c5fb666eb6" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "instruments_key_version" ON "instruments"  ("key", "version") `);
    await runner.query(
      `CREATE TABLE "item_families" ("id" uuid NOT NULL, "instrument_id" uuid NOT NULL, "key" text NOT NULL, "value" text NOT NULL, "keyed" text NOT NULL, "position" integer NOT NULL, CONSTRAINT "item_families_keyed_known" CHECK (keyed in ('direct', 'reverse')), CONSTRAINT "PK_0df2f36cbd7eafcafe5330e161f" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "item_families_key" ON "item_families"  ("instrument_id", "key") `,
    );
    await runner.query(
      `CREATE TABLE "items" ("id" uuid NOT NULL, "instrument_id" uuid NOT NULL, "family_id" uuid NOT NULL, "key" text NOT NULL, "text" text NOT NULL, "position" integer NOT NULL, CONSTRAINT "PK_ba5885359424c15ca6b9e79bcf6" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "items_key" ON "items"  ("instrument_id", "key") `);
    await runner.query(
      `CREATE TABLE "studies" ("id" uuid NOT NULL, "name" text NOT NULL, "kind" text NOT NULL, "state" text NOT NULL, "guideline" text NOT NULL, "judgments_per_task" integer NOT NULL, "lease_seconds" integer NOT NULL, "source_ids" jsonb NOT NULL, "instrument_id" uuid, "battery_size" integer, "seed" integer NOT NULL, "simulated" boolean NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "opened_at" TIMESTAMP WITH TIME ZONE, "closed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "studies_numbers_positive" CHECK (judgments_per_task > 0 and lease_seconds > 0), CONSTRAINT "studies_survey_has_instrument" CHECK ((kind = 'SURVEY') = (instrument_id is not null)), CONSTRAINT "studies_state_known" CHECK (state in ('DRAFT', 'OPEN', 'CLOSED')), CONSTRAINT "studies_kind_known" CHECK (kind in ('MORAL_JUDGMENT', 'SURVEY')), CONSTRAINT "PK_b100ff0c4a0ad02a9c2270d45b6" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "studies_created" ON "studies"  ("created_at", "id") `);
    await runner.query(
      `CREATE TABLE "tasks" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "position" integer NOT NULL, "scenario_id" uuid, "item_ids" jsonb NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "tasks_ask_something" CHECK ((scenario_id is not null) <> (jsonb_array_length(item_ids) > 0)), CONSTRAINT "PK_8d12ff38fcc62aaba2cab748772" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "tasks_scenario" ON "tasks"  ("scenario_id") WHERE scenario_id is not null`,
    );
    await runner.query(`CREATE UNIQUE INDEX "tasks_position" ON "tasks"  ("study_id", "position") `);
    await runner.query(`CREATE TABLE "slots" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "task_id" uuid NOT NULL, "number" integer NOT NULL, "place" integer NOT NULL, "state" text NOT NULL, "person_id" uuid, "fencing_token" bigint, "lease_until" TIMESTAMP WITH TIME ZONE, "draw" integer, CONSTRAINT "slots_state_consistent" CHECK ((state = 'open' and person_id is null and lease_until is null) or
   (state = 'claimed' and person_id is not null and lease_until is not null and fencing_token is not null) or
   (state = 'done' and person_id is not null and lease_until is null) or
   (state = 'closed' and person_id is null and lease_until is null)), CONSTRAINT "PK_8b553bb1941663b63fd38405e42" PRIMARY KEY ("id"))`);
    await runner.query(
      `CREATE INDEX "slots_to_claim" ON "slots"  ("study_id", "place") WHERE state in ('open', 'claimed')`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "slots_one_held" ON "slots"  ("study_id", "person_id") WHERE state = 'claimed'`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "slots_one_per_person" ON "slots"  ("task_id", "person_id") WHERE state in ('claimed', 'done')`,
    );
    await runner.query(`CREATE UNIQUE INDEX "slots_task_number" ON "slots"  ("task_id", "number") `);
    await runner.query(
      `CREATE TABLE "judgments" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "task_id" uuid NOT NULL, "slot_id" uuid NOT NULL, "person_id" uuid NOT NULL, "revision" integer NOT NULL, "current" boolean NOT NULL, "idempotency_key" text NOT NULL, "answer" jsonb NOT NULL, "answer_hash" text NOT NULL, "duration_ms" integer, "submitted_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "judgments_revision_positive" CHECK (revision > 0), CONSTRAINT "PK_e546f7ce374883521a8d78612e3" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "judgments_study_person" ON "judgments"  ("study_id", "person_id", "submitted_at") `,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "judgments_current_slot" ON "judgments"  ("slot_id") WHERE current`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "judgments_current" ON "judgments"  ("task_id", "person_id") WHERE current`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "judgments_revision" ON "judgments"  ("task_id", "person_id", "revision") `,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "judgments_idempotency" ON "judgments"  ("person_id", "idempotency_key") `,
    );
    await runner.query(
      `CREATE TABLE "study_people" ("study_id" uuid NOT NULL, "person_id" uuid NOT NULL, "added_at" TIMESTAMP WITH TIME ZONE NOT NULL, "draws" integer NOT NULL, CONSTRAINT "PK_04ad583def9fd02627658999d7a" PRIMARY KEY ("study_id", "person_id"))`,
    );
    await runner.query(`CREATE INDEX "study_people_person" ON "study_people"  ("person_id") `);
    await runner.query(
      `ALTER TABLE "item_families" ADD CONSTRAINT "FK_33454c309793947d1ed0e2b81cf" FOREIGN KEY ("instrument_id") REFERENCES "instruments"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "items" ADD CONSTRAINT "FK_8b02116761d78a1b818ff2e0516" FOREIGN KEY ("instrument_id") REFERENCES "instruments"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "items" ADD CONSTRAINT "FK_c0d3fa50977c6896622996bdd28" FOREIGN KEY ("family_id") REFERENCES "item_families"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tasks" ADD CONSTRAINT "FK_0be930cb52a5b3c8929cfa2badd" FOREIGN KEY ("study_id") REFERENCES "studies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "slots" ADD CONSTRAINT "FK_3795086e7074909e3853383d6c8" FOREIGN KEY ("task_id") REFERENCES "tasks"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "judgments" ADD CONSTRAINT "FK_9cfa20e3b5505444f8d0061f03c" FOREIGN KEY ("slot_id") REFERENCES "slots"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "study_people" ADD CONSTRAINT "FK_3818e1d61c53439c9b59e90fb8c" FOREIGN KEY ("study_id") REFERENCES "studies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    // Rises with every claim of any slot, so that an older holder's token never matches again.
    await runner.query(`CREATE SEQUENCE "slot_fencing_tokens" AS bigint`);
    // Answers are evidence: they are superseded, never changed or deleted.
    await runner.query(`
      CREATE FUNCTION refuse_judgment_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND OLD.current AND NOT NEW.current
           AND to_jsonb(OLD) - 'current' = to_jsonb(NEW) - 'current' THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'judgments are append-only: add a revision instead' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(
      `CREATE TRIGGER "judgments_append_only" BEFORE UPDATE OR DELETE ON "judgments" FOR EACH ROW EXECUTE FUNCTION refuse_judgment_change()`,
    );
    await runner.query(
      `CREATE TRIGGER "judgments_not_truncated" BEFORE TRUNCATE ON "judgments" FOR EACH STATEMENT EXECUTE FUNCTION refuse_judgment_change()`,
    );
    // Slots are updated over and over in the order they are claimed: the default of a fifth dead rows is too late.
    await runner.query(
      `ALTER TABLE "slots" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER "judgments_not_truncated" ON "judgments"`);
    await runner.query(`DROP TRIGGER "judgments_append_only" ON "judgments"`);
    await runner.query(`DROP FUNCTION refuse_judgment_change()`);
    await runner.query(`DROP SEQUENCE "slot_fencing_tokens"`);
    await runner.query(`ALTER TABLE "study_people" DROP CONSTRAINT "FK_3818e1d61c53439c9b59e90fb8c"`);
    await runner.query(`ALTER TABLE "judgments" DROP CONSTRAINT "FK_9cfa20e3b5505444f8d0061f03c"`);
    await runner.query(`ALTER TABLE "slots" DROP CONSTRAINT "FK_3795086e7074909e3853383d6c8"`);
    await runner.query(`ALTER TABLE "tasks" DROP CONSTRAINT "FK_0be930cb52a5b3c8929cfa2badd"`);
    await runner.query(`ALTER TABLE "items" DROP CONSTRAINT "FK_c0d3fa50977c6896622996bdd28"`);
    await runner.query(`ALTER TABLE "items" DROP CONSTRAINT "FK_8b02116761d78a1b818ff2e0516"`);
    await runner.query(`ALTER TABLE "item_families" DROP CONSTRAINT "FK_33454c309793947d1ed0e2b81cf"`);
    await runner.query(`DROP INDEX "public"."study_people_person"`);
    await runner.query(`DROP TABLE "study_people"`);
    await runner.query(`DROP INDEX "public"."judgments_idempotency"`);
    await runner.query(`DROP INDEX "public"."judgments_revision"`);
    await runner.query(`DROP INDEX "public"."judgments_current"`);
    await runner.query(`DROP INDEX "public"."judgments_current_slot"`);
    await runner.query(`DROP INDEX "public"."judgments_study_person"`);
    await runner.query(`DROP TABLE "judgments"`);
    await runner.query(`DROP INDEX "public"."slots_task_number"`);
    await runner.query(`DROP INDEX "public"."slots_one_per_person"`);
    await runner.query(`DROP INDEX "public"."slots_one_held"`);
    await runner.query(`DROP INDEX "public"."slots_to_claim"`);
    await runner.query(`DROP TABLE "slots"`);
    await runner.query(`DROP INDEX "public"."tasks_position"`);
    await runner.query(`DROP INDEX "public"."tasks_scenario"`);
    await runner.query(`DROP TABLE "tasks"`);
    await runner.query(`DROP INDEX "public"."studies_created"`);
    await runner.query(`DROP TABLE "studies"`);
    await runner.query(`DROP INDEX "public"."items_key"`);
    await runner.query(`DROP TABLE "items"`);
    await runner.query(`DROP INDEX "public"."item_families_key"`);
    await runner.query(`DROP TABLE "item_families"`);
    await runner.query(`DROP INDEX "public"."instruments_key_version"`);
    await runner.query(`DROP TABLE "instruments"`);
  }
}
