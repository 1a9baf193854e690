import {
  canonicalJson,
  checkSpans,
  type Direction,
  DIRECTIONS,
  type EvidenceSpan,
  mean,
  type MoralJudgmentAnswer,
  type ValueAtStake,
  type ValueKey,
  VALUE_KEYS,
  type Verdict,
  VERDICTS,
} from '@ethogram/core';
import { mostProbable, type VerdictMethod } from './aggregate-verdicts.js';
import type {
  DraftRow,
  MoralAggregate,
  MoralDistribution,
  ReleasedAdjudication,
  ReleasedJudgment,
} from './release-content.js';

export interface JudgedScenario {
  readonly id: string;
  readonly textHash: string;
  readonly title: string;
  readonly text: string;
  readonly synthetic: boolean;
  readonly mayPublishText: boolean;
  readonly judgments: readonly { readonly annotator: string; readonly answer: MoralJudgmentAnswer }[];
  readonly settled?: SettledAnswer | null;
}

/** How a disagreement was settled. */
export interface SettledAnswer {
  readonly answer: MoralJudgmentAnswer;
  readonly reason: string;
  readonly revision: number;
}

/**
 * The row of a scenario with at least one judgment.
 * @param posterior the probability of each of `VERDICTS` by the method; not needed for a majority
 */
export function moralRow(
  scenario: JudgedScenario,
  method: VerdictMethod = 'majority',
  posterior?: ArrayLike<number>,
): DraftRow {
  const { id, textHash, title, text, synthetic, mayPublishText } = scenario;
  const judgments = scenario.judgments.map(({ annotator, answer }) => released(annotator, answer, scenario));
  const sorted = sortByContent(
    judgments,
    ({ verdict, acceptability, confidence }) => `${verdict} ${acceptability} ${confidence}`,
  );
  const distribution = moralDistribution(sorted);
  const key = `scenario:${textHash}`;
  return {
    key,
    scenarioId: id,
    itemId: null,
    content: {
      key,
      kind: 'moral_judgment',
      scenario: {
        textHash,
        title: mayPublishText ? title : null,
        text: mayPublishText ? text : null,
        synthetic,
      },
      judgments: sorted,
      distribution,
      aggregate: moralAggregate(sorted, distribution, method, posterior),
      adjudicated: adjudicated(scenario),
    },
  };
}

function adjudicated({ settled, mayPublishText }: JudgedScenario): ReleasedAdjudication | null {
  if (!settled) return null;
  const { verdict, acceptability, values } = settled.answer;
  const reason = mayPublishText ? settled.reason : null;
  return { verdict, acceptability, values: inOrder(values), reason, revision: settled.revision };
}

/** As the taxonomy names them, so that the order says nothing; keys in the order of canonical JSON. */
function inOrder(values: readonly ValueAtStake[]): ValueAtStake[] {
  return values
    .map(({ direction, strength, value, whose }) => ({
      direction,
      ...(strength === undefined ? {} : { strength }),
      value,
      ...(whose === undefined ? {} : { whose }),
    }))
    .sort((left, right) => PLACES[left.value] - PLACES[right.value]);
}

const PLACES = Object.fromEntries(VALUE_KEYS.map((value, place) => [value, place])) as Record<
  ValueKey,
  number
>;

/**
 * The evidence that still says what the text says. It was checked when it was given and neither can change, so what is
 * left out was damaged: the rest of the judgment is released, and the manifest counts what is not.
 */
export function soundSpans(answer: MoralJudgmentAnswer, text: string): EvidenceSpan[] {
  const spans = answer.spans ?? [];
  const checks = checkSpans(spans, text);
  return spans.filter((_, index) => checks[index] === 'ok');
}

