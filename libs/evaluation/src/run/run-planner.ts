import { join } from 'node:path';
import { contentHash } from '@ethogram/core';
import { ScenarioService } from '@ethogram/corpus';
import { ReleaseService, type ScenarioStakes } from '@ethogram/datasets';
import {
  type LabelStyle,
  loadOwnSuite,
  type OwnSuite,
  OwnSuiteError,
  planCapability,
  planHeldOutSurvey,
  planMoralJudgment,
  planValueProfile,
  type SamplePlan,
  type Situation,
} from '@ethogram/suites';
import { PlatformConfig } from '@ethogram/platform';
import { asPrompted, InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { pagesOf, type RunPlan } from './run-plan.js';
import type { RunSubject } from './run-subject.js';
import { RunFailedError } from './run.errors.js';
import { capabilityScore, moralScore, ownScore, surveyScore } from './suite-scores.js';

/** Scenarios whose text is at hand at a time. */
const SCENARIOS_A_PAGE = 500;

type SubjectOf<Suite extends RunSubject['suite']> = Extract<RunSubject, { readonly suite: Suite }>;

/** Turns what a run asks about into its samples, the same for every model. */
@Injectable()
export class RunPlanner {
  constructor(
    private readonly instruments: InstrumentService,
    private readonly releases: ReleaseService,
    private readonly scenarios: ScenarioService,
    private readonly config: PlatformConfig,
  ) {}

  async plan(subject: RunSubject, labelStyle: LabelStyle): Promise<RunPlan> {
    switch (subject.suite) {
      case 'value-profile':
      case 'held-out-survey':
        return this.planSurvey(subject);
      case 'moral-judgment':
        return this.planMoral(subject, labelStyle);
      case 'capability':
        return this.planCapability();
      case 'own':
        return this.planOwn(subject.name);
      case 'text-adventure':
        throw new RunFailedError('Text adventures are played and not asked as prompts.');
    }
  }

  /** The scenarios of a release with their text as it is now: withdrawn ones are left out. */
  async situations(releaseId: string): Promise<Situation[]> {
    return this.readable(await this.releases.scenarioStakes(releaseId));
  }

  private async planSurvey(subject: SubjectOf<'value-profile' | 'held-out-survey'>): Promise<RunPlan> {
    const [instrument, keyed] = await Promise.all([
      this.instruments.get(subject.instrumentId),
      this.instruments.items(subject.instrumentId),
    ]);
    const scale = { min: instrument.scaleMin, max: instrument.scaleMax };
    const asked = { scale, ...(subject.variants ? { variants: subject.variants } : {}) };
    const all = asPrompted(instrument, keyed);
    const samples =
      subject.suite === 'value-profile'
        ? planValueProfile({ items: all, ...asked })
        : planHeldOutSurvey({
            items: all.filter(({ family }) => subject.families.includes(family)),
            ...asked,
          });
    return {
      subjectVersion: instrument.contentHash,
      pages: () => pagesOf(samples),
      score: (sample, answer) => surveyScore(sample, answer, scale),
    };
  }

  private async planMoral(subject: SubjectOf<'moral-judgment'>, labelStyle: LabelStyle): Promise<RunPlan> {
    const { contentHash: subjectVersion } = await this.releases.get(subject.releaseId);
    const pages = (): AsyncGenerator<readonly SamplePlan[]> => this.moralPages(subject, labelStyle);
    return { subjectVersion, pages, score: moralScore };
  }

  /** Text is read as it is asked about: a release may be larger than the memory. */
  private async *moralPages(
    { releaseId, parts, orders = 'fixed' }: SubjectOf<'moral-judgment'>,
    labelStyle: LabelStyle,
  ): AsyncGenerator<readonly SamplePlan[]> {
    const released = (await this.releases.scenarioStakes(releaseId)).filter(
      ({ split }) => !parts || parts.includes(split),
    );
    for (let from = 0; from < released.length; from += SCENARIOS_A_PAGE) {
      const situations = await this.readable(released.slice(from, from + SCENARIOS_A_PAGE));
      yield planMoralJudgment({ situations, labelStyle, orders });
    }
  }

  private planCapability(): RunPlan {
    const samples = planCapability();
    const subjectVersion = contentHash(samples.map(({ key, prompt, meta }) => ({ key, prompt, meta })));
    return { subjectVersion, pages: () => pagesOf(samples), score: capabilityScore };
  }

  private async planOwn(name: string): Promise<RunPlan> {
    const suite = await this.ownSuite(name);
    const samples = suite.plan();
    return {
      subjectVersion: suite.version,
      pages: () => pagesOf(samples),
      score: (sample, answer) => ownScore(suite, sample, answer),
    };
  }

  /** @throws RunFailedError that names what is wrong with the suite. */
  async ownSuite(name: string): Promise<OwnSuite> {
    // A name and no path: nothing outside of the folder is ever run.
    if (!/^[a-z0-9-]+$/.test(name)) throw new RunFailedError(`There is no suite named ${name}.`);
    try {
      return await loadOwnSuite(join(this.config.ownSuites, name));
    } catch (error) {
      if (error instanceof OwnSuiteError) throw new RunFailedError(error.message);
      throw error;
    }
  }

  private async readable(released: readonly ScenarioStakes[]): Promise<Situation[]> {
    const found = await this.scenarios.byIds(released.map(({ scenarioId }) => scenarioId));
    const readable = new Map(
      found.filter(({ withdrawnAt }) => withdrawnAt === null).map((scenario) => [scenario.id, scenario]),
    );
    return released.flatMap(({ scenarioId, stakes }) => {
      const scenario = readable.get(scenarioId);
      return scenario ? [{ id: scenarioId, title: scenario.title, text: scenario.text, stakes }] : [];
    });
  }
}
