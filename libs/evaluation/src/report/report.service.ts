import { AuditService } from '@ethogram/accounts';
import { Clock, type ControlKind, newId } from '@ethogram/core';
import { TrainingSetService } from '@ethogram/datasets';
import {
  type Adapter,
  AdapterService,
  type FineTuneRun,
  FineTuneService,
  isDemonstration,
} from '@ethogram/models';
import { BadInputError, ConflictError, type Viewer } from '@ethogram/platform';
import type { SuiteKey } from '@ethogram/suites';
import { Injectable } from '@nestjs/common';
import { ReportControlsService } from './report-controls.js';
import { ReportStore } from './report-store.js';
import { ReportSubjectsService, USUAL_SUITES } from './report-subjects.js';
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
  /** Default: `USUAL_SUITES`. What cannot be run is left out, with the reason. */
  readonly suites?: readonly SuiteKey[] | null;
  /** What the shift is held against; default: nothing. What cannot be made is told with the reason. */
  readonly controls?: readonly ControlKind[] | null;
}

/** Starts and cancels before/after evaluations. The work itself is the job's. */
@Injectable()
export class ReportService {
  constructor(
    private readonly store: ReportStore,
    private readonly subjects: ReportSubjectsService,
    private readonly controls: ReportControlsService,
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
    const suites = input.suites ?? USUAL_SUITES;
    const chosen = await this.subjects.choose(trainingSet, input.releaseId ?? null, suites);
    const controls = await this.controls.plan(
      input.controls ?? [],
      trainingSet,
      fineTune.baseModel,
      chosen.subjects,
    );
    const report = {
      id: input.id ?? newId(this.clock),
      name,
      fineTuneRunId: fineTune.id,
      releaseId: chosen.release?.id ?? null,
      reasons: chosen.reasons,
      judged: chosen.judged,
      missingControls: [...controls.missing],
      seed,
      demonstration: isDemonstration(fineTune.baseModel),
      createdAt: this.clock.now(),
    };
    const base = { role: 'base', model: fineTune.baseModel, adapterId: null } as const;
    const tuned = { role: 'tuned', model: adapter.name, adapterId: adapter.id } as const;
    const compared = [base, tuned].flatMap((who) => chosen.subjects.map((subject) => ({ ...who, subject })));
    await this.store.insert(report, [...compared, ...controls.runs]);
    await this.audit.record(viewer, 'created', 'report', report.id, { fineTuneRunId: fineTune.id });
    return this.store.get(report.id);
  }

  async find(id: string): Promise<Report | null> {
    return this.store.find(id);
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
