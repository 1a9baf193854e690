import { TrainingSetService, TrainingSetType, toTrainingSetType } from '@ethogram/datasets';
import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { AdapterService } from '../adapter/adapter.service.js';
import { AdapterType, toAdapterType } from '../adapter/adapter.type.js';
import { FineTuneCatalogueService } from './fine-tune-catalogue.service.js';
import { FineTuneDeletions } from './fine-tune-deletions.js';
import type { FineTuneMetric } from './fine-tune-metric.entity.js';
import {
  FineTuneEventType,
  FineTuneMetricType,
  FineTuneRunType,
  toFineTuneEventType,
  toFineTuneMetricType,
} from './fine-tune.type.js';

/** What hangs on a run, read for all runs of a list at once. Nothing is remembered between requests. */
@Resolver(() => FineTuneRunType)
export class FineTuneFieldsResolver {
  private readonly metricsByRun = this.curves('train');
  private readonly validationByRun = this.curves('validation');

  private readonly eventsByRun = new DataLoader<string, FineTuneEventType[]>(
    async (runIds) => {
      const byRun = Map.groupBy(await this.catalogue.eventsOf(runIds), ({ runId }) => runId);
      return runIds.map((runId) => (byRun.get(runId) ?? []).map(toFineTuneEventType));
    },
    { cache: false },
  );

  private readonly adapterByRun = new DataLoader<string, AdapterType | null>(
    async (runIds) => {
      const adapters = new Map(
        (await this.adapters.byFineTuneRuns(runIds)).map((found) => [found.fineTuneRunId, found]),
      );
      return runIds.map((runId) => {
        const adapter = adapters.get(runId);
        return adapter ? toAdapterType(adapter) : null;
      });
    },
    { cache: false },
  );

  private readonly trainingSetById = new DataLoader<string, TrainingSetType>(
    async (ids) => {
      const sets = new Map((await this.trainingSets.byIds(ids)).map((found) => [found.id, found]));
      return ids.map((id) => {
        const set = sets.get(id);
        return set ? toTrainingSetType(set) : new Error(`The training set ${id} is missing.`);
      });
    },
    { cache: false },
  );

  constructor(
    private readonly catalogue: FineTuneCatalogueService,
    private readonly adapters: AdapterService,
    private readonly trainingSets: TrainingSetService,
    private readonly deletions: FineTuneDeletions,
  ) {}

  @ResolveField(() => TrainingSetType)
  async trainingSet(@Parent() { trainingSetId }: FineTuneRunType): Promise<TrainingSetType> {
    return this.trainingSetById.load(trainingSetId);
  }

  @ResolveField(() => [FineTuneMetricType], {
    description: 'By step; a step trained twice appears as it was the last time.',
  })
  async metrics(@Parent() { id }: FineTuneRunType): Promise<FineTuneMetricType[]> {
    return this.metricsByRun.load(id);
  }

  @ResolveField(() => [FineTuneMetricType], {
    description: 'Measured on the validation rows, by step; empty where there are none.',
  })
  async validation(@Parent() { id }: FineTuneRunType): Promise<FineTuneMetricType[]> {
    return this.validationByRun.load(id);
  }

  @ResolveField(() => [FineTuneEventType])
  async events(@Parent() { id }: FineTuneRunType): Promise<FineTuneEventType[]> {
    return this.eventsByRun.load(id);
  }

  @ResolveField(() => AdapterType, { nullable: true })
  async adapter(@Parent() { id }: FineTuneRunType): Promise<AdapterType | null> {
    return this.adapterByRun.load(id);
  }

  @ResolveField(() => Int, { description: 'Deleted posts among those it was trained on.' })
  async affectedByDeletions(@Parent() { id }: FineTuneRunType): Promise<number> {
    return this.deletions.count(id);
  }

  private curves(split: FineTuneMetric['split']): DataLoader<string, FineTuneMetricType[]> {
    return new DataLoader<string, FineTuneMetricType[]>(
      async (runIds) => {
        const byRun = Map.groupBy(await this.catalogue.metricsOf(runIds, split), ({ runId }) => runId);
        return runIds.map((runId) => (byRun.get(runId) ?? []).map(toFineTuneMetricType));
      },
      { cache: false },
    );
  }
}
