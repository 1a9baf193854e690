import { ParticipantWithdrawals } from '@ethogram/annotation';
import { ScenarioWithdrawals } from '@ethogram/corpus';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { waitForReleases } from './study-turns.js';

/** The rows a dry run shows are copies: they go with what they were made from. */
@Injectable()
export class PreviewWithdrawals implements OnModuleInit {
  constructor(
    private readonly events: ScenarioWithdrawals,
    private readonly participants: ParticipantWithdrawals,
  ) {}

  onModuleInit(): void {
    this.events.listen(async ({ scenarioIds }, manager) => {
      await manager.query(`${EMPTY} and jsonb_exists_any(preview -> 'scenarioIds', $1::text[])`, [
        scenarioIds,
      ]);
    });
    // Whether they hold an answer of theirs is not looked at: a dry run is quickly made again.
    this.participants.listen(async ({ studyId }, manager) => {
      await waitForReleases(manager, studyId);
      await manager.query(
        `${EMPTY} and (study_id = $1::uuid or jsonb_exists(request -> 'alsoStudyIds', $1::text))`,
        [studyId],
      );
    });
  }
}

const EMPTY = `update release_builds set preview = preview || '{"rows": [], "scenarioIds": []}' where preview is not null`;
