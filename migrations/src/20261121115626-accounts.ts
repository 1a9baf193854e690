import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Accounts20261121115626 implements MigrationInterface {
  name = 'Accounts20261121115626';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "audit_entries" ("id" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "person_id" uuid, "action" text NOT NULL, "subject_type" text NOT NULL, "subject_id" text NOT NULL, "detail" jsonb NOT NULL DEFAULT '{}', CONSTRAINT "PK_6b1623bcad4d04530b76548d619" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "audit_entries_subject" ON "audit_entries"  ("subject_type", "subject_id") `,
    );
    await runner.query(
      `CREATE TABLE "people" ("id" uuid NOT NULL, "display_name" text NOT NULL, "roles" text array NOT NULL, "simulated" boolean NOT NULL DEFAULT false, "simulation_key" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "disabled_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "people_roles_known" CHECK (roles <@ array['ANNOTATOR','CURATOR','RESEARCHER','ADMIN']::text[]), CONSTRAINT "PK_aa866e71353ee94c6cc51059c5b" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "people_simulation_key" ON "people"  ("simulation_key") WHERE simulation_key is not null`,
    );
    await runner.query(
      `CREATE TABLE "sessions" ("id" uuid NOT NULL, "person_id" uuid NOT NULL, "token_hash" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_3238ef96f18b355b671619111bc" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "sessions_token" ON "sessions"  ("token_hash") `);
    await runner.query(
      `CREATE TABLE "sign_in_links" ("id" uuid NOT NULL, "person_id" uuid NOT NULL, "token_hash" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "used_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_2097ee1b62272fac6526b35398e" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "sign_in_links_token" ON "sign_in_links"  ("token_hash") `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "public"."sign_in_links_token"`);
    await runner.query(`DROP TABLE "sign_in_links"`);
    await runner.query(`DROP INDEX "public"."sessions_token"`);
    await runner.query(`DROP TABLE "sessions"`);
    await runner.query(`DROP INDEX "public"."people_simulation_key"`);
    await runner.query(`DROP TABLE "people"`);
    await runner.query(`DROP INDEX "public"."audit_entries_subject"`);
    await runner.query(`DROP TABLE "audit_entries"`);
  }
}
