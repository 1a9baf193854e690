import { Access, CurrentViewer, type Viewer } from '@ethogram/platform';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { StudyService } from '../study/study.service.js';
import { ImportSuggestionsInput, StudySuggestionsInput } from './suggestion.input.js';
import { type ImportedSuggestions, type SuggestedBy, SuggestionService } from './suggestion.service.js';
import { SuggestionEffectsService } from './suggestion-effects.service.js';
import {
  ImportedSuggestionsType,
  StudySuggestionsType,
  SuggestedByType,
  SuggestionEffectType,
  toStudySuggestions,
  toSuggestionEffect,
} from './suggestion.type.js';

/** Suggestions of models, for curators. Annotators meet one in what their own first answer comes back with, and nowhere else. */
@Resolver(() => StudySuggestionsType)
export class SuggestionResolver {
  constructor(
    private readonly studies: StudyService,
    private readonly suggestions: SuggestionService,
    private readonly effectsService: SuggestionEffectsService,
  ) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => StudySuggestionsType)
  async studySuggestions(
    @Args('studyId', { type: () => ID }) studyId: string,
  ): Promise<StudySuggestionsType> {
    return toStudySuggestions(await this.studies.get(studyId));
  }

  @Access('CURATOR')
  @Mutation(() => StudySuggestionsType)
  async setStudySuggestions(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => StudySuggestionsInput }) { studyId, share, model }: StudySuggestionsInput,
  ): Promise<StudySuggestionsType> {
    const settings = share > 0 ? { share, model } : null;
    return toStudySuggestions(await this.suggestions.configure(viewer, studyId, settings));
  }

  @Access('CURATOR')
  @Mutation(() => ImportedSuggestionsType)
  async importSuggestions(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ImportSuggestionsInput }) input: ImportSuggestionsInput,
  ): Promise<ImportedSuggestions> {
    const { studyId, lines, firstLine, model, revision } = input;
    const of = { firstLine, ...(model ? { model } : {}), ...(revision ? { revision } : {}) };
    return this.suggestions.importLines(viewer, studyId, lines, of);
  }

  /** One keeps one's answer to what one was shown. False when there is nothing of one's own to settle. */
  @Access('ANNOTATOR')
  @Mutation(() => Boolean)
  async keepAnswer(
    @CurrentViewer() viewer: Viewer,
    @Args('suggestionId', { type: () => ID }) suggestionId: string,
  ): Promise<boolean> {
    return this.suggestions.keep(viewer.personId, suggestionId);
  }

  @ResolveField(() => [SuggestedByType])
  async models(@Parent() { id }: StudySuggestionsType): Promise<SuggestedBy[]> {
    return this.suggestions.models(id);
  }

  @ResolveField(() => [SuggestionEffectType])
  async effects(@Parent() { id }: StudySuggestionsType): Promise<SuggestionEffectType[]> {
    return (await this.effectsService.ofStudy(await this.studies.get(id))).map(toSuggestionEffect);
  }
}
