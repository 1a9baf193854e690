import type { MigrationInterface, QueryRunner } from 'typeorm';

const SETTLED = `(arm = 'SHOWN') = (shown_at is not null) and (outcome is null) = (settled_at is null)
   and (outcome is null or (outcome in ('KEPT', 'CHANGED') and shown_at is not null))
   and (revision_id is null or outcome = 'CHANGED')`;

/** What models would say, who was shown it, and tasks given a second time. */
export class SuggestionsAndRetests20261121180000 implements MigrationInterface {
  name = 'SuggestionsAndRetests20261121180000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "studies" ADD "suggestions" jsonb`);
    await runner.query(`ALTER TABLE "studies" ADD "retest" jsonb`);
    await runner.query(`ALTER TABLE "judgments" ADD "after_suggestion" boolean NOT NULL DEFAULT false`);
    await runner.query(
      `ALTER TABLE "judgments" ADD CONSTRAINT "judgments_current_unswayed" CHECK (not (current and after_suggestion))`,
    );
    await runner.query(
      `CREATE TABLE "suggestions" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "task_id" uuid NOT NULL, "model" text NOT NULL, "revision" text NOT NULL, "answer" jsonb NOT NULL, "imported_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_745bbcb037ac379969b5fc7b352" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "suggestions_study" ON "suggestions"  ("study_id", "model") `);
    await runner.query(`CREATE UNIQUE INDEX "suggestions_once" ON "suggestions"  ("task_id", "model") `);
    await runner.query(
      `CREATE TABLE "suggestion_exposures" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "task_id" uuid NOT NULL, "person_id" uuid NOT NULL, "judgment_id" uuid NOT NULL, "suggestion_id" uuid NOT NULL, "arm" text NOT NULL, "reason" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "shown_at" TIMESTAMP WITH TIME ZONE, "settled_at" TIMESTAMP WITH TIME ZONE, "outcome" text, "revision_id" uuid, CONSTRAINT "suggestion_exposures_settled" CHECK (${SETTLED}), CONSTRAINT "suggestion_exposures_reason_known" CHECK (reason is null or (reason = 'OFFLINE' and arm = 'HELD_BACK')), CONSTRAINT "suggestion_exposures_arm_known" CHECK (arm in ('SHOWN', 'HELD_BACK')), CONSTRAINT "PK_3c08b3a8fc2e735a834b04a19a0" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "suggestion_exposures_suggestion" ON "suggestion_exposures"  ("suggestion_id") `,
    );
    await runner.query(
      `CREATE INDEX "suggestion_exposures_study" ON "suggestion_exposures"  ("study_id", "person_id") `,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "suggestion_exposures_judgment" ON "suggestion_exposures"  ("judgment_id") `,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "suggestion_exposures_once" ON "suggestion_exposures"  ("task_id", "person_id") `,
    );
    await runner.query(
      `CREATE TABLE "retests" ("id" uuid NOT NULL, "alias" uuid NOT NULL, "study_id" uuid NOT NULL, "task_id" uuid NOT NULL, "person_id" uuid NOT NULL, "judgment_id" uuid NOT NULL, "state" text NOT NULL, "fencing_token" bigint NOT NULL, "lease_until" TIMESTAMP WITH TIME ZONE, "draw" integer NOT NULL, CONSTRAINT "retests_state_consistent" CHECK ((state = 'claimed' and lease_until is not null) or (state in ('free', 'done', 'skipped') and lease_until is null)), CONSTRAINT "PK_4e8ebf37bfa1ca101ec2c69057d" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "retests_person" ON "retests"  ("study_id", "person_id") `);
    await runner.query(`CREATE UNIQUE INDEX "retests_alias" ON "retests"  ("alias") `);
    await runner.query(`CREATE UNIQUE INDEX "retests_once" ON "retests"  ("task_id", "person_id") `);
    await runner.query(
      `CREATE TABLE "retest_answers" ("id" uuid NOT NULL, "retest_id" uuid NOT NULL, "study_id" uuid NOT NULL, "person_id" uuid NOT NULL, "judgment_id" uuid NOT NULL, "idempotency_key" text NOT NULL, "answer" jsonb NOT NULL, "answer_hash" text NOT NULL, "duration_ms" integer, "answered_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_0399d2ca5625012ff5f84b235fc" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "retest_answers_study" ON "retest_answers"  ("study_id", "person_id") `);
    await runner.query(
      `CREATE UNIQUE INDEX "retest_answers_idempotency" ON "retest_answers"  ("person_id", "idempotency_key") `,
    );
    await runner.query(`CREATE UNIQUE INDEX "retest_answers_once" ON "retest_answers"  ("retest_id") `);
    await runner.query(
      `ALTER TABLE "suggestions" ADD CONSTRAINT "FK_f8aad240430409178f659b73b20" FOREIGN KEY ("task_id") REFERENCES "tasks"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "suggestion_exposures" ADD CONSTRAINT "FK_8c4b06bda6af12e5cfd7b3f4f91" FOREIGN KEY ("suggestion_id") REFERENCES "suggestions"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "retests" ADD CONSTRAINT "FK_69d8c0e741cd2c653d505ad5739" FOREIGN KEY ("task_id") REFERENCES "tasks"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "retest_answers" ADD CONSTRAINT "FK_1d9f2bf4efe437b05859efbc8e3" FOREIGN KEY ("retest_id") REFERENCES "retests"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['retest_answers', 'retests', 'suggestion_exposures', 'suggestions'])
      await runner.query(`DROP TABLE "${table}"`);
    await runner.query(`ALTER TABLE "judgments" DROP CONSTRAINT "judgments_current_unswayed"`);
    await runner.query(`ALTER TABLE "judgments" DROP COLUMN "after_suggestion"`);
    await runner.query(`ALTER TABLE "studies" DROP COLUMN "retest"`);
    await runner.query(`ALTER TABLE "studies" DROP COLUMN "suggestions"`);
  }
}
