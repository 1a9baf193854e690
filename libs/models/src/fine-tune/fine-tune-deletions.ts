import { TrainingSetService } from '@ethogram/datasets';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { FineTuneCatalogueService } from './fine-tune-catalogue.service.js';

/** Follows deletions to the models: through a run's training set to the posts it was made from. */
@Injectable()
export class FineTuneDeletions {
  /** For all runs of a list at once; never remembered, because posts go on being deleted. */
  private readonly byRun = new DataLoader<string, number>((runIds) => this.countAll(runIds), {
    cache: false,
  });

  constructor(
    private readonly catalogue: FineTuneCatalogueService,
    private readonly trainingSets: TrainingSetService,
  ) {}

  /** Deleted posts among those the run was trained on. */
  async count(runId: string): Promise<number> {
    return this.byRun.load(runId);
  }

  private async countAll(runIds: readonly string[]): Promise<number[]> {
    const runs = await this.catalogue.byIds(runIds);
    const setOf = new Map(runs.map(({ id, trainingSetId }) => [id, trainingSetId]));
    const counts = await this.trainingSets.affectedByDeletions([...new Set(setOf.values())]);
    return runIds.map((id) => counts.get(setOf.get(id) ?? '') ?? 0);
  }
}
