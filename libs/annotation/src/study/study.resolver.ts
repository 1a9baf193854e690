import { PersonType, toPersonType } from '@ethogram/accounts';
import {
  Access,
  CurrentViewer,
  PageInput,
  type PageOf,
  type RequestContext,
  SortInput,
  type Viewer,
} from '@ethogram/platform';
import { InstrumentService, InstrumentType, toInstrumentType } from '@ethogram/surveys';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type AgreementCut, AgreementCutEnum } from '../agreement/agreement-cut.enum.js';
import { AgreementService } from '../agreement/agreement.service.js';
import { AgreementType } from '../agreement/agreement.type.js';
import { AnnotationLoaders } from '../annotation-loaders.js';
import { AssignmentService } from '../claim/assignment.service.js';
import { FormService } from '../form/form.service.js';
import { FormVersionType, toFormVersionType } from '../form/form.type.js';
import { CreateStudyInput } from './create-study.input.js';
import type { Study } from './study.entity.js';
import { StudyStatistics } from './study-statistics.js';
import { MyStudyType, StudyFilter, StudyPage, StudyPersonType, StudyType, withCounts } from './study.type.js';
import { StudyService } from './study.service.js';

@Resolver(() => StudyType)
export class StudyResolver {
  constructor(
    private readonly service: StudyService,
    private readonly statistics: StudyStatistics,
    private readonly agreements: AgreementService,
    private readonly instruments: InstrumentService,
    private readonly assignments: AssignmentService,
    private readonly forms: FormService,
    private readonly loaders: AnnotationLoaders,
  ) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => StudyPage, { name: 'studies' })
  async list(
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
    @Args('filter', { nullable: true, type: () => StudyFilter }) filter?: StudyFilter,
  ): Promise<PageOf<StudyType>> {
    const { items, total } = await this.service.list(page, sort, filter);
    const counts = await this.statistics.counts(items.map((study) => study.id));
    return { items: items.map((study) => withCounts(study, counts)), total };
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => StudyType)
  async study(@Args('id', { type: () => ID }) id: string): Promise<StudyType> {
    return this.counted(await this.service.get(id));
  }

  @Access('ANNOTATOR')
  @Query(() => [MyStudyType])
  async myStudies(@CurrentViewer() viewer: Viewer): Promise<MyStudyType[]> {
    const own = await this.assignments.studiesOf(viewer.personId);
    return own.map(({ study, done, remaining, warnedAt }) => {
      const { id, name, kind, guideline, examples, aheadLimit } = study;
      const showsSuggestions = (study.suggestions?.share ?? 0) > 0;
      const settings = { aheadLimit, showsSuggestions };
      return Object.assign(new MyStudyType(), {
        id,
        name,
        kind,
        guideline,
        examples,
        ...settings,
        done,
        remaining,
        warnedAt,
      });
    });
  }

  @Access('CURATOR')
  @Mutation(() => StudyType)
  async createStudy(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateStudyInput }) input: CreateStudyInput,
  ): Promise<StudyType> {
    return this.counted(await this.service.create(viewer, input));
  }

  @Access('CURATOR')
  @Mutation(() => StudyType)
  async openStudy(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<StudyType> {
    return this.counted(await this.service.open(viewer, id));
  }

  @Access('CURATOR')
  @Mutation(() => StudyType)
  async closeStudy(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<StudyType> {
    return this.counted(await this.service.close(viewer, id));
  }

  @Access('CURATOR')
  @Mutation(() => StudyType)
  async addStudyPeople(
    @CurrentViewer() viewer: Viewer,
    @Args('studyId', { type: () => ID }) studyId: string,
    @Args('personIds', { type: () => [ID] }) personIds: string[],
  ): Promise<StudyType> {
    return this.counted(await this.service.addPeople(viewer, studyId, personIds));
  }

  @ResolveField(() => InstrumentType, { nullable: true })
  async instrument(@Parent() study: StudyType): Promise<InstrumentType | null> {
    return study.instrumentId ? toInstrumentType(await this.instruments.get(study.instrumentId)) : null;
  }

  @ResolveField(() => FormVersionType, { nullable: true })
  async formVersion(@Parent() { formVersionId }: StudyType): Promise<FormVersionType | null> {
    return formVersionId ? toFormVersionType(await this.forms.version(formVersionId)) : null;
  }

  @ResolveField(() => [StudyPersonType])
  async people(@Parent() study: StudyType, @Context() context: RequestContext): Promise<StudyPersonType[]> {
    return (await this.loaders.of(context).studyPeople.load(study.id)).map((row) =>
      Object.assign(new StudyPersonType(), row),
    );
  }

  @ResolveField(() => [AgreementType])
  async agreement(
    @Parent() study: StudyType,
    @Args('by', { type: () => AgreementCutEnum, defaultValue: 'STUDY' }) by: AgreementCut,
  ): Promise<AgreementType[]> {
    return (await this.agreements.ofStudy(study, by)).map((estimate) =>
      Object.assign(new AgreementType(), estimate),
    );
  }

  private async counted(study: Study): Promise<StudyType> {
    return withCounts(study, await this.statistics.counts([study.id]));
  }
}

/** Who a row of statistics is about; batched over the request. */
@Resolver(() => StudyPersonType)
export class StudyPersonResolver {
  constructor(private readonly loaders: AnnotationLoaders) {}

  @ResolveField(() => PersonType)
  async person(
    @Parent() row: StudyPersonType & { personId: string },
    @Context() context: RequestContext,
  ): Promise<PersonType> {
    const person = await this.loaders.of(context).person.load(row.personId);
    if (!person) throw new Error(`The person ${row.personId} is gone.`);
    return toPersonType(person);
  }
}
