import { HandlesJob } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { GAME_BASELINE_JOB } from './game-baseline.job.js';
import { GameService } from './game.service.js';

@Injectable()
export class GameBaselineHandler {
  constructor(private readonly games: GameService) {}

  @HandlesJob(GAME_BASELINE_JOB)
  async handle({ hash }: { hash: string }): Promise<void> {
    await this.games.ensureBaseline(hash);
  }
}
