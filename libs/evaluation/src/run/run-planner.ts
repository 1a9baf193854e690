import { contentHash } from '@ethogram/core';
import { ScenarioService } from '@ethogram/corpus';
import { ReleaseService } from '@ethogram/datasets';
import {
  type LabelStyle,
  type MoralSamplePlan,
  planHeldOutSurvey,
  planMoralJudgment,
  planValueProfile,
  type Situation,
  type SurveySamplePlan,
} from '@ethogram/suites';
import type { RatingScale } from '@ethogram/core';
import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import type { RunSubject } from './run.entity.js';

interface PlanOrigin {
  /** Hash of the instrument or release the prompts come from. */
  readonly subjectVersion: string;
}
export interface SurveyRunPlan extends PlanOrigin {
  readonly kind: 'survey';
  readonly scale: RatingScale;
  readonly samples: readonly SurveySamplePlan[];
}
export interface MoralRunPlan extends PlanOrigin {
  readonly kind: 'moral_judgment';
  readonly samples: readonly MoralSamplePlan[];
}
export type RunPlan = SurveyRunPlan | MoralRunPlan;

/** Equal for plans that put the same prompts with the same labels under the same keys. */
export function promptsHash(plan: RunPlan): string {
  return contentHash(plan.samples.map(({ key, prompt, labels }) => ({ key, prompt, labels })));
}

/** Turns what a run asks about into its samples, the same for every model. */
@Injectable()
export class RunPlanner {
  constructor(
    private readonly instruments: InstrumentService,
    private readonly releases: ReleaseService,
    private readonly scenarios: ScenarioService,
  ) {}

  async plan(subject: RunSubject, labelStyle: LabelStyle): Promise<RunPlan> {
    switch (subject.suite) {
      case 'value-profile':
      case 'held-out-survey':
        return this.planSurvey(subject);
      case 'moral-judgment': {
        const { contentHash: subjectVersion } = await this.releases.get(subject.releaseId);
        const situations = await this.situations(subject.releaseId);
        return {
          kind: 'moral_judgment',
          subjectVersion,
          samples: planMoralJudgment({ situations, labelStyle }),
        };
      }
    }
  }

  /** The scenarios of a release with their text as it is now: withdrawn ones are left out. */
  async situations(releaseId: string): Promise<Situation[]> {
    const released = await this.releases.scenarioStakes(releaseId);
    const found = await this.scenarios.byIds(released.map(({ scenarioId }) => scenarioId));
    const readable = new Map(
      found.filter(({ withdrawnAt }) => withdrawnAt === null).map((scenario) => [scenario.id, scenario]),
    );
    return released.flatMap(({ scenarioId, stakes }) => {
      const scenario = readable.get(scenarioId);
      return scenario ? [{ id: scenarioId, title: scenario.title, text: scenario.text, stakes }] : [];
    });
  }

  private async planSurvey(
    subject: Exclude<RunSubject, { suite: 'moral-judgment' }>,
  ): Promise<SurveyRunPlan> {
    const [instrument, items] = await Promise.all([
      this.instruments.get(subject.instrumentId),
      this.instruments.items(subject.instrumentId),
    ]);
    const scale = { min: instrument.scaleMin, max: instrument.scaleMax };
    const samples =
      subject.suite === 'value-profile'
        ? planValueProfile({ items, scale })
        : planHeldOutSurvey({
            items: items.filter(({ family }) => subject.families.includes(family)),
            scale,
          });
    return { kind: 'survey', subjectVersion: instrument.contentHash, scale, samples };
  }
}
