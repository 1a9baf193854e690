import { Clock } from '@ethogram/core';
import { SecondLooks, SourceService } from '@ethogram/corpus';
import { DomainError, HandlesJob } from '@ethogram/platform';
import { Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, MoreThan, type Repository } from 'typeorm';
import { CollectionRun } from '../run/collection-run.entity.js';
import { START_SECOND_LOOKS } from './fetch.jobs.js';
import { FetchService } from './fetch.service.js';

/** After a failure, so that a refused password does not fill the list of runs. */
const REST_MS = 3_600_000;

@Injectable()
export class StartSecondLooksJob {
  private readonly logger = new Logger('SecondLooks');

  constructor(
    @InjectRepository(CollectionRun) private readonly runs: Repository<CollectionRun>,
    private readonly secondLooks: SecondLooks,
    private readonly sources: SourceService,
    private readonly fetches: FetchService,
    private readonly clock: Clock,
  ) {}

  /** Starts a run for each source read through the API that has posts due and no such run open, or failed just now. */
  @HandlesJob(START_SECOND_LOOKS)
  async startSecondLooks(): Promise<void> {
    const now = this.clock.now();
    const sources = await this.sources.byIds(await this.secondLooks.sourcesDue(now));
    for (const { id: sourceId, name, accessBasis } of sources) {
      if (accessBasis !== 'APPROVED_API' || (await this.isResting(sourceId, now))) continue;
      try {
        await this.fetches.start(null, { sourceId, kind: 'SECOND_LOOK', request: {} });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        this.logger.warn(`${name}: ${error.message}`);
      }
    }
  }

  private async isResting(sourceId: string, now: Date): Promise<boolean> {
    const since = MoreThan(new Date(now.getTime() - REST_MS));
    const kind = 'SECOND_LOOK' as const;
    return this.runs.existsBy([
      { sourceId, kind, state: In(['QUEUED', 'RUNNING', 'PAUSED']) },
      { sourceId, kind, state: 'FAILED', finishedAt: since },
    ]);
  }
}
