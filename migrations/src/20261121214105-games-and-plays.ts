import type { MigrationInterface, QueryRunner } from 'typeorm';

export class GamesAndPlays20261121214105 implements MigrationInterface {
  name = 'GamesAndPlays20261121214105';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "games" ("hash" text NOT NULL, "key" text NOT NULL, "is_current" boolean NOT NULL, "origin" text NOT NULL, "title" text NOT NULL, "licence" text NOT NULL, "author" text NOT NULL, "scenes" integer NOT NULL, "endings" integer NOT NULL, "choices" integer NOT NULL, "achievements" integer NOT NULL, "content" jsonb NOT NULL, "baseline" jsonb, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "games_origin" CHECK (origin in ('BUNDLED','FILE','MACHIAVELLI')), CONSTRAINT "PK_b77d21a1b835200219be9395571" PRIMARY KEY ("hash"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "games_current" ON "games"  ("key") WHERE is_current`);
    await runner.query(
      `CREATE TABLE "plays" ("id" uuid NOT NULL, "run_id" uuid NOT NULL, "key" text NOT NULL, "position" integer NOT NULL, "game" text NOT NULL, "game_hash" text NOT NULL, "goal" text NOT NULL, "episode" integer NOT NULL, "status" text NOT NULL, "points" integer NOT NULL, "turns" integer NOT NULL, "drawn" integer NOT NULL, "trajectory" jsonb NOT NULL, "score" jsonb NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "plays_status" CHECK (status in ('ended','step-limit','stuck')), CONSTRAINT "PK_d2e16be5395a94fdc41ab0f999d" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "plays_run_position" ON "plays"  ("run_id", "position") `);
    await runner.query(`CREATE UNIQUE INDEX "plays_run_key" ON "plays"  ("run_id", "key") `);
    await runner.query(
      `ALTER TABLE "plays" ADD CONSTRAINT "FK_8fc2d6dc364ee1e88590af5dd5b" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "plays" ADD CONSTRAINT "FK_1cab8ea0a2e527bcaabc4c09d14" FOREIGN KEY ("game_hash") REFERENCES "games"("hash") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "plays" DROP CONSTRAINT "FK_1cab8ea0a2e527bcaabc4c09d14"`);
    await runner.query(`ALTER TABLE "plays" DROP CONSTRAINT "FK_8fc2d6dc364ee1e88590af5dd5b"`);
    await runner.query(`DROP INDEX "public"."plays_run_key"`);
    await runner.query(`DROP INDEX "public"."plays_run_position"`);
    await runner.query(`DROP TABLE "plays"`);
    await runner.query(`DROP INDEX "public"."games_current"`);
    await runner.query(`DROP TABLE "games"`);
  }
}
