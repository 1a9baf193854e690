import { AuditService } from '@ethogram/accounts';
import { Clock } from '@ethogram/core';
import { ScenarioService } from '@ethogram/corpus';
import { BadInputError, NotFoundError, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Study } from '../study/study.entity.js';
import { keepAnswer } from './expose.js';
import { storeSuggestions, type SuggestionToStore } from './store-suggestions.js';
import { type ModelOfLines, type NewSuggestion, parseSuggestionLine } from './suggestion-lines.js';
import type { SuggestionSettings } from './suggestion-settings.js';

/** What became of suggestions that were brought. Lines count from 1. */
export interface ImportedSuggestions {
  readonly stored: number;
  /** Known already, word for word. */
  readonly unchanged: number;
  readonly problems: readonly { readonly line: number; readonly problem: string }[];
}

/** The suggestions of one model in a study. */
export interface SuggestedBy {
  readonly model: string;
  readonly revisions: readonly string[];
  readonly suggestions: number;
  readonly importedAt: Date;
}

/** Most suggestions stored in one transaction. */
const BATCH = 500;

/** What models would answer to the tasks of studies: brought in, and shown by the studies' settings. */
@Injectable()
export class SuggestionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scenarios: ScenarioService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * @param settings null: nothing is shown any more
   * @throws BadInputError
   */
  async configure(
    viewer: Viewer | null,
    studyId: string,
    settings: SuggestionSettings | null,
  ): Promise<Study> {
    const study = await this.moralStudy(studyId);
    const problem = settings && problemOf(settings);
    if (problem) throw new BadInputError(problem);
    const kept = settings && { share: settings.share, model: settings.model.trim() };
    await this.dataSource.manager.update(Study, studyId, { suggestions: kept });
    await this.audit.record(viewer, 'set-suggestions', 'study', studyId, { settings: kept });
    return { ...study, suggestions: kept };
  }

  /**
   * Takes lines of JSON; see `parseSuggestionLine`. Good ones are stored whatever is wrong with the others.
   * @param firstLine the number of the first of them in the file they come from
   * @throws BadInputError for a study that asks for no moral judgments
   */
  async importLines(
    viewer: Viewer | null,
    studyId: string,
    lines: readonly string[],
    { firstLine = 1, ...of }: ModelOfLines & { readonly firstLine?: number } = {},
  ): Promise<ImportedSuggestions> {
    const found: { line: number; suggestion: NewSuggestion }[] = [];
    const problems: { line: number; problem: string }[] = [];
    for (const [index, text] of lines.entries()) {
      if (text.trim() === '') continue;
      const line = firstLine + index;
      const parsed = parseSuggestionLine(text, of);
      if (parsed.ok) found.push({ line, suggestion: parsed.suggestion });
      else problems.push({ line, problem: parsed.problem });
    }
    const lineOf = (place: number): number => found[place]?.line ?? firstLine;
    const stored = await this.store(
      viewer,
      studyId,
      found.map(({ suggestion }) => suggestion),
    );
    const all = [
      ...problems,
      ...stored.problems.map(({ line, problem }) => ({ line: lineOf(line - 1), problem })),
    ];
    return { ...stored, problems: all.sort((a, b) => a.line - b.line) };
  }

  /**
   * Stores suggestions for the tasks of a study, for example of an evaluation run. Those that fit no task are named.
   * @throws BadInputError for a study that asks for no moral judgments
   */
  async store(
    viewer: Viewer | null,
    studyId: string,
    suggestions: readonly NewSuggestion[],
  ): Promise<ImportedSuggestions> {
    await this.moralStudy(studyId);
    let [stored, unchanged] = [0, 0];
    const problems: { line: number; problem: string }[] = [];
    for (let start = 0; start < suggestions.length; start += BATCH) {
      const batch = await this.placed(suggestions.slice(start, start + BATCH), start);
      const result = await this.dataSource.transaction((manager) =>
        storeSuggestions(manager, this.clock, studyId, batch),
      );
      stored += result.stored;
      unchanged += result.unchanged;
      problems.push(...result.problems.map(({ place, problem }) => ({ line: place + 1, problem })));
    }
    if (stored > 0) await this.audit.record(viewer, 'imported-suggestions', 'study', studyId, { stored });
    // A text that several scenarios have may fit one of them only.
    return { stored, unchanged, problems: firstOfEach(problems) };
  }

  /** The models with suggestions in a study, by name. */
  async models(studyId: string): Promise<SuggestedBy[]> {
    return this.dataSource.query(
      `select model, array_agg(distinct revision order by revision) as revisions, count(*)::int as suggestions,
         max(imported_at) as "importedAt"
       from suggestions where study_id = $1 group by model order by model`,
      [studyId],
    );
  }

  /** A person keeps their answer to what they were shown. Once is as good as twice. */
  async keep(personId: string, exposureId: string): Promise<boolean> {
    return keepAnswer(this.dataSource.manager, personId, exposureId);
  }

  /** Suggestions with the scenario each is for; a text of no scenario stays, to be named as fitting no task. */
  private async placed(suggestions: readonly NewSuggestion[], start: number): Promise<SuggestionToStore[]> {
    const hashes = suggestions.flatMap(({ scenario }) => ('textHash' in scenario ? [scenario.textHash] : []));
    const byHash =
      hashes.length > 0 ? await this.scenarios.idsByTextHash(hashes) : new Map<string, string[]>();
    return suggestions.flatMap(({ scenario, ...rest }, index) => {
      const ids = 'id' in scenario ? [scenario.id] : (byHash.get(scenario.textHash) ?? [NO_SCENARIO]);
      return ids.map((scenarioId) => ({ place: start + index, scenarioId, ...rest }));
    });
  }

  private async moralStudy(studyId: string): Promise<Study> {
    const study = await this.dataSource.manager.findOneBy(Study, { id: studyId });
    if (!study) throw new NotFoundError('study', studyId);
    if (study.kind === 'MORAL_JUDGMENT') return study;
    throw new BadInputError('Only studies of moral judgments can show what a model would answer.');
  }
}

/** The id of nothing. */
const NO_SCENARIO = '00000000-0000-0000-0000-000000000000';

function firstOfEach<Problem extends { line: number }>(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.toReversed().map((problem) => [problem.line, problem])).values()].toReversed();
}

function problemOf({ share, model }: SuggestionSettings): string | undefined {
  if (!(share >= 0 && share <= 1))
    return 'The share of first answers followed by a suggestion must be from 0 to 1.';
  return model.trim() === '' ? 'Name the model whose suggestions are shown.' : undefined;
}
