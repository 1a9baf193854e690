import { rm } from 'node:fs/promises';
import { ParticipantWithdrawals } from '@ethogram/annotation';
import { ScenarioWithdrawals } from '@ethogram/corpus';
import { type Deletion, TrainingSetDeletions } from '@ethogram/datasets';
import { defineJob, HandlesJob, JobQueue } from '@ethogram/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { FineTunePreparation } from './fine-tune-preparation.js';
import { FineTuneRun } from './fine-tune-run.entity.js';

const DISCARD_TRAINING_FILES = defineJob({
  name: 'models.discard-training-files',
  payload: z.object({ trainingSetId: z.uuid() }),
  retries: 5,
  expireSeconds: 600,
  concurrency: 1,
});

/**
 * Takes away the files that trainers were handed, once something in them was deleted. A run that is resumed gets a new
 * one, and starts again from its first step: what it had learned was of other rows.
 */
@Injectable()
export class TrainingFilePurge implements OnModuleInit {
  constructor(
    private readonly events: ScenarioWithdrawals,
    private readonly participants: ParticipantWithdrawals,
    private readonly trainingSets: TrainingSetDeletions,
    private readonly preparation: FineTunePreparation,
    private readonly queue: JobQueue,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.events.listen(({ scenarioIds, at }, manager) => this.discardLater(manager, { scenarioIds }, at));
    this.participants.listen(({ studyId, at }, manager) => this.discardLater(manager, { studyId }, at));
  }

  @HandlesJob(DISCARD_TRAINING_FILES)
  async discard({ trainingSetId }: { trainingSetId: string }): Promise<void> {
    const runs = await this.dataSource.manager.findBy(FineTuneRun, { trainingSetId });
    for (const { id } of runs) {
      await rm(this.preparation.trainingFileOf(id), { force: true });
      await rm(this.preparation.validationFileOf(id), { force: true });
    }
  }

  /** After the deletion is committed, so that no file is made of the rows as they were. */
  private async discardLater(manager: EntityManager, deletion: Deletion, at: Date): Promise<void> {
    for (const trainingSetId of await this.trainingSets.touchedBy(manager, deletion))
      await this.queue.enqueue(
        DISCARD_TRAINING_FILES,
        { trainingSetId },
        { manager, key: `${trainingSetId}:${at.getTime()}` },
      );
  }
}
