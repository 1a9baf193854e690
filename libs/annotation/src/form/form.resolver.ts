import { FORM_PRESETS, FORM_SCHEMA } from '@ethogram/core';
import {
  Access,
  CurrentViewer,
  JsonScalar,
  PageInput,
  type PageOf,
  SortInput,
  type Viewer,
} from '@ethogram/platform';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { StudyKind } from '../study/study.entity.js';
import { StudyStatistics } from '../study/study-statistics.js';
import { StudyKindEnum, StudyType, withCounts } from '../study/study.type.js';
import type { Form } from './form.entity.js';
import { definitionProblems } from './form-content.js';
import { CreateFormInput, FormContentInput, FormFilter } from './form.input.js';
import { FormService } from './form.service.js';
import {
  FormCheckType,
  FormPage,
  FormPresetType,
  FormType,
  FormVersionType,
  toFormPresetType,
  toFormType,
  toFormVersionType,
} from './form.type.js';

@Resolver(() => FormType)
export class FormResolver {
  constructor(private readonly service: FormService) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => FormPage, { name: 'forms' })
  async list(
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
    @Args('filter', { nullable: true, type: () => FormFilter }) filter?: FormFilter,
  ): Promise<PageOf<FormType>> {
    const { items, total } = await this.service.list(page, sort, filter);
    return { items: items.map(toFormType), total };
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => FormType)
  async form(@Args('id', { type: () => ID }) id: string): Promise<FormType> {
    return this.summary(await this.service.get(id));
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => FormVersionType)
  async formVersion(@Args('id', { type: () => ID }) id: string): Promise<FormVersionType> {
    return toFormVersionType(await this.service.version(id));
  }

  /** JSON Schema of a form of the kind FORM. */
  @Access('CURATOR', 'RESEARCHER')
  @Query(() => JsonScalar)
  formSchema(): object {
    return FORM_SCHEMA;
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => [FormPresetType])
  formPresets(): FormPresetType[] {
    return FORM_PRESETS.map(toFormPresetType);
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => FormCheckType)
  checkForm(
    @Args('kind', { type: () => StudyKindEnum }) kind: StudyKind,
    @Args('definition', { type: () => JsonScalar }) definition: unknown,
  ): FormCheckType {
    const problems = definitionProblems(kind, definition);
    return { ok: problems.length === 0, problems };
  }

  @Access('CURATOR')
  @Mutation(() => FormType)
  async createForm(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateFormInput }) input: CreateFormInput,
  ): Promise<FormType> {
    return this.summary(await this.service.create(viewer, input));
  }

  /** The same content again makes no new version. */
  @Access('CURATOR')
  @Mutation(() => FormType)
  async addFormVersion(
    @CurrentViewer() viewer: Viewer,
    @Args('formId', { type: () => ID }) formId: string,
    @Args('input', { type: () => FormContentInput }) input: FormContentInput,
  ): Promise<FormType> {
    await this.service.addVersion(viewer, formId, input);
    return this.summary(await this.service.get(formId));
  }

  @Access('CURATOR')
  @Mutation(() => FormType)
  async renameForm(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('name', { type: () => String }) name: string,
  ): Promise<FormType> {
    return this.summary(await this.service.rename(viewer, id, name));
  }

  @Access('CURATOR')
  @Mutation(() => FormType)
  async archiveForm(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<FormType> {
    return this.summary(await this.service.archive(viewer, id));
  }

  @Access('CURATOR')
  @Mutation(() => FormType)
  async restoreForm(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<FormType> {
    return this.summary(await this.service.restore(viewer, id));
  }

  @ResolveField(() => [FormVersionType])
  async versions(@Parent() { id }: FormType): Promise<FormVersionType[]> {
    return (await this.service.versions(id)).map(toFormVersionType);
  }

  private async summary(form: Form): Promise<FormType> {
    const [summary] = await this.service.summaries([form]);
    if (!summary) throw new Error(`The form ${form.id} has no version.`);
    return toFormType(summary);
  }
}

@Resolver(() => FormVersionType)
export class FormVersionResolver {
  constructor(
    private readonly service: FormService,
    private readonly statistics: StudyStatistics,
  ) {}

  @ResolveField(() => [StudyType])
  async studies(@Parent() { id }: FormVersionType): Promise<StudyType[]> {
    const studies = await this.service.studiesOf(id);
    const counts = await this.statistics.counts(studies.map((study) => study.id));
    return studies.map((study) => withCounts(study, counts));
  }
}
