import {
  canonicalJson,
  checkSpans,
  type Direction,
  DIRECTIONS,
  type EvidenceSpan,
  isVerdict,
  mean,
  type MoralJudgmentAnswer,
  type ValueAtStake,
  VALUE_KEYS,
  type Verdict,
  VERDICTS,
} from '@ethogram/core';
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
  readonly upstreamGroup: string;
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

/** The row of a scenario with at least one judgment. */
export function moralRow(scenario: JudgedScenario): DraftRow {
  const { id, textHash, title, text, synthetic, mayPublishText } = scenario;
  const judgments = scenario.judgments.map(({ annotator, answer }) => released(annotator, answer, scenario));
  const sorted = sortByContent(judgments);
  const distribution = moralDistribution(sorted);
  const aggregate = moralAggregate(sorted, distribution);
  const key = `scenario:${textHash}`;
  return {
    key,
    upstreamGroup: scenario.upstreamGroup,
    stratum: aggregate.verdict ?? 'undecided',
    scenarioId: id,
    itemId: null,
    judgmentCount: sorted.length,
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
      aggregate,
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

/** As the taxonomy names them, so that the order says nothing. */
function inOrder(values: readonly ValueAtStake[]): ValueAtStake[] {
  return [...values].sort((left, right) => VALUE_KEYS.indexOf(left.value) - VALUE_KEYS.indexOf(right.value));
}

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
  return {
    annotator,
    verdict,
    acceptability,
    values,
    confidence,
    rationale: mayPublishText ? answer.rationale : null,
    spans: mayPublishText ? spans : spans.map((span) => ({ ...span, quote: null })),
    mostPeople,
    changingFact: (mayPublishText && answer.changingFact) || null,
    firstPass,
  };
}

/** By what was said and then by who said it, so that the order says nothing of the machine it was made on. */
export function sortByContent<Entry extends { annotator: string }>(entries: readonly Entry[]): Entry[] {
  return entries
    .map((entry) => ({ entry, order: canonicalJson({ ...entry, annotator: '' }) + entry.annotator }))
    .sort((left, right) => (left.order < right.order ? -1 : 1))
    .map(({ entry }) => entry);
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
): MoralAggregate {
  return {
    method: 'majority',
    judgments: judgments.length,
    verdict: mostFrequentVerdict(distribution),
    acceptability: mean(judgments.map((judgment) => judgment.acceptability)),
    values: majorityValues(distribution, judgments.length),
  };
}

function mostFrequentVerdict({ verdict }: MoralDistribution): Verdict | null {
  const most = Math.max(...Object.values(verdict));
  const winners = Object.keys(verdict).filter(
    (name) => isVerdict(name) && verdict[name] === most,
  ) as Verdict[];
  return winners.length === 1 ? (winners[0] ?? null) : null;
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
