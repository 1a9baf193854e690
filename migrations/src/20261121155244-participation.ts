import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A withdrawn consent takes the person out of judgments, and nothing else of them. */
const UNLINKED = `
          if current_setting('ethogram.unlinking', true) = 'on'
            and to_jsonb(old) - 'person_id' = to_jsonb(new) - 'person_id' then
            return new;
          end if;`;

/** The trigger of judgments as it was, with one more change that it lets through. */
async function mayChange(runner: QueryRunner, more: string): Promise<void> {
  await runner.query(`create or replace function refuse_judgment_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' then
          if old.current and not new.current and to_jsonb(old) - 'current' = to_jsonb(new) - 'current' then
            return new;
          end if;
          if current_setting('ethogram.purging', true) = 'on' and to_jsonb(old) - 'answer' = to_jsonb(new) - 'answer'
            and old.answer - '{rationale,spans,changingFact}'::text[] = new.answer - '{rationale,spans,changingFact}'::text[] then
            return new;
          end if;${more}
        end if;
        raise exception 'judgments are append-only: add a revision instead' using errcode = 'restrict_violation';
      end $$`);
}

export class Participation20261121155244 implements MigrationInterface {
  name = 'Participation20261121155244';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "consents" ("study_id" uuid NOT NULL, "person_id" uuid NOT NULL, "version" integer NOT NULL, "text_hash" text NOT NULL, "accepted_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_bc0f56693d1627abe3110563c7c" PRIMARY KEY ("study_id", "person_id", "version"))`,
    );
    await runner.query(
      `CREATE TABLE "consent_versions" ("study_id" uuid NOT NULL, "version" integer NOT NULL, "text" text NOT NULL, "text_hash" text NOT NULL, "published_at" TIMESTAMP WITH TIME ZONE NOT NULL, "published_by" uuid, CONSTRAINT "PK_a5ad79c134e3f9eb297986b8121" PRIMARY KEY ("study_id", "version"))`,
    );
    await runner.query(
      `CREATE TABLE "participations" ("study_id" uuid NOT NULL, "person_id" uuid NOT NULL, "course" text NOT NULL, "try_number" integer NOT NULL DEFAULT '1', "consent_version" integer, "started_at" TIMESTAMP WITH TIME ZONE NOT NULL, "completed_at" TIMESTAMP WITH TIME ZONE, "completion_code" text, "withdrawn_at" TIMESTAMP WITH TIME ZONE, "withdrawal" text, "returned_at" TIMESTAMP WITH TIME ZONE, "approved_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "participations_withdrawal_known" CHECK ((withdrawn_at is null) = (withdrawal is null)), CONSTRAINT "participations_course_known" CHECK (course in ('TRAINING', 'PRE_SURVEY', 'MAIN', 'POST_SURVEY', 'DONE', 'FAILED')), CONSTRAINT "PK_83a7c34ce4b7cf828a10056a235" PRIMARY KEY ("study_id", "person_id"))`,
    );
    await runner.query(
      `CREATE INDEX "participations_study" ON "participations"  ("study_id", "started_at", "person_id") `,
    );
    await runner.query(
      `CREATE TABLE "phase_answers" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "person_id" uuid NOT NULL, "phase" text NOT NULL, "try_number" integer NOT NULL, "task_key" text NOT NULL, "idempotency_key" text NOT NULL, "answer" jsonb NOT NULL, "answer_hash" text NOT NULL, "is_right" boolean, "duration_ms" integer, "answered_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "phase_answers_training_judged" CHECK ((phase = 'TRAINING') = (is_right is not null)), CONSTRAINT "phase_answers_phase_known" CHECK (phase in ('TRAINING', 'PRE_SURVEY', 'POST_SURVEY')), CONSTRAINT "PK_96bfc84b0cddbc2f532819e04d6" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "phase_answers_idempotency" ON "phase_answers"  ("person_id", "idempotency_key") `,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "phase_answers_once" ON "phase_answers"  ("study_id", "person_id", "phase", "try_number", "task_key") `,
    );
    await runner.query(
      `CREATE TABLE "recruitment_links" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "name" text NOT NULL, "recruiter" text NOT NULL, "token" text NOT NULL, "places" integer, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "recruitment_links_recruiter_known" CHECK (recruiter in ('PROLIFIC', 'OTHER')), CONSTRAINT "PK_f7671cec29d8b5277ddccd4fd0b" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "recruitment_links_study" ON "recruitment_links"  ("study_id", "created_at") `,
    );
    await runner.query(`CREATE UNIQUE INDEX "recruitment_links_token" ON "recruitment_links"  ("token") `);
    await runner.query(
      `CREATE TABLE "recruits" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "link_id" uuid NOT NULL, "external_key" text NOT NULL, "external_id" text, "session_id" text, "token" text, "person_id" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "status_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_1fc19d388bc89388bc17eeb8262" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "recruits_link" ON "recruits"  ("link_id", "created_at") `);
    await runner.query(`CREATE INDEX "recruits_person" ON "recruits"  ("study_id", "person_id") `);
    await runner.query(`CREATE INDEX "recruits_session" ON "recruits"  ("session_id") `);
    await runner.query(`CREATE UNIQUE INDEX "recruits_token" ON "recruits"  ("token") `);
    await runner.query(`CREATE UNIQUE INDEX "recruits_known" ON "recruits"  ("study_id", "external_key") `);
    await runner.query(
      `CREATE TABLE "recruiter_events" ("signature_hash" text NOT NULL, "event_id" text, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_3a96bd88d7841bc1fff666ba6bb" PRIMARY KEY ("signature_hash"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "recruiter_events_event" ON "recruiter_events"  ("event_id") WHERE event_id is not null`,
    );
    await runner.query(`ALTER TABLE "studies" ADD "participation" jsonb`);
    await mayChange(runner, UNLINKED);
    await runner.query(
      `ALTER TABLE "consent_versions" ADD CONSTRAINT "FK_ffac1fbcbf26a53fb7b165a5bee" FOREIGN KEY ("study_id") REFERENCES "studies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "participations" ADD CONSTRAINT "FK_45cbe1d37cea48c9aedcb7ffdc3" FOREIGN KEY ("study_id") REFERENCES "studies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "recruitment_links" ADD CONSTRAINT "FK_8e8659117baffe725eac85d27f0" FOREIGN KEY ("study_id") REFERENCES "studies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "recruits" ADD CONSTRAINT "FK_e5f9ac903ddd0adba073628c491" FOREIGN KEY ("link_id") REFERENCES "recruitment_links"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await mayChange(runner, '');
    await runner.query(`ALTER TABLE "recruits" DROP CONSTRAINT "FK_e5f9ac903ddd0adba073628c491"`);
    await runner.query(`ALTER TABLE "recruitment_links" DROP CONSTRAINT "FK_8e8659117baffe725eac85d27f0"`);
    await runner.query(`ALTER TABLE "participations" DROP CONSTRAINT "FK_45cbe1d37cea48c9aedcb7ffdc3"`);
    await runner.query(`ALTER TABLE "consent_versions" DROP CONSTRAINT "FK_ffac1fbcbf26a53fb7b165a5bee"`);
    await runner.query(`ALTER TABLE "studies" DROP COLUMN "participation"`);
    await runner.query(`DROP INDEX "public"."recruiter_events_event"`);
    await runner.query(`DROP TABLE "recruiter_events"`);
    await runner.query(`DROP INDEX "public"."recruits_known"`);
    await runner.query(`DROP INDEX "public"."recruits_token"`);
    await runner.query(`DROP INDEX "public"."recruits_session"`);
    await runner.query(`DROP INDEX "public"."recruits_person"`);
    await runner.query(`DROP INDEX "public"."recruits_link"`);
    await runner.query(`DROP TABLE "recruits"`);
    await runner.query(`DROP INDEX "public"."recruitment_links_token"`);
    await runner.query(`DROP INDEX "public"."recruitment_links_study"`);
    await runner.query(`DROP TABLE "recruitment_links"`);
    await runner.query(`DROP INDEX "public"."phase_answers_once"`);
    await runner.query(`DROP INDEX "public"."phase_answers_idempotency"`);
    await runner.query(`DROP TABLE "phase_answers"`);
    await runner.query(`DROP INDEX "public"."participations_study"`);
    await runner.query(`DROP TABLE "participations"`);
    await runner.query(`DROP TABLE "consent_versions"`);
    await runner.query(`DROP TABLE "consents"`);
  }
}
