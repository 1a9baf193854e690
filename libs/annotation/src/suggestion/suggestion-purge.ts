import { ScenarioWithdrawals } from '@ethogram/corpus';
import { Injectable, type OnModuleInit } from '@nestjs/common';

/** A model's reasons are made of the text they are about: they go with it, whether they quote it or not. */
@Injectable()
export class SuggestionPurge implements OnModuleInit {
  constructor(private readonly events: ScenarioWithdrawals) {}

  onModuleInit(): void {
    this.events.listen(async ({ scenarioIds }, manager) => {
      await manager.query(
        `update suggestions set answer = answer - 'reason' from tasks
         where tasks.id = task_id and tasks.scenario_id = any($1) and answer ? 'reason'`,
        [scenarioIds],
      );
    });
  }
}