function released(
  annotator: string,
  answer: MoralJudgmentAnswer,
  { text, mayPublishText }: Pick<JudgedScenario, 'text' | 'mayPublishText'>,
): ReleasedJudgment {
  const { verdict, acceptability, confidence, mostPeople = null, firstPass = null } = answer;
  const values = inOrder(answer.values);
  const spans = soundSpans(answer, text);
  // In the order of canonical JSON, which then need not sort a million times.
  return {
    acceptability,
    annotator,
    changingFact: (mayPublishText && answer.changingFact) || null,
    confidence,
    firstPass,
    mostPeople,
    rationale: mayPublishText ? answer.rationale : null,
    spans: spans.map(({ end, quote, speaksFor, start, textHash }) => ({
      end,
      quote: mayPublishText ? quote : null,
      speaksFor,
      start,
      textHash,
    })),
    values,
    verdict,
  };
}

/**
 * By what was said and then by who said it, so that the order says nothing of the machine it was made on.
 * @param first a part of the content that tells most entries apart: spelling out the whole of each takes long
 */
export function sortByContent<Entry extends { annotator: string }>(
  entries: readonly Entry[],
  first: (entry: Entry) => string = () => '',
): Entry[] {
  const spelled = new Map<Entry, string>();
  const contentOf = (entry: Entry): string => {
    const known = spelled.get(entry) ?? canonicalJson({ ...entry, annotator: '' }) + entry.annotator;
    spelled.set(entry, known);
    return known;
  };
  return entries
    .map((entry) => ({ entry, begin: first(entry) }))
    .sort(
      (left, right) =>
        compare(left.begin, right.begin) || compare(contentOf(left.entry), contentOf(right.entry)),
    )
    .map(({ entry }) => entry);
}

/** By code unit. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function moralDistribution(judgments: readonly ReleasedJudgment[]): MoralDistribution {
  const verdict = Object.fromEntries(VERDICTS.map((name) => [name, 0])) as Record<Verdict, number>;
  const acceptability: Record<string, number> = { '-2': 0, '-1': 0, '0': 0, '1': 0, '2': 0 };
  const values: MoralDistribution['values'] = {};
  for (const judgment of judgments) {
    verdict[judgment.verdict] += 1;
    acceptability[String(judgment.acceptability)] = (acceptability[String(judgment.acceptability)] ?? 0) + 1;
    for (const { value, direction } of judgment.values) {
      const counts = (values[value] ??= { attained: 0, constrained: 0, both: 0 });
      counts[direction] += 1;
    }
  }
  return { verdict, acceptability, values };
}

function moralAggregate(
  judgments: readonly ReleasedJudgment[],
  distribution: MoralDistribution,
  method: VerdictMethod,
  posterior?: ArrayLike<number>,
): MoralAggregate {
  const shares = VERDICTS.map((verdict) => distribution.verdict[verdict] / judgments.length);
  const probabilities = posterior ?? shares;
  return {
    method,
    judgments: judgments.length,
    verdict: mostProbable(probabilities),
    probabilities: Object.fromEntries(
      VERDICTS.map((verdict, index) => [verdict, probabilities[index] ?? 0]),
    ) as Record<Verdict, number>,
    entropy: shares.reduce((sum, share) => (share > 0 ? sum - share * Math.log2(share) : sum), 0),
    acceptability: mean(judgments.map((judgment) => judgment.acceptability)),
    values: majorityValues(distribution, judgments.length),
  };
}

function majorityValues({ values }: MoralDistribution, judgments: number): ValueAtStake[] {
  return VALUE_KEYS.flatMap((value) => {
    const counts = values[value];
    if (!counts || sum(counts) * 2 <= judgments) return [];
    const direction = strongestDirection(counts);
    return direction ? [{ value, direction }] : [];
  });
}

type DirectionCounts = Readonly<Record<Direction, number>>;

function sum(counts: DirectionCounts): number {
  return DIRECTIONS.reduce((total, direction) => total + counts[direction], 0);
}

function strongestDirection(counts: DirectionCounts): Direction | null {
  const most = Math.max(...DIRECTIONS.map((direction) => counts[direction]));
  const strongest = DIRECTIONS.filter((direction) => counts[direction] === most);
  return strongest.length === 1 ? (strongest[0] ?? null) : null;
}
