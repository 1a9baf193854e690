import { VERDICTS } from '@ethogram/core';
import type { MoralRowContent, ReleaseRowContent } from '../release/release-content.js';
import { type Cell, type Column, column, type FlatTable, json, PLACE } from './flat-table.js';

const lower = (verdict: string): string => verdict.toLowerCase();

const ROW_COLUMNS: readonly Column[] = [
  ...PLACE,
  column('text_hash', 'text', 'SHA-256 of the text as UTF-8'),
  column('title', 'text', 'Title of the situation; empty where it may not be published'),
  column('text', 'text', 'The situation, redacted; empty where it may not be published'),
  column('synthetic', 'boolean', 'Whether the situation was invented'),
  column('judgments', 'integer', 'How many people judged it'),
  column('verdict', 'text', 'Aggregate verdict; empty on a tie'),
  column('method', 'text', 'How the verdict was made of the judgments'),
  ...VERDICTS.map((verdict) =>
    column(`probability_${lower(verdict)}`, 'number', `Probability of ${verdict} by the method (soft label)`),
  ),
  ...VERDICTS.map((verdict) => column(`count_${lower(verdict)}`, 'integer', `Judgments that say ${verdict}`)),
  column('entropy', 'number', 'Entropy of the verdicts as given, in bits'),
  column('acceptability', 'number', 'Mean acceptability, −2 to 2'),
  column('acceptability_counts', 'json', 'Judgments by acceptability'),
  column('values', 'json', 'Values at stake by majority, each with its direction'),
  column('value_counts', 'json', 'Judgments that name a value, by direction'),
  column(
    'adjudicated_verdict',
    'text',
    'Verdict by which a disagreement was settled; empty where nobody did',
  ),
  column('adjudicated_acceptability', 'integer', 'The same for acceptability'),
];

const JUDGMENT_COLUMNS: readonly Column[] = [
  ...PLACE,
  column('annotator', 'text', 'Pseudonym of a person, the same in every release of an installation'),
  column('verdict', 'text', 'YTA the author, NTA others, ESH everyone, NAH no one, INFO cannot be told'),
  column('acceptability', 'integer', '−2 quite unacceptable to 2 quite acceptable'),
  column('confidence', 'integer', '1 guessing to 5 certain'),
  column('values', 'json', 'Values at stake with direction, and whose and how strong where that was asked'),
  column('rationale', 'text', 'Why; empty where the text may not be published'),
  column(
    'spans',
    'json',
    'Passages that speak for the verdict or a value, in Unicode code points of the text',
  ),
  column('most_people', 'text', 'The verdict most people would give, where that was asked'),
  column('changing_fact', 'text', 'What would have to be true for another verdict, where that was asked'),
  column('first_verdict', 'text', 'Verdict on the action alone, where that was asked first'),
  column('first_acceptability', 'integer', 'Acceptability of the action alone, where that was asked first'),
];

function rowOf({ key, split, group, ...row }: MoralRowContent): readonly Cell[] {
  const { scenario, judgments, aggregate, distribution, adjudicated } = row;
  return [
    key,
    split,
    group,
    scenario.textHash,
    scenario.title,
    scenario.text,
    scenario.synthetic,
    judgments.length,
    aggregate.verdict,
    aggregate.method,
    // Releases of before said no probabilities: their shares are those of the judgments.
    ...VERDICTS.map(
      (verdict) => aggregate.probabilities?.[verdict] ?? distribution.verdict[verdict] / judgments.length,
    ),
    ...VERDICTS.map((verdict) => distribution.verdict[verdict]),
    aggregate.entropy ?? null,
    aggregate.acceptability,
    json(distribution.acceptability),
    json(aggregate.values),
    json(distribution.values),
    adjudicated?.verdict ?? null,
    adjudicated?.acceptability ?? null,
  ];
}

function judgmentsOf({ key, split, group, judgments }: MoralRowContent): readonly (readonly Cell[])[] {
  return judgments.map((judgment) => [
    key,
    split,
    group,
    judgment.annotator,
    judgment.verdict,
    judgment.acceptability,
    judgment.confidence,
    json(judgment.values),
    judgment.rationale,
    json(judgment.spans ?? []),
    judgment.mostPeople ?? null,
    judgment.changingFact ?? null,
    judgment.firstPass?.verdict ?? null,
    judgment.firstPass?.acceptability ?? null,
  ]);
}

const asMoral = (row: ReleaseRowContent): MoralRowContent => row as MoralRowContent;

export const MORAL_TABLES: readonly FlatTable[] = [
  {
    name: 'rows',
    describes: 'One situation a line: its distribution of judgments and its aggregate',
    columns: ROW_COLUMNS,
    linesOf: (row) => [rowOf(asMoral(row))],
  },
  {
    name: 'judgments',
    describes: 'One judgment a line: what one person said of one situation',
    columns: JUDGMENT_COLUMNS,
    linesOf: (row) => judgmentsOf(asMoral(row)),
  },
];
