import { describe, expect, it } from '@jest/globals';
import { orderedLabels } from './ordered-labels.js';
import { entropyBits, labelDistribution, normalizedEntropy } from './soft-labels.js';
import { goldWeightedVote, majorityVote, wawa, weightedMajorityVote } from './votes.js';
import { weightedMedian } from './weighted-median.js';

/** Each task as what workers a, b, c … said of it. */
function labelsOf(tasks: readonly string[], scale?: readonly string[]) {
  return orderedLabels(
    tasks.flatMap((said, task) =>
      [...said].map((label, worker) => ({ task: `t${task}`, worker: `${'abcdef'[worker]}`, label })),
    ),
    scale,
  );
}

const close = (actual: Float64Array, expected: readonly number[]): void => {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, at) => expect(actual[at]).toBeCloseTo(value, 12));
};

// Two tasks: y y n and n y n.
const TABLE = labelsOf(['yyn', 'nyn']);

describe('the majority vote', () => {
  it('gives shares, labels and how everybody compares with them', () => {
    const { posterior, labels, ties, workers } = majorityVote(TABLE);
    close(posterior, [1 / 3, 2 / 3, 2 / 3, 1 / 3]);
    expect([...labels]).toEqual([1, 0]);
    expect([...ties]).toEqual([0, 0]);
    expect([...workers.labelCounts]).toEqual([2, 2, 2]);
    // a: two thirds twice; b: two thirds and a third; c: a third and two thirds.
    close(workers.accuracy, [2 / 3, 1 / 2, 1 / 2]);
    // a said n of what is n by 2/3 and y by 1/3, and y of what is n by 1/3 and y by 2/3.
    close(workers.confusion.subarray(0, 4), [2 / 3, 1 / 3, 1 / 3, 2 / 3]);
  });

  it('gives a tie to the earlier label of the scale and says so', () => {
    const scale = ['z', 'y', 'n'];
    const { labels, ties } = majorityVote(labelsOf(['yn', 'ny', 'nn'], scale));
    expect([...labels]).toEqual([1, 1, 2]);
    expect([...ties]).toEqual([1, 1, 0]);
  });
});

describe('weighted votes', () => {
  it('count weights', () => {
    // c alone weighs more than a and b together.
    const { posterior, labels } = weightedMajorityVote(TABLE, [1, 1, 3]);
    close(posterior, [3 / 5, 2 / 5, 4 / 5, 1 / 5]);
    expect([...labels]).toEqual([0, 0]);
  });

  it('count everybody alike where nobody has weight', () => {
    close(weightedMajorityVote(labelsOf(['ny', 'nyy']), [0, 0, 1]).posterior, [1 / 2, 1 / 2, 0, 1]);
  });

  it('refuse weights that are none', () => {
    expect(() => weightedMajorityVote(TABLE, [1, 1])).toThrow('one weight per worker');
    expect(() => weightedMajorityVote(TABLE, [1, -1, 1])).toThrow('The weight of “b” is -1');
    expect(() => weightedMajorityVote(TABLE, [1, Number.NaN, 1])).toThrow('NaN');
  });

  it('by agreement with the majority', () => {
    // The majority is y, n: a agrees twice, b and c once; weights 1, ½, ½.
    close(wawa(TABLE).posterior, [1 / 4, 3 / 4, 3 / 4, 1 / 4]);
  });

  it('by accuracy on gold, drawn towards the mean', () => {
    // The first task is y: a and b right, c wrong; the mean is 2/3. Smoothing 2: (1 + 4/3) ÷ 3 = 7/9, (0 + 4/3) ÷ 3 = 4/9.
    close(goldWeightedVote(TABLE, [1, -1]).posterior, [4 / 18, 14 / 18, 11 / 18, 7 / 18]);
    expect(() => goldWeightedVote(TABLE, [-1, -1])).toThrow('Nobody answered a gold task');
    expect(() => goldWeightedVote(TABLE, [1, -1], { smoothing: -1 })).toThrow('0 or more, not -1');
    expect(() => goldWeightedVote(labelsOf(['y', 'ny']), [0, -1], { smoothing: 0 })).toThrow(
      '“b” answered no gold task',
    );
  });
});

describe('the weighted median', () => {
  const scale = ['1', '2', '3', '4'];

  it('is the middle label, the lower of two', () => {
    const { labels, ties, posterior } = weightedMedian(labelsOf(['114', '1144', '2', '1344'], scale));
    expect([...labels]).toEqual([0, 0, 1, 2]);
    expect([...ties]).toEqual([0, 1, 0, 1]);
    close(posterior.subarray(0, 4), [2 / 3, 0, 0, 1 / 3]);
  });

  it('follows weights', () => {
    expect([...weightedMedian(labelsOf(['124'], scale), [1, 1, 3]).labels]).toEqual([3]);
  });
});

describe('soft labels', () => {
  it('are the shares, and their entropy is that computed by hand', () => {
    const shares = labelDistribution(labelsOf(['aabc', 'aaaa', 'abcb'], ['a', 'b', 'c']));
    close(shares, [1 / 2, 1 / 4, 1 / 4, 1, 0, 0, 1 / 4, 1 / 2, 1 / 4]);
    // ½ · 1 + ¼ · 2 + ¼ · 2 = 1.5 bits, of at most log₂ 3.
    close(entropyBits(shares, 3), [1.5, 0, 1.5]);
    close(normalizedEntropy(shares, 3), [1.5 / Math.log2(3), 0, 1.5 / Math.log2(3)]);
  });
});
