import { AuditService } from '@ethogram/accounts';
import { Clock, isValueKey, newId, type ValueKey } from '@ethogram/core';
import { TrainingSetService } from '@ethogram/datasets';
import { AdapterService, FineTuneService } from '@ethogram/models';
import { BadInputError, type Page, type PageOf, type Sort, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import type { Run } from '../run/run.entity.js';
import { RunService } from '../run/run.service.js';
import { incomparable } from './comparable-runs.js';
import { ComparisonStore } from './comparison-store.js';
import type { Comparison } from './comparison.entity.js';

const LARGEST_SEED = 2 ** 31 - 1;

export interface CreateComparison {
  /** Given by a caller that may ask twice: the second time it gets what the first made. */
  readonly id?: string;
  /** Default: the two models and the suite. */
  readonly name?: string | null;
  readonly baseRunId: string;
  readonly tunedRunId: string;
  /** Default: what the tuned model's training set moved; null where its training moved no value. */
  readonly target?: string | null;
  readonly seed?: number;
}

/** Makes comparisons of two finished runs. The numbers are the job's work. */
@Injectable()
export class ComparisonService {
  constructor(
    private readonly store: ComparisonStore,
    private readonly runs: RunService,
    private readonly adapters: AdapterService,
    private readonly fineTunes: FineTuneService,
    private readonly trainingSets: TrainingSetService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws BadInputError for runs that are not finished, or that cannot be paired, with the reason; NotFoundError. */
  async create(viewer: Viewer | null, input: CreateComparison): Promise<Comparison> {
    const known = input.id ? await this.store.find(input.id) : null;
    if (known) return known;
    const seed = input.seed ?? 0;
    if (!Number.isInteger(seed) || seed < 0 || seed > LARGEST_SEED)
      throw new BadInputError('A seed is a whole number from 0.');
    const [base, tuned] = await this.pairOf(input);
    const name = input.name?.trim() || `${base.model} and ${tuned.model}, ${base.suite}`;
    if (name.length > 200) throw new BadInputError('The name of a comparison has 200 characters at most.');
    const comparison = {
      id: input.id ?? newId(this.clock),
      name,
      suite: base.suite,
      baseRunId: base.id,
      tunedRunId: tuned.id,
      target: await this.targetOf(input, tuned),
      seed,
      createdById: viewer?.personId ?? null,
      createdAt: this.clock.now(),
    };
    await this.store.insert(comparison);
    await this.audit.record(viewer, 'created', 'comparison', comparison.id, {
      baseRunId: base.id,
      tunedRunId: tuned.id,
    });
    return this.store.get(comparison.id);
  }

  async get(id: string): Promise<Comparison> {
    return this.store.get(id);
  }

  async list(page?: Page, sort?: Sort): Promise<PageOf<Comparison>> {
    return this.store.list(page, sort);
  }

  async cancel(viewer: Viewer | null, id: string): Promise<Comparison> {
    await this.store.cancel(id);
    await this.audit.record(viewer, 'cancelled', 'comparison', id);
    return this.store.get(id);
  }

  private async pairOf({ baseRunId, tunedRunId }: CreateComparison): Promise<[Run, Run]> {
    if (baseRunId === tunedRunId) throw new BadInputError('A run cannot be compared with itself.');
    const [base, tuned] = [await this.runs.get(baseRunId), await this.runs.get(tunedRunId)];
    for (const run of [base, tuned])
      if (run.state !== 'SUCCEEDED')
        throw new BadInputError(
          `Only finished runs can be compared: that of ${run.model} is ${run.state.toLowerCase()}.`,
        );
    const reason = incomparable(base, tuned);
    if (reason !== null) throw new BadInputError(`These two runs cannot be compared: ${reason}.`);
    return [base, tuned];
  }

  private async targetOf({ target }: CreateComparison, tuned: Run): Promise<ValueKey | null> {
    if (target !== undefined && target !== null) {
      if (!isValueKey(target)) throw new BadInputError(`"${target}" is none of the 20 values.`);
      return target;
    }
    if (!tuned.adapterId) return null;
    const { fineTuneRunId } = await this.adapters.get(tuned.adapterId);
    const { trainingSetId } = await this.fineTunes.get(fineTuneRunId);
    const { target: moved } = await this.trainingSets.get(trainingSetId);
    return isValueKey(moved) ? moved : null;
  }
}
