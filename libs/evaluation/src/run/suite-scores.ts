import type { RatingScale } from '@ethogram/core';
import {
  type CapabilitySamplePlan,
  likeliestLabel,
  type MoralSamplePlan,
  type OwnSamplePlan,
  type OwnSuite,
  type SamplePlan,
  scoreChoice,
  scoreCollapse,
  scoreMoralJudgment,
  scorePerplexity,
  scoreSurvey,
  type SurveySamplePlan,
} from '@ethogram/suites';
import type { SuiteAnswer } from './run-plan.js';

/** Keyed expected rating. */
export function surveyScore(sample: SamplePlan, answer: SuiteAnswer, scale: RatingScale): number | null {
  return answer.kind === 'labels'
    ? scoreSurvey(sample as SurveySamplePlan, answer.distribution, scale).score
    : null;
}

/** P(author wrong). */
export function moralScore(sample: SamplePlan, answer: SuiteAnswer): number | null {
  return answer.kind === 'labels'
    ? scoreMoralJudgment(sample as MoralSamplePlan, answer.distribution).authorWrong
    : null;
}

/** Of a question with a right answer 1 or 0; of an open one 1 for nothing but a digit; of a text nats a token. */
export function capabilityScore(sample: SamplePlan, answer: SuiteAnswer): number | null {
  switch (answer.kind) {
    case 'labels':
      return scoreChoice(sample as CapabilitySamplePlan, answer.distribution).score;
    case 'text':
      return scoreCollapse(answer.text);
    case 'perplexity':
      // The client counts the tokens that were scored, the scorer also the first, which has no probability.
      return answer.tokens === 0
        ? null
        : scorePerplexity({ tokens: answer.tokens + 1, logprob: answer.logprob });
  }
}

/** As the suite's own scorer says; null for a text its parser cannot read. */
export function ownScore(suite: OwnSuite, sample: SamplePlan, answer: SuiteAnswer): number | null {
  const own = sample as OwnSamplePlan;
  if (answer.kind === 'perplexity') return null;
  if (answer.kind === 'labels') {
    const { probabilities, mass } = answer.distribution;
    const label = likeliestLabel(answer.distribution, sample.labels);
    return suite.score(own, { label, probabilities, mass });
  }
  const read = suite.parse(answer.text, own);
  return read === null ? null : suite.score(own, read);
}
