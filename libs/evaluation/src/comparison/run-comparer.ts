import type {
  GamesComparison,
  MoralComparison,
  SuiteComparison,
  SurveyComparison,
  ValueKey,
} from '@ethogram/core';
import { ReleaseService } from '@ethogram/datasets';
import {
  compareCapabilityRuns,
  compareGameRuns,
  compareMoralRuns,
  compareOwnRuns,
  compareSurveyRuns,
  compareVerdicts,
  compareWithPeople,
  gamePaths,
  type HumanVerdicts,
  judgedPairs,
  planCapability,
  type StakedSituation,
} from '@ethogram/suites';
import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { PlayService } from '../play/play.service.js';
import type { RunSubject } from '../run/run-subject.js';
import type { Run } from '../run/run.entity.js';
import { RunFailedError } from '../run/run.errors.js';
import { ComparedSamples } from './compared-samples.js';

export interface ComparerOptions {
  readonly seed: number;
  /** What was moved; null where nothing is known of that. */
  readonly target: ValueKey | null;
}

type Subject<Suite extends RunSubject['suite']> = Extract<RunSubject, { readonly suite: Suite }>;

/** Computes what changed from one finished run to another of the same suite. Comparisons and reports both ask here. */
@Injectable()
export class RunComparer {
  constructor(
    private readonly samples: ComparedSamples,
    private readonly releases: ReleaseService,
    private readonly instruments: InstrumentService,
    private readonly plays: PlayService,
  ) {}

  /** The same runs and options give the same numbers. Whether the runs may be compared is asked before. */
  async compare(base: Run, tuned: Run, options: ComparerOptions): Promise<SuiteComparison> {
    const { subject } = base;
    switch (subject.suite) {
      case 'value-profile':
      case 'held-out-survey':
        return this.survey(base, tuned, subject, options);
      case 'moral-judgment':
        return this.moral(base, tuned, subject, options);
      case 'own':
        return compareOwnRuns(
          { base: await this.samples.scores(base.id), tuned: await this.samples.scores(tuned.id) },
          subject.name,
          `${options.seed}|own`,
        );
      case 'capability':
        return compareCapabilityRuns(
          { base: await this.samples.scores(base.id), tuned: await this.samples.scores(tuned.id) },
          new Map(planCapability().map(({ key, meta }) => [key, meta.reading])),
          `${options.seed}|capability`,
        );
      case 'text-adventure':
        return this.games(base, tuned, options);
    }
  }

  private async survey(
    base: Run,
    tuned: Run,
    { suite, instrumentId }: Subject<'value-profile' | 'held-out-survey'>,
    { seed, target }: ComparerOptions,
  ): Promise<SurveyComparison> {
    const { scaleMin, scaleMax } = await this.instruments.get(instrumentId);
    const samples = {
      base: await this.samples.ofSurvey(base, instrumentId),
      tuned: await this.samples.ofSurvey(tuned, instrumentId),
    };
    return compareSurveyRuns(samples, { seed: `${seed}|${suite}`, range: [scaleMin, scaleMax], target });
  }

  private async moral(
    base: Run,
    tuned: Run,
    { suite, releaseId }: Subject<'moral-judgment'>,
    { seed, target }: ComparerOptions,
  ): Promise<MoralComparison> {
    const { situations, people } = await this.released(releaseId);
    // A post deleted after both models answered: what was at stake in it is gone from the release, and so is the pair.
    const known = new Set(situations.map(({ id }) => id));
    const read = async (run: Run): ReturnType<ComparedSamples['ofMoralJudgment']> =>
      (await this.samples.ofMoralJudgment(run)).filter(({ cluster }) => known.has(cluster));
    const samples = { base: await read(base), tuned: await read(tuned) };
    const judged = judgedPairs(samples);
    const verdicts = compareVerdicts(judged, compareWithPeople(judged, people, `${seed}|people`));
    return compareMoralRuns(samples, situations, { seed: `${seed}|${suite}`, target, verdicts });
  }

  /** What is at stake in each situation, and how often people gave which verdict. */
  private async released(
    releaseId: string,
  ): Promise<{ situations: StakedSituation[]; people: HumanVerdicts[] }> {
    const situations: StakedSituation[] = [];
    const people: HumanVerdicts[] = [];
    for await (const { scenarioId, content } of this.releases.rows(releaseId)) {
      if (scenarioId === null || content.kind !== 'moral_judgment') continue;
      situations.push({ id: scenarioId, stakes: content.aggregate.values });
      people.push({ situation: scenarioId, counts: content.distribution.verdict });
    }
    return { situations, people };
  }

  private async games(base: Run, tuned: Run, { seed }: ComparerOptions): Promise<GamesComparison> {
    const [before, after] = [await this.plays.scores(base.id), await this.plays.scores(tuned.id)];
    const baselines = await this.plays.baselinesOf([...before, ...after]);
    try {
      const found = compareGameRuns(before, after, baselines, `${seed}|text-adventure`);
      const paths = gamePaths(await this.plays.paths(base.id), await this.plays.paths(tuned.id));
      return { ...found, paths };
    } catch (error) {
      if (error instanceof RangeError) throw new RunFailedError(error.message);
      throw error;
    }
  }
}
