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
    const trainingSet = this.trainingFileOf(run.id);
    if (!existsSync(trainingSet)) await this.trainingSets.exportTo(run.trainingSetId, trainingSet);
    const validationSet = await this.validationSet(run);
    return {
      schema: 1,
      runId: run.id,
      baseModel: await this.models.trainableSource(run.baseModel),
      trainingSet,
      ...(validationSet === null ? {} : { validationSet }),
      outputDir,
      seed: run.seed,
      ...run.hyperparameters,
      // A second thread only spins waiting on a model this small; on a busy machine that made a step 18 times slower.
      threads: isDemonstration(run.baseModel) ? 1 : null,
    };
  }

  /** Its rows, as the trainer reads them. */
  trainingFileOf(runId: string): string {
    return join(this.folderOf(runId), 'training.jsonl');
  }

  /** Its validation rows, if it has any. */
  validationFileOf(runId: string): string {
    return join(this.folderOf(runId), 'validation.jsonl');
  }

  /** Where a trainer of this run would be, for a cancel that comes between its start and the note of it. */
  handleOf(run: FineTuneRun): LaunchHandle {
    const folder = this.folderOf(run.id);
    return { launcher: this.launcher.name, runId: run.id, jobDir: folder, outputDir: folder };
  }

  private async validationSet(run: FineTuneRun): Promise<string | null> {
    // Runs older than validation keep the job they were started with.
    if (!run.hyperparameters.validation || !(await this.trainingSets.hasValidation(run.trainingSetId)))
      return null;
    const file = this.validationFileOf(run.id);
    if (!existsSync(file)) await this.trainingSets.exportTo(run.trainingSetId, file, 'validation');
    return file;
  }

  private folderOf(runId: string): string {
    return join(this.config.dataDir, 'fine-tunes', runId);
  }
}
