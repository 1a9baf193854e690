import type { MoralTrainingRow } from '@ethogram/core';

/** A situation and what is taught about it. */
export interface MoralPreview {
  readonly key: string;
  readonly prompt: string;
  readonly taught: { readonly answer: string; copies: number }[];
  /** `NTA 67 %, YTA 33 %`; empty where no probabilities are taught. */
  readonly shares: string;
}

/** Rows as they follow each other in the file, copies of a situation together. */
export function moralPreview(rows: readonly MoralTrainingRow[]): MoralPreview[] {
  const situations = Map.groupBy(rows, ({ key }) => key.replace(/#\d+$/, ''));
  return [...situations].map(([key, copies]) => ({
    key,
    prompt: (copies[0]?.prompt ?? []).map(({ content }) => content).join('\n'),
    taught: taughtOf(copies),
    shares: sharesOf(copies[0]?.distribution),
  }));
}

function taughtOf(copies: readonly MoralTrainingRow[]): MoralPreview['taught'] {
  const counts = new Map<string, number>();
  for (const { completion } of copies) {
    const answer = completion.map(({ content }) => content).join('');
    counts.set(answer, (counts.get(answer) ?? 0) + 1);
  }
  return [...counts].map(([answer, count]) => ({ answer, copies: count }));
}

function sharesOf(distribution: MoralTrainingRow['distribution']): string {
  return Object.entries(distribution ?? {})
    .filter(([, share]) => share > 0)
    .sort(([, one], [, other]) => other - one)
    .map(([verdict, share]) => `${verdict} ${Math.round(share * 100)} %`)
    .join(', ');
}
