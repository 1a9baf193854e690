import type { MigrationInterface, QueryRunner } from 'typeorm';

const SLOT_STATES = `(state = 'open' and person_id is null and lease_until is null) or
   (state = 'claimed' and person_id is not null and lease_until is not null and fencing_token is not null) or
   (state in ('done', 'excluded') and person_id is not null and lease_until is null) or
   (state = 'closed' and person_id is null and lease_until is null)`;

/** Gold, adjudication, ways of assigning, and people who are paused or excluded. */
export class AnnotationQuality20261121155102 implements MigrationInterface {
  name = 'AnnotationQuality20261121155102';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "public"."slots_to_claim"`);
    await runner.query(
      `CREATE TABLE "adjudication_requests" ("task_id" uuid NOT NULL, "study_id" uuid NOT NULL, "note" text NOT NULL, "requested_by" uuid NOT NULL, "requested_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_3dc4c9eddc53ba499e0a78a6e1d" PRIMARY KEY ("task_id"))`,
    );
    await runner.query(
      `CREATE INDEX "adjudication_requests_study" ON "adjudication_requests"  ("study_id") `,
    );
    await runner.query(
      `CREATE TABLE "adjudications" ("id" uuid NOT NULL, "task_id" uuid NOT NULL, "study_id" uuid NOT NULL, "revision" integer NOT NULL, "current" boolean NOT NULL, "answer" jsonb NOT NULL, "reason" text NOT NULL, "adjudicator_id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "adjudications_revision_positive" CHECK (revision > 0), CONSTRAINT "PK_163ba6e608d902d9072e6c5c880" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "adjudications_study" ON "adjudications"  ("study_id", "created_at") `);
    await runner.query(
      `CREATE UNIQUE INDEX "adjudications_current" ON "adjudications"  ("task_id") WHERE current`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "adjudications_revision" ON "adjudications"  ("task_id", "revision") `,
    );
    await runner.query(
      `CREATE TABLE "gold_answers" ("task_id" uuid NOT NULL, "study_id" uuid NOT NULL, "kind" text NOT NULL, "expected" jsonb NOT NULL, "explanation" text NOT NULL, "created_by" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "gold_answers_kind_known" CHECK (kind in ('HIDDEN', 'ATTENTION', 'TRAINING')), CONSTRAINT "PK_e39d735481e95ef8559485de0bd" PRIMARY KEY ("task_id"))`,
    );
    await runner.query(`CREATE INDEX "gold_answers_study" ON "gold_answers"  ("study_id", "kind") `);
    await runner.query(`ALTER TABLE "studies" ADD "assignment" text NOT NULL DEFAULT 'RANDOM'`);
    await runner.query(`ALTER TABLE "studies" ADD "person_cap" integer`);
    await runner.query(`ALTER TABLE "studies" ADD "quality" jsonb NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "studies" ADD "task_total" integer NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE "studies" ADD "slot_total" integer NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE "study_people" ADD "done" integer NOT NULL DEFAULT 0`);
    await runner.query(
      `UPDATE "studies" SET "task_total" = (SELECT count(*) FROM "tasks" WHERE "study_id" = "studies"."id"),
         "slot_total" = (SELECT count(*) FROM "slots" WHERE "study_id" = "studies"."id")`,
    );
    await runner.query(
      `UPDATE "study_people" member SET "done" = (SELECT count(*) FROM "judgments" j
         WHERE j."study_id" = member."study_id" AND j."person_id" = member."person_id" AND j."current")`,
    );
    await runner.query(`CREATE INDEX "tasks_closed" ON "tasks"  ("study_id") WHERE closed_at is not null`);
    await runner.query(`ALTER TABLE "tasks" ADD "lane" text NOT NULL DEFAULT ''`);
    await runner.query(`ALTER TABLE "slots" ADD "lane" text NOT NULL DEFAULT ''`);
    await runner.query(`ALTER TABLE "slots" ADD "gold" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "slots" ADD "replaces" uuid`);
    await runner.query(`ALTER TABLE "study_people" ADD "cursor" integer`);
    await runner.query(`ALTER TABLE "study_people" ADD "groups" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`ALTER TABLE "study_people" ADD "paused_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "study_people" ADD "pause_reason" text`);
    await runner.query(`ALTER TABLE "study_people" ADD "warned_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "study_people" ADD "gold_since" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "study_people" ADD "excluded_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "study_people" ADD "exclusion_reason" text`);
    await runner.query(
      `CREATE UNIQUE INDEX "slots_replacing" ON "slots"  ("replaces") WHERE replaces is not null`,
    );
    await runner.query(
      `CREATE INDEX "slots_to_claim" ON "slots"  ("study_id", "lane", "place") WHERE state in ('open', 'claimed') and not gold`,
    );
    await runner.query(
      `ALTER TABLE "studies" ADD CONSTRAINT "studies_person_cap_positive" CHECK (person_cap > 0)`,
    );
    await runner.query(
      `ALTER TABLE "studies" ADD CONSTRAINT "studies_assignment_known" CHECK (assignment in ('RANDOM', 'FIXED', 'LEAST_JUDGED', 'DISAGREEMENT'))`,
    );
    await runner.query(
      `ALTER TABLE "adjudication_requests" ADD CONSTRAINT "FK_3dc4c9eddc53ba499e0a78a6e1d" FOREIGN KEY ("task_id") REFERENCES "tasks"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "adjudications" ADD CONSTRAINT "FK_a266ea3638553a82f963f63e037" FOREIGN KEY ("task_id") REFERENCES "tasks"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "gold_answers" ADD CONSTRAINT "FK_e39d735481e95ef8559485de0bd" FOREIGN KEY ("task_id") REFERENCES "tasks"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(`ALTER TABLE "slots" DROP CONSTRAINT "slots_state_consistent"`);
    await runner.query(`ALTER TABLE "slots" ADD CONSTRAINT "slots_state_consistent" CHECK (${SLOT_STATES})`);
    // Far above the numbers of ordinary slots: two people meeting a gold task at once need not wait for each other.
    await runner.query(`CREATE SEQUENCE "gold_slot_numbers" AS integer START 1000000 MINVALUE 1000000`);
    await runner.query(`
      CREATE FUNCTION refuse_adjudication_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          IF OLD.current AND NOT NEW.current AND to_jsonb(OLD) - 'current' = to_jsonb(NEW) - 'current' THEN
            RETURN NEW;
          END IF;
          IF current_setting('ethogram.purging', true) = 'on'
             AND to_jsonb(OLD) - 'answer' - 'reason' = to_jsonb(NEW) - 'answer' - 'reason' THEN
            RETURN NEW;
          END IF;
        END IF;
        RAISE EXCEPTION 'adjudications are append-only: add a revision instead' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(
      `CREATE TRIGGER "adjudications_append_only" BEFORE UPDATE OR DELETE ON "adjudications" FOR EACH ROW EXECUTE FUNCTION refuse_adjudication_change()`,
    );
    await runner.query(
      `CREATE TRIGGER "adjudications_not_truncated" BEFORE TRUNCATE ON "adjudications" FOR EACH STATEMENT EXECUTE FUNCTION refuse_adjudication_change()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    // Whoever was excluded counts again; what was made up for them in the meantime stays.
    await runner.query(`UPDATE "slots" SET "state" = 'done' WHERE "state" = 'excluded'`);
    await runner.query(`ALTER TABLE "slots" DROP CONSTRAINT "slots_state_consistent"`);
    await runner.query(
      `ALTER TABLE "slots" ADD CONSTRAINT "slots_state_consistent" CHECK (${SLOT_STATES.replace("in ('done', 'excluded')", "= 'done'")})`,
    );
    await runner.query(`DROP SEQUENCE "gold_slot_numbers"`);
    await runner.query(`ALTER TABLE "gold_answers" DROP CONSTRAINT "FK_e39d735481e95ef8559485de0bd"`);
    await runner.query(`ALTER TABLE "adjudications" DROP CONSTRAINT "FK_a266ea3638553a82f963f63e037"`);
    await runner.query(
      `ALTER TABLE "adjudication_requests" DROP CONSTRAINT "FK_3dc4c9eddc53ba499e0a78a6e1d"`,
    );
    await runner.query(`ALTER TABLE "studies" DROP CONSTRAINT "studies_assignment_known"`);
    await runner.query(`ALTER TABLE "studies" DROP CONSTRAINT "studies_person_cap_positive"`);
    await runner.query(`DROP INDEX "public"."slots_to_claim"`);
    await runner.query(`DROP INDEX "public"."slots_replacing"`);
    await runner.query(`ALTER TABLE "study_people" DROP COLUMN "exclusion_reason"`);
    await runner.query(`ALTER TABLE "study_people" DROP COLUMN "excluded_at"`);
    await runner.query(`ALTER TABLE "study_people" DROP COLUMN "gold_since"`);
    await runner.query(`ALTER TABLE "study_people" DROP COLUMN "warned_at"`);
    await runner.query(`ALTER TABLE "study_people" DROP COLUMN "pause_reason"`);
    await runner.query(`ALTER TABLE "study_people" DROP COLUMN "paused_at"`);
    await runner.query(`ALTER TABLE "study_people" DROP COLUMN "groups"`);
    await runner.query(`ALTER TABLE "study_people" DROP COLUMN "cursor"`);
    await runner.query(`ALTER TABLE "slots" DROP COLUMN "replaces"`);
    await runner.query(`ALTER TABLE "slots" DROP COLUMN "gold"`);
    await runner.query(`ALTER TABLE "slots" DROP COLUMN "lane"`);
    await runner.query(`ALTER TABLE "tasks" DROP COLUMN "lane"`);
    await runner.query(`DROP INDEX "public"."tasks_closed"`);
    await runner.query(`ALTER TABLE "study_people" DROP COLUMN "done"`);
    await runner.query(`ALTER TABLE "studies" DROP COLUMN "slot_total"`);
    await runner.query(`ALTER TABLE "studies" DROP COLUMN "task_total"`);
    await runner.query(`ALTER TABLE "studies" DROP COLUMN "quality"`);
    await runner.query(`ALTER TABLE "studies" DROP COLUMN "person_cap"`);
    await runner.query(`ALTER TABLE "studies" DROP COLUMN "assignment"`);
    await runner.query(`DROP INDEX "public"."gold_answers_study"`);
    await runner.query(`DROP TABLE "gold_answers"`);
    await runner.query(`DROP INDEX "public"."adjudications_revision"`);
    await runner.query(`DROP INDEX "public"."adjudications_current"`);
    await runner.query(`DROP INDEX "public"."adjudications_study"`);
    await runner.query(`DROP TABLE "adjudications"`);
    await runner.query(`DROP FUNCTION refuse_adjudication_change()`);
    await runner.query(`DROP INDEX "public"."adjudication_requests_study"`);
    await runner.query(`DROP TABLE "adjudication_requests"`);
    await runner.query(
      `CREATE INDEX "slots_to_claim" ON "slots"  ("study_id", "place") WHERE state in ('open', 'claimed')`,
    );
  }
}
