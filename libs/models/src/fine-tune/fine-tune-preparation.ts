import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TrainerJob } from '@ethogram/core';
import { TrainingSetService } from '@ethogram/datasets';
import { FineTuneLauncher, type LaunchHandle } from '@ethogram/launchers';
import { PlatformConfig } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { isDemonstration, ModelService } from '../model/model.service.js';
import type { FineTuneRun } from './fine-tune-run.entity.js';

/** Puts what a trainer needs into the folder it shares with the platform. */
@Injectable()
export class FineTunePreparation {
  constructor(
    private readonly trainingSets: TrainingSetService,
    private readonly models: ModelService,
    private readonly launcher: FineTuneLauncher,
    private readonly config: PlatformConfig,
  ) {}

  /** The job of the run: the same on every try, so that the trainer knows it again and resumes. */
  async prepare(run: FineTuneRun): Promise<TrainerJob> {
    const outputDir = this.folderOf(run.id);
    const trainingSet = join(outputDir, 'training.jsonl');
    if (!existsSync(trainingSet)) await this.trainingSets.exportTo(run.trainingSetId, trainingSet);
    return {
      schema: 1,
      runId: run.id,
      baseModel: await this.models.trainableSource(run.baseModel),
      trainingSet,
      outputDir,
      seed: run.seed,
      ...run.hyperparameters,
      // A second thread only spins waiting on a model this small; on a busy machine that made a step 18 times slower.
      threads: isDemonstration(run.baseModel) ? 1 : null,
    };
  }

  /** Where a trainer of this run would be, for a cancel that comes between its start and the note of it. */
  handleOf(run: FineTuneRun): LaunchHandle {
    const folder = this.folderOf(run.id);
    return { launcher: this.launcher.name, runId: run.id, jobDir: folder, outputDir: folder };
  }

  private folderOf(runId: string): string {
    return join(this.config.dataDir, 'fine-tunes', runId);
  }
}
