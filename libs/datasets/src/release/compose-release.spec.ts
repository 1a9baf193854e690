import { describe, expect, it } from '@jest/globals';
import type { MoralJudgmentAnswer, Verdict } from '@ethogram/core';
import { composeRelease, type ReleaseRequest } from './compose-release.js';
import { moralRow } from './moral-row.js';
import type { DraftRow } from './release-content.js';

const request: ReleaseRequest = {
  kind: 'MORAL_JUDGMENT',
  minimumJudgments: 1,
  seed: 7,
  ratios: { train: 0.6, validation: 0.2, test: 0.2 },
  guideline: 'Judge the author.',
  instrument: null,
  simulated: false,
  pinned: new Map(),
};

function answer(verdict: Verdict): MoralJudgmentAnswer {
  return { kind: 'moral_judgment', verdict, acceptability: 0, values: [], confidence: 3, rationale: '' };
}

/** As another installation would see the same judgments: other ids, other pseudonyms, other group names. */
function drafts(installation: string, verdict: Verdict = 'YTA'): DraftRow[] {
  return Array.from({ length: 20 }, (_, index) =>
    moralRow({
      id: `${installation}-${index}`,
      textHash: `hash-${String(index).padStart(2, '0')}`,
      title: 'T',
      text: `Text ${index}`,
      synthetic: false,
      upstreamGroup: `${installation}-group-${Math.floor(index / 2)}`,
      mayPublishText: true,
      judgments: [
        { annotator: `${installation}-x`, answer: answer(index === 0 ? verdict : 'NTA') },
        { annotator: `${installation}-a`, answer: answer('NAH') },
      ],
    }),
  );
}

describe('composeRelease', () => {
  it('has the same content hash on two installations, and files that differ only by pseudonyms', () => {
    const here = composeRelease(drafts('here'), request);
    const there = composeRelease(drafts('there').reverse(), request);
    expect(there.contentHash).toBe(here.contentHash);
    expect(there.fileHash).not.toBe(here.fileHash);
    expect(JSON.stringify(there.rows.map((row) => row.content)).replaceAll('there', 'here')).toBe(
      JSON.stringify(here.rows.map((row) => row.content)),
    );
  });

  it('has another content hash for another answer, seed, query or guideline', () => {
    const hash = composeRelease(drafts('here'), request).contentHash;
    expect(composeRelease(drafts('here', 'ESH'), request).contentHash).not.toBe(hash);
    for (const change of [
      { seed: 8 },
      { minimumJudgments: 2 },
      { guideline: 'Other.' },
      { simulated: true },
    ]) {
      expect(composeRelease(drafts('here'), { ...request, ...change }).contentHash).not.toBe(hash);
    }
  });

  it('keeps groups together, and names them by a key and not by an id', () => {
    const { rows } = composeRelease(drafts('here'), request);
    const splitsByGroup = Map.groupBy(rows, (row) => row.draft.upstreamGroup);
    for (const group of splitsByGroup.values())
      expect(new Set(group.map((row) => row.content.split)).size).toBe(1);
    expect(rows[1]?.content.group).toBe('scenario:hash-00');
  });

  it('counts rows, groups and judgments', () => {
    const { core } = composeRelease(drafts('here'), request);
    expect(core.counts).toMatchObject({ rows: 20, judgments: 40 });
    expect(core.counts.splits.map(({ split, rows, groups }) => [split, rows, groups])).toEqual([
      ['train', 12, 6],
      ['validation', 4, 2],
      ['test', 4, 2],
    ]);
  });

  it('tells two scenarios with one text apart, in the same way whatever order they come in', () => {
    const [one, two] = [
      drafts('here')[0] as DraftRow,
      { ...(drafts('here', 'ESH')[0] as DraftRow), scenarioId: 'other' },
    ];
    const keysOf = (given: DraftRow[]) =>
      composeRelease(given, request).rows.map((row) => [row.content.key, row.draft.scenarioId]);
    expect(keysOf([one, two]).map(([key]) => key)).toEqual(['scenario:hash-00', 'scenario:hash-00.2']);
    expect(keysOf([two, one])).toEqual(keysOf([one, two]));
  });
});
