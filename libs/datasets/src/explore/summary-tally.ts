import {
  type BarFilter,
  type FormDefinition,
  isDefined,
  type ReleaseSummary,
  SeededRandom,
  SPLIT_NAMES,
  type SplitName,
  type SplitTally,
  type SummaryAgreement,
  type SummaryAnnotator,
  type SummaryDistribution,
  VALUE_KEYS,
  wilsonInterval,
} from '@ethogram/core';
import type { MoralRowContent, ReleaseKind, ReleaseRowContent } from '../release/release-content.js';
import { releasedAnswers, type ReleasedTask } from './released-answers.js';
import { barRules, plainRules } from './row-bars.js';
import type { RowFacts } from './row-facts.js';

/** Rows agreement is estimated from at most, so that sets of values can be compared; drawn by the seed of the release. */
const SAMPLED_ROWS = 2_000;

interface Counted {
  judgments: number;
  compared: number;
  same: number;
}

/** Counts what a release holds, row by row, in memory that does not grow with the rows. */
export class SummaryTally {
  private rows = 0;
  private judgments = 0;
  private readonly bars = new Map<string, SplitTally>();
  private readonly answers = new Map<string, Map<string, SplitTally>>();
  private readonly pairs = VALUE_KEYS.map(() => VALUE_KEYS.map(() => 0));
  private readonly annotators = new Map<string, Counted>();
  private readonly sample: ReleasedTask[] = [];
  private judgedTwice = 0;
  private readonly random: SeededRandom;

  constructor(
    private readonly kind: ReleaseKind,
    seed: number,
    private readonly form: FormDefinition | null,
  ) {
    this.random = SeededRandom.from('release-summary', seed);
  }

  add(row: ReleaseRowContent, facts: RowFacts): void {
    this.rows += 1;
    this.judgments += facts.judgments;
    for (const { filter, keysOf } of this.rules())
      for (const key of keysOf(facts)) count(this.bars, `${filter} ${key}`, row.split);
    if (row.kind === 'moral_judgment') this.addMoral(row);
    if (row.kind === 'survey') {
      this.addAnswers('rating', row.distribution, row.split);
      for (const { annotator } of row.ratings) this.personOf(annotator).judgments += 1;
    }
    if (row.kind === 'form') {
      for (const [part, { counts }] of Object.entries(row.distribution))
        this.addAnswers(part, counts, row.split);
      for (const { annotator } of row.judgments) this.personOf(annotator).judgments += 1;
    }
    if (facts.judgments > 1) this.keepSample(row);
  }

  /** @param agreementOf estimates agreement from a sample of the rows with two judgments or more */
  finish(
    agreementOf: (tasks: readonly ReleasedTask[], isSample: boolean) => SummaryAgreement[],
  ): ReleaseSummary {
    return {
      rows: this.rows,
      judgments: this.judgments,
      distributions: [...this.rowDistributions(), ...this.answerDistributions()],
      agreement: agreementOf(this.sample, this.judgedTwice > this.sample.length),
      valuePairs: this.kind === 'MORAL_JUDGMENT' ? this.pairs : null,
      annotators: [...this.annotators]
        .map(([annotator, counted]): SummaryAnnotator => {
          const share = wilsonInterval(counted.same, counted.compared);
          const [low, high] = isDefined(share) ? [share.low, share.high] : [null, null];
          return { annotator, ...counted, low, high };
        })
        .sort(
          (left, right) => right.judgments - left.judgments || (left.annotator < right.annotator ? -1 : 1),
        ),
    };
  }

  private rules() {
    return this.kind === 'MORAL_JUDGMENT' ? MORAL_RULES : PLAIN_RULES;
  }

  private addMoral({ judgments, aggregate }: MoralRowContent): void {
    for (const { annotator, verdict, values } of judgments) {
      const person = this.personOf(annotator);
      person.judgments += 1;
      if (judgments.length > 1 && aggregate.verdict) {
        person.compared += 1;
        if (verdict === aggregate.verdict) person.same += 1;
      }
      const named = [...new Set(values.map(({ value }) => VALUE_KEYS.indexOf(value)))];
      for (const one of named)
        for (const other of named) (this.pairs[one] as number[])[other] = (this.pairs[one]?.[other] ?? 0) + 1;
    }
  }

  private addAnswers(question: string, counts: Readonly<Record<string, number>>, split: SplitName): void {
    let tallies = this.answers.get(question);
    if (!tallies) this.answers.set(question, (tallies = new Map()));
    for (const [answer, times] of Object.entries(counts)) count(tallies, answer, split, times);
  }

  private personOf(annotator: string): Counted {
    let person = this.annotators.get(annotator);
    if (!person) this.annotators.set(annotator, (person = { judgments: 0, compared: 0, same: 0 }));
    return person;
  }

  /** Each row has the same chance to be kept, however many there will be. */
  private keepSample(row: ReleaseRowContent): void {
    this.judgedTwice += 1;
    const place =
      this.sample.length < SAMPLED_ROWS ? this.sample.length : this.random.integer(this.judgedTwice);
    if (place < SAMPLED_ROWS) this.sample[place] = releasedAnswers(row);
  }

  private rowDistributions(): SummaryDistribution[] {
    return this.rules().map(({ filter, title, bars }) => ({
      id: filter as string,
      title,
      unit: 'rows',
      filter: filter as BarFilter,
      bars: bars.map((bar) => ({ ...bar, counts: this.bars.get(`${filter} ${bar.key}`) ?? none() })),
    }));
  }

  private answerDistributions(): SummaryDistribution[] {
    return [...this.answers].map(([question, tallies]) => {
      const part = this.form?.parts.find(({ id }) => id === question);
      const labels = optionLabels(part);
      return {
        id: `answers:${question}`,
        title: part?.label ?? 'Ratings',
        unit: 'answers',
        filter: null,
        bars: [...tallies].map(([key, counts]) => ({ key, label: labels.get(key) ?? key, counts })),
      };
    });
  }
}

const MORAL_RULES = barRules();
const PLAIN_RULES = plainRules();

function optionLabels(part: FormDefinition['parts'][number] | undefined): Map<string, string> {
  const options = part && 'options' in part ? part.options : [];
  return new Map(options.map(({ id, label }) => [id, label]));
}

function none(): SplitTally {
  return Object.fromEntries(SPLIT_NAMES.map((split) => [split, 0])) as SplitTally;
}

function count(tallies: Map<string, SplitTally>, key: string, split: SplitName, times = 1): void {
  let tally = tallies.get(key);
  if (!tally) tallies.set(key, (tally = none()));
  tally[split] += times;
}
