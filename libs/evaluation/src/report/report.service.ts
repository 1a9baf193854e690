import { AuditService } from '@ethogram/accounts';
import { Clock, newId } from '@ethogram/core';
import { TrainingSetService } from '@ethogram/datasets';
import {
  type Adapter,
  AdapterService,
  type FineTuneRun,
  FineTuneService,
  isDemonstration,
} from '@ethogram/models';
import { BadInputError, ConflictError, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { ReportStore } from './report-store.js';
import { ReportSubjectsService } from './report-subjects.js';
import type { Report } from './report.entity.js';

const LARGEST_SEED = 2 ** 31 - 1;

export interface CreateReport {
  /** Given by a caller that may ask twice: the second time it gets what the first made. */
  readonly id?: string;
  readonly name: string;
  readonly fineTuneRunId: string;
  /** Default: the newest moral-judgment release. */
  readonly releaseId?: string | null;
  readonly seed?: number;
}

/** Starts and cancels before/after evaluations. The work itself is the job's. */
@Injectable()
export class ReportService {
  constructor(
    private readonly store: ReportStore,
    private readonly subjects: ReportSubjectsService,
    private readonly fineTunes: FineTuneService,
    private readonly adapters: AdapterService,
    private readonly trainingSets: TrainingSetService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores the report with its runs and leaves the asking to the job queue.
   * @throws BadInputError, NotFoundError; ConflictError for a fine-tune run without an adapter.
   */
  async create(viewer: Viewer | null, input: CreateReport): Promise<Report> {
    const known = input.id ? await this.store.find(input.id) : null;
    if (known) return known;
    const name = input.name.trim();
    if (name === '' || name.length > 200)
      throw new BadInputError('A report needs a name of 1 to 200 characters.');
    const seed = input.seed ?? 0;
    if (!Number.isInteger(seed) || seed < 0 || seed > LARGEST_SEED)
      throw new BadInputError('A seed is a whole number from 0.');
    const { fineTune, adapter } = await this.finishedFineTune(input.fineTuneRunId);
    const trainingSet = await this.trainingSets.get(fineTune.trainingSetId);
    const chosen = await this.subjects.choose(trainingSet, input.releaseId ?? null);
    const report = {
      id: input.id ?? newId(this.clock),
      name,
      fineTuneRunId: fineTune.id,
      releaseId: chosen.release?.id ?? null,
      moralJudgmentReason: chosen.moralJudgmentReason,
      seed,
      demonstration: isDemonstration(fineTune.baseModel),
      createdAt: this.clock.now(),
    };
    await this.store.insert(report, chosen.subjects, { base: fineTune.baseModel, tuned: adapter });
    await this.audit.record(viewer, 'created', 'report', report.id, { fineTuneRunId: fineTune.id });
    return this.store.get(report.id);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<Report> {
    return this.store.get(id);
  }

  /** Stops the evaluation; what was answered so far is kept with its runs. */
  async cancel(viewer: Viewer | null, id: string): Promise<Report> {
    await this.store.cancel(id);
    await this.audit.record(viewer, 'cancelled', 'report', id);
    return this.store.get(id);
  }

  private async finishedFineTune(id: string): Promise<{ fineTune: FineTuneRun; adapter: Adapter }> {
    const fineTune = await this.fineTunes.get(id);
    const [adapter] = await this.adapters.byFineTuneRuns([id]);
    if (fineTune.state !== 'SUCCEEDED' || !adapter) {
      throw new ConflictError(
        `The fine-tune run ${fineTune.name} has no adapter to evaluate: it is ${fineTune.state}.`,
      );
    }
    return { fineTune, adapter };
  }
}
