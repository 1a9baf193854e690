import { Clock } from '@ethogram/core';
import { TrainingSetService } from '@ethogram/datasets';
import { FineTuneLauncher, type LaunchHandle } from '@ethogram/launchers';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { adapterName } from '../adapter/adapter-name.js';
import { AdapterService } from '../adapter/adapter.service.js';
import { ModelService } from '../model/model.service.js';
import { FineTuneFailedError } from './fine-tune.errors.js';
import { FineTuneProgress } from './fine-tune-progress.js';
import { FineTuneRun } from './fine-tune-run.entity.js';

/** Files the adapter of a finished training and has it served. */
@Injectable()
export class FineTuneCompletion {
  private readonly logger = new Logger('FineTune');

  constructor(
    private readonly dataSource: DataSource,
    private readonly launcher: FineTuneLauncher,
    private readonly adapters: AdapterService,
    private readonly trainingSets: TrainingSetService,
    private readonly models: ModelService,
    private readonly progress: FineTuneProgress,
    private readonly clock: Clock,
  ) {}

  /** May be repeated from any point: files, row and state are the same the second time. */
  async complete(runId: string, handle: LaunchHandle, signal: AbortSignal): Promise<void> {
    const training = await this.launcher.result(handle);
    if (!training) throw new FineTuneFailedError('The trainer finished without leaving a result.');
    const run = await this.progress.get(runId);
    await this.adapters.copyFiles(run.adapterId, training);
    const { target, delta } = await this.trainingSets.get(run.trainingSetId);
    const { id, baseModel, adapterId } = run;
    await this.dataSource.transaction(async (manager) => {
      const name = adapterName({ id, baseModel, target, delta });
      await this.adapters.record(manager, { id: adapterId, name, baseModel, fineTuneRunId: id }, training);
      // Also from CANCELLING: the adapter was complete before the trainer could be stopped.
      await manager.update(
        FineTuneRun,
        { id, state: In(['STARTING', 'RUNNING', 'CANCELLING']) },
        {
          state: 'SUCCEEDED',
          step: training.steps,
          totalSteps: training.steps,
          bestStep: training.bestStep ?? training.steps,
          gpuSeconds: training.gpuSeconds,
          cpuSeconds: training.cpuSeconds,
          environment: training.environment as never,
          error: null,
          finishedAt: this.clock.now(),
        },
      );
    });
    await this.serve(run, signal);
  }

  /** A server that is down now loads the adapter when somebody wants to ask it. */
  private async serve(run: FineTuneRun, signal: AbortSignal): Promise<void> {
    try {
      await this.models.ensureAdapterServed(run.adapterId, signal);
    } catch (error) {
      if (signal.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      this.logger.warn(`The adapter of run ${run.id} is not served yet: ${message}`);
      await this.progress.tell(
        run,
        'adapter-not-served',
        `The adapter is filed but not served yet: ${message}`,
      );
    }
  }
}
