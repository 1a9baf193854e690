import { describe, expect, it } from '@jest/globals';
import type { GamesComparison, MoralComparison } from '@ethogram/core';
import { composeReport } from '../compose-report.js';
import { METHOD_FACTS, reportMaterial, shiftOf } from '../report-fixture.js';
import { reportFigures } from './report-figures.js';

const HOSTILE = '<script>alert(1)</script>';
const none = { answered: 60, refused: 0, unparsable: 0, error: 0 };
const near = { n: 60, accuracy: 0.5, macroF1: null, balancedAccuracy: null, brier: 0.4, jensenShannon: 0.3 };
const shares = { YTA: 0.5, NTA: 0.25, ESH: 0.25, NAH: 0, INFO: 0 };

const moral: MoralComparison = {
  kind: 'moral-judgment',
  values: {},
  sideEffects: null,
  blame: null,
  verdicts: {
    n: 60,
    verdicts: ['YTA', 'NTA', 'ESH', 'NAH', 'INFO'],
    flow: [
      [10, 14, 1, 0, 0],
      [2, 20, 0, 4, 0],
      [0, 3, 2, 0, 0],
      [0, 0, 0, 3, 0],
      [1, 0, 0, 0, 0],
    ],
    authorWrong: null,
    marginal: null,
    human: {
      ...{ base: near, tuned: near, ceiling: null, jensenShannonChange: null },
      shares: { people: shares, base: { ...shares, YTA: 0.75, ESH: 0 }, tuned: shares },
    },
    humanReason: null,
  },
  coverage: { pairs: 60, leftOut: 0, base: none, tuned: none },
};

const games: GamesComparison = {
  ...{ kind: 'text-adventure', plays: 8, games: ['purse'], answeredOnly: null, unpaired: 0 },
  metrics: { reward: { overall: shiftOf(-4), games: {} } },
  fallback: { base: 0, tuned: 0 },
  paths: ['The Purse', HOSTILE, 'A third', 'A fourth'].map((title, place) => ({
    ...{ game: `game-${place}`, title, plays: 2, decisions: [0, 1, 2, 3] },
    base: { points: [0, 5, 5, 10], violations: [0, 0, 1, 2] },
    tuned: { points: [0, 0, 5, 5], violations: [0, 0, 0, place] },
  })),
};

const { parts, ...rest } = reportMaterial();
const report = composeReport(
  { ...rest, parts: { ...parts, moralJudgment: moral, textAdventure: games } },
  METHOD_FACTS,
);

describe('the pictures of a report', () => {
  const figures = reportFigures(report);
  const svgOf = (key: string): string => figures.find((figure) => figure.key === key)?.svg ?? '';

  it('are all that there are numbers for, each under a name of its own', () => {
    expect(figures.map(({ key }) => key)).toEqual([
      ...['profile', 'held-out', 'moral', 'verdicts', 'people'],
      ...['games', 'trajectories-points', 'trajectories-violations', 'controls'],
    ]);
    for (const { svg } of figures) {
      expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*><title>[^<]+<\/title><desc>[^<]+<\/desc>/);
      expect(svg).not.toMatch(/NaN|undefined|Infinity|<script>/);
    }
  });

  it('hold people against both models, verdict by verdict', () => {
    const people = svgOf('people');
    expect(people).toContain('YTA: people 0.50, base model 0.75, tuned model 0.50;');
    expect(people.match(/>base model</g)).toHaveLength(5);
    expect(people.match(/>0\.75</g)).toHaveLength(1);
  });

  it('show how the plays of each game went, before and after', () => {
    const points = svgOf('trajectories-points');
    expect(points.match(/<polyline /g)).toHaveLength(2 * 4);
    expect(points).toContain('The Purse 10.0 before, 5.0 after;');
  });

  it('do without what older comparisons did not keep', () => {
    const older = { ...games };
    delete older.paths;
    const { verdicts } = moral;
    const old = {
      ...moral,
      verdicts: verdicts && { ...verdicts, human: { ...near, base: near, tuned: near } },
    } as unknown as MoralComparison;
    const found = reportFigures({
      ...report,
      parts: { ...parts, moralJudgment: old, textAdventure: older },
    });
    expect(found.map(({ key }) => key)).toEqual([
      ...['profile', 'held-out', 'moral', 'verdicts', 'games', 'controls'],
    ]);
  });
});
