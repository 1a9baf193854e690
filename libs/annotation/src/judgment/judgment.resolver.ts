import { PersonType, toPersonType } from '@ethogram/accounts';
import { Access, PageInput, type PageOf, type RequestContext, SortInput } from '@ethogram/platform';
import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AnnotationLoaders } from '../annotation-loaders.js';
import { JudgmentReader } from './judgment-reader.js';
import { JudgmentFilter, JudgmentPage, JudgmentType, toJudgmentType } from './judgment.type.js';

/** The curator's view. An annotator's own answers come through `AssignmentResolver`. */
@Resolver(() => JudgmentType)
export class JudgmentResolver {
  constructor(
    private readonly reader: JudgmentReader,
    private readonly loaders: AnnotationLoaders,
  ) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => JudgmentPage, { name: 'judgments' })
  async list(
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
    @Args('filter', { nullable: true, type: () => JudgmentFilter }) filter?: JudgmentFilter,
  ): Promise<PageOf<JudgmentType>> {
    const { items, total } = await this.reader.list(page, sort, filter);
    return { items: items.map(toJudgmentType), total };
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => JudgmentType)
  async judgment(@Args('id', { type: () => ID }) id: string): Promise<JudgmentType> {
    return toJudgmentType(await this.reader.get(id));
  }

  @ResolveField(() => PersonType)
  async person(@Parent() judgment: JudgmentType, @Context() context: RequestContext): Promise<PersonType> {
    const person = await this.loaders.of(context).person.load(judgment.personId);
    if (!person) throw new Error(`The person ${judgment.personId} is gone.`);
    return toPersonType(person);
  }

  /** Whether whoever gave it was excluded from the study: it is kept and does not count. */
  @ResolveField(() => Boolean)
  async excluded(@Parent() judgment: JudgmentType, @Context() context: RequestContext): Promise<boolean> {
    const { studyId, personId } = judgment;
    return (await this.loaders.of(context).excludedPeople.load(studyId)).has(personId);
  }
}
