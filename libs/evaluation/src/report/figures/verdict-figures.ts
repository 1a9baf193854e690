import { type PeopleShares, type VerdictComparison, VERDICTS } from '@ethogram/core';
import { flowFigure } from './flow-figure.js';
import type { ReportFigure } from './report-figure.js';
import { sharesFigure } from './shares-figure.js';
import { numberText } from './svg.js';

const WHO = { people: 'people', base: 'base model', tuned: 'tuned model' } as const;
const ROLES = ['people', 'base', 'tuned'] as const;

/** Which verdict became which, and how often people and both models give each; nothing where no situation was judged by both. */
export function verdictFigures(compared: VerdictComparison): ReportFigure[] {
  const { human } = compared;
  if (compared.n === 0) return [];
  return [flowFigureOf(compared), ...(human?.shares ? [peopleFigure(human.shares, human.base.n)] : [])];
}

function peopleFigure(shares: PeopleShares, n: number): ReportFigure {
  const title = 'Verdicts of people and models';
  const description =
    `Mean share of each verdict over the ${n} situations that people and both models judged, each situation once. ` +
    `${VERDICTS.map((verdict) => `${verdict}: ${ROLES.map((role) => `${WHO[role]} ${numberText(shares[role][verdict])}`).join(', ')}`).join('; ')}.`;
  const groups = VERDICTS.map((label) => ({
    label,
    bars: ROLES.map((role) => ({ label: WHO[role], share: shares[role][label] })),
  }));
  return { key: 'people', title, description, svg: sharesFigure(title, description, groups) };
}

function flowFigureOf({ verdicts, flow, n }: VerdictComparison): ReportFigure {
  const title = 'Verdicts before and after';
  const counts = verdicts.map((_, row) => verdicts.map((__, column) => flow[row]?.[column] ?? 0));
  const description = flowInWords(verdicts, counts, n);
  return {
    ...{ key: 'verdicts', title, description },
    svg: flowFigure(title, description, { labels: verdicts, counts }),
    table: {
      columns: ['Before ↓ after →', ...verdicts],
      rows: verdicts.map((label, row) => [label, ...(counts[row] ?? []).map(String)]),
    },
  };
}

/** The picture for those who cannot see it: how many changed, and which way most of them went. */
function flowInWords(labels: readonly string[], counts: readonly (readonly number[])[], n: number): string {
  const changes = labels
    .flatMap((from, row) =>
      labels.map((to, column) => ({ from, to, isSame: row === column, count: counts[row]?.[column] ?? 0 })),
    )
    .filter(({ isSame, count }) => !isSame && count > 0)
    .sort((one, other) => other.count - one.count);
  const most = changes.slice(0, 3).map(({ from, to, count }) => `${count} from ${from} to ${to}`);
  const changed = changes.reduce((sum, { count }) => sum + count, 0);
  return (
    `Each situation by its likeliest verdict, before on the left and after on the right; a band is as wide as many went that way. ` +
    `Of ${n}, ${changed} changed${most.length > 0 ? `: most of all ${most.join(', ')}` : ''}.`
  );
}
