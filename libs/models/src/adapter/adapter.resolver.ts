import { Access, PageInput, type PageOf, SortInput } from '@ethogram/platform';
import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { FineTuneDeletions } from '../fine-tune/fine-tune-deletions.js';
import { ModelService } from '../model/model.service.js';
import { AdapterService } from './adapter.service.js';
import { AdapterPage, AdapterType, toAdapterType } from './adapter.type.js';

@Resolver(() => AdapterType)
export class AdapterResolver {
  /** Asks the server once for all adapters of a page; never remembers, because a restart unloads them. */
  private readonly loadedByName = new DataLoader<string, boolean>(
    async (names) => {
      const served = await this.models.servedNames();
      return names.map((name) => served.has(name));
    },
    { cache: false },
  );

  constructor(
    private readonly adapters: AdapterService,
    private readonly models: ModelService,
    private readonly deletions: FineTuneDeletions,
  ) {}

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => AdapterPage, { name: 'adapters' })
  async list(
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
  ): Promise<PageOf<AdapterType>> {
    const { items, total } = await this.adapters.list(page, sort);
    return { items: items.map(toAdapterType), total };
  }

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => AdapterType)
  async adapter(@Args('id', { type: () => ID }) id: string): Promise<AdapterType> {
    return toAdapterType(await this.adapters.get(id));
  }

  @ResolveField(() => Boolean, { description: 'Whether the model server has it loaded now.' })
  async loaded(@Parent() { name }: AdapterType): Promise<boolean> {
    return this.loadedByName.load(name);
  }

  @ResolveField(() => Int, { description: 'Deleted posts among those it was trained on.' })
  async affectedByDeletions(@Parent() { fineTuneRunId }: AdapterType): Promise<number> {
    return this.deletions.count(fineTuneRunId);
  }
}
