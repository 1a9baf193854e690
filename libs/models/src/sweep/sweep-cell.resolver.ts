import { TrainingSetService } from '@ethogram/datasets';
import { ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { FineTuneCatalogueService } from '../fine-tune/fine-tune-catalogue.service.js';
import { FineTuneRunType, toFineTuneRunType } from '../fine-tune/fine-tune.type.js';
import { SweepCellType } from './sweep.type.js';

/** What is made of a cell, read for all cells at once. */
@Resolver(() => SweepCellType)
export class SweepCellResolver {
  private readonly runById = new DataLoader<string, FineTuneRunType | null>(
    async (ids) => {
      const runs = new Map((await this.catalogue.byIds(ids)).map((run) => [run.id, toFineTuneRunType(run)]));
      return ids.map((id) => runs.get(id) ?? null);
    },
    { cache: false },
  );

  private readonly madeSet = new DataLoader<string, string | null>(
    async (ids) => {
      const made = new Set((await this.trainingSets.byIds([...new Set(ids)])).map(({ id }) => id));
      return ids.map((id) => (made.has(id) ? id : null));
    },
    { cache: false },
  );

  constructor(
    private readonly catalogue: FineTuneCatalogueService,
    private readonly trainingSets: TrainingSetService,
  ) {}

  @ResolveField(() => FineTuneRunType, { nullable: true, description: 'Null until it is started.' })
  async fineTune(@Parent() { fineTuneRunId }: SweepCellType): Promise<FineTuneRunType | null> {
    return this.runById.load(fineTuneRunId);
  }

  @ResolveField(() => ID, { nullable: true, description: 'Null until it is made.' })
  async trainingSetId(@Parent() cell: SweepCellType): Promise<string | null> {
    return this.madeSet.load(cell.trainingSetId);
  }
}
