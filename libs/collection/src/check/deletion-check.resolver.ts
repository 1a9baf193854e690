import { SourceService, SourceType } from '@ethogram/corpus';
import { Access, CurrentViewer, type Viewer } from '@ethogram/platform';
import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { CollectionRunReader } from '../run/collection-run-reader.js';
import { CollectionRunType } from '../run/collection-run.type.js';
import { DeletionCheckGate } from './deletion-check-gate.js';
import { DeletionCheckService } from './deletion-check.service.js';
import { DeletionCheckStatusType } from './deletion-check.type.js';

@Resolver(() => SourceType)
export class DeletionCheckResolver {
  /** For a whole list of sources at once; never remembered, because checks go on. */
  private readonly statusBySource = new DataLoader<string, DeletionCheckStatusType>(
    (ids) => this.statuses(ids),
    { cache: false },
  );

  constructor(
    private readonly checks: DeletionCheckService,
    private readonly gate: DeletionCheckGate,
    private readonly sources: SourceService,
    private readonly runs: CollectionRunReader,
  ) {}

  /** Asks Reddit for everything the source holds and deletes here what is gone there. */
  @Access('CURATOR')
  @Mutation(() => CollectionRunType)
  async startDeletionCheck(
    @CurrentViewer() viewer: Viewer,
    @Args('sourceId', { type: () => ID }) sourceId: string,
    @Args('force', {
      type: () => Boolean,
      defaultValue: false,
      description: 'Believe Reddit however much vanishes at once: for when somebody has looked.',
    })
    force: boolean,
  ): Promise<CollectionRunType | undefined> {
    const { id } = await this.checks.start(viewer, sourceId, force);
    return (await this.runs.byIds([id])).get(id);
  }

  @ResolveField(() => DeletionCheckStatusType)
  async deletionCheck(@Parent() { id }: SourceType): Promise<DeletionCheckStatusType> {
    return this.statusBySource.load(id);
  }

  private async statuses(ids: readonly string[]): Promise<DeletionCheckStatusType[]> {
    const [sources, states] = await Promise.all([this.sources.byIds(ids), this.checks.statesOf(ids)]);
    const notices = new Map(sources.map((source) => [source.id, this.gate.notice(source)]));
    const runs = await this.runs.byIds([...states.values()].flatMap(({ lastRunId }) => lastRunId ?? []));
    return ids.map((id) => {
      const { due = 0, oldestSeenAt = null, lastRunId = null } = states.get(id) ?? {};
      const notice = notices.get(id) ?? null;
      const lastRun = runs.get(lastRunId ?? '') ?? null;
      const status = { due, oldestSeenAt, lastRun, possible: notice === null, notice };
      return Object.assign(new DeletionCheckStatusType(), status);
    });
  }
}
