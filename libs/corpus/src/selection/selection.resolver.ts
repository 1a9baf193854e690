import { Access, CurrentViewer, PageInput, type PageOf, SortInput, type Viewer } from '@ethogram/platform';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { SourceService } from '../source/source.service.js';
import { filterInWords, sampleInWords } from './filter-in-words.js';
import { SelectionFilterInput } from './selection-filter.input.js';
import { CreateSelectionInput, SampleInput, SelectionListFilter } from './selection.input.js';
import type { Selection } from './selection.entity.js';
import { SelectionService } from './selection.service.js';
import {
  ScenarioIdPage,
  SelectionPage,
  SelectionPreview,
  SelectionType,
  StratumCount,
} from './selection.type.js';

@Resolver(() => SelectionType)
export class SelectionResolver {
  constructor(
    private readonly service: SelectionService,
    private readonly sources: SourceService,
  ) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => SelectionPage, { name: 'selections' })
  async list(
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
    @Args('filter', { nullable: true, type: () => SelectionListFilter }) filter?: SelectionListFilter,
  ): Promise<PageOf<SelectionType>> {
    const { items, total } = await this.service.list(page, sort, filter);
    return { items: await this.withUsable(items), total };
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => SelectionType)
  async selection(@Args('id', { type: () => ID }) id: string): Promise<SelectionType> {
    return this.oneWithUsable(await this.service.get(id));
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => SelectionPreview)
  async previewSelection(
    @Args('filter', { type: () => SelectionFilterInput }) filter: SelectionFilterInput,
    @Args('sample', { type: () => SampleInput }) sample: SampleInput,
  ): Promise<SelectionPreview> {
    return this.service.preview(filter, sample);
  }

  @Access('CURATOR')
  @Mutation(() => SelectionType)
  async createSelection(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateSelectionInput }) input: CreateSelectionInput,
  ): Promise<SelectionType> {
    return this.oneWithUsable(await this.service.create(viewer, input));
  }

  @Access('CURATOR')
  @Mutation(() => Boolean)
  async deleteSelection(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<boolean> {
    await this.service.delete(viewer, id);
    return true;
  }

  @ResolveField(() => [StratumCount])
  async strata(@Parent() { id }: SelectionType): Promise<StratumCount[]> {
    return this.service.strata(id);
  }

  @ResolveField(() => String)
  async filterInWords(@Parent() { filter }: SelectionType): Promise<string> {
    const sources = await this.sources.byIds(filter.sourceIds ?? []);
    const names = new Map(sources.map(({ id, name }) => [id, name]));
    return filterInWords(filter, (id) => names.get(id) ?? 'a source that is gone');
  }

  @ResolveField(() => String)
  sampleInWords(@Parent() { sample }: SelectionType): string {
    return sampleInWords(sample);
  }

  @ResolveField(() => ScenarioIdPage)
  async scenarioIds(
    @Parent() { id }: SelectionType,
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
  ): Promise<ScenarioIdPage> {
    return this.service.scenarioIds(id, page);
  }

  private async withUsable(selections: readonly Selection[]): Promise<SelectionType[]> {
    const usable = await this.service.usableCounts(selections.map(({ id }) => id));
    return selections.map((selection) => toSelectionType(selection, usable.get(selection.id) ?? 0));
  }

  private async oneWithUsable(selection: Selection): Promise<SelectionType> {
    const usable = await this.service.usableCounts([selection.id]);
    return toSelectionType(selection, usable.get(selection.id) ?? 0);
  }
}

function toSelectionType(selection: Selection, usable: number): SelectionType {
  const { id, name, filter, sample, matched, size, createdAt } = selection;
  return Object.assign(new SelectionType(), { id, name, filter, sample, matched, size, usable, createdAt });
}
