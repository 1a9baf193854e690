import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../random/seeded-random.js';
import { communityVerdict } from './community-verdict.js';
import type { VotingComment } from './community-verdict.type.js';

let nextAuthor = 0;
function comment(body: string, changes: Partial<VotingComment> = {}): VotingComment {
  nextAuthor += 1;
  return {
    authorKey: `author ${nextAuthor}`,
    body,
    score: 1,
    createdUtc: 1_700_000_000,
    topLevel: true,
    isSubmitter: false,
    distinguished: null,
    stickied: false,
    ...changes,
  };
}

describe('the community verdict', () => {
  it('is the distribution computed by hand', () => {
    // 2 NTA, 1 YTA, 1 ESH. Entropy ½·1 + ¼·2 + ¼·2 = 1.5 bits; margin (2 − 1) ÷ 4.
    const verdict = communityVerdict([
      comment('NTA', { score: 10 }),
      comment('NTA', { score: -4 }),
      comment('YTA', { score: 7 }),
      comment('ESH', { score: 0 }),
      comment('No idea.'),
    ]);
    expect(verdict).toMatchObject({ verdict: 'NTA', votes: 4, entropy: 1.5, margin: 0.25 });
    expect(verdict.counts).toEqual({ YTA: 1, NTA: 2, ESH: 1, NAH: 0, INFO: 0 });
    expect(verdict.weighted).toEqual({ YTA: 7, NTA: 10, ESH: 0, NAH: 0, INFO: 0 });
    expect(verdict.logWeighted.NTA).toBeCloseTo(Math.log(11), 12);
    expect(verdict.logWeighted.YTA).toBeCloseTo(Math.log(8), 12);
  });

  it.each<[string, Partial<VotingComment>]>([
    ['replies', { topLevel: false }],
    ["the post's author", { isSubmitter: true }],
    ['moderators speaking as such', { distinguished: 'moderator' }],
    ['stickied comments', { stickied: true }],
    ['AutoModerator', { authorName: 'AutoModerator' }],
    ['the judgment bot', { authorName: 'Judgement_Bot_AITA' }],
  ])('leaves out %s', (_name, changes) => {
    expect(communityVerdict([comment('YTA', changes), comment('NTA')]).counts).toMatchObject({
      YTA: 0,
      NTA: 1,
    });
  });

  it('counts people whose name merely ends like a bot', () => {
    expect(communityVerdict([comment('NTA', { authorName: 'Talbot' })]).votes).toBe(1);
  });

  it('gives an author one vote, the latest, and ignores later comments without one', () => {
    const verdict = communityVerdict([
      comment('YTA', { authorKey: 'ann', createdUtc: 2 }),
      comment('NTA', { authorKey: 'ann', createdUtc: 3 }),
      comment('Thanks!', { authorKey: 'ann', createdUtc: 4 }),
      comment('ESH', { authorKey: 'ann', createdUtc: 1 }),
    ]);
    expect(verdict.counts).toEqual({ YTA: 0, NTA: 1, ESH: 0, NAH: 0, INFO: 0 });
  });

  it('counts every comment of an unknown author', () => {
    const comments = [comment('NTA', { authorKey: null }), comment('NTA', { authorKey: null })];
    expect(communityVerdict(comments).votes).toBe(2);
  });

  it('names no winner on a tie and none without votes', () => {
    expect(communityVerdict([comment('NTA'), comment('YTA')])).toMatchObject({
      verdict: null,
      margin: 0,
      entropy: 1,
    });
    expect(communityVerdict([])).toMatchObject({ verdict: null, votes: 0, margin: 0, entropy: 0 });
  });

  it('does not depend on the order of the comments', () => {
    const random = SeededRandom.from('comments');
    const comments = Array.from({ length: 60 }, () =>
      comment(random.pick(['NTA', 'YTA', 'ESH', 'NAH', 'INFO', 'hm']), {
        authorKey: `a${random.integer(20)}`,
        createdUtc: random.integer(3),
        score: random.integer(3) - 1,
      }),
    );
    const expected = communityVerdict(comments);
    for (let round = 0; round < 20; round += 1) {
      expect(communityVerdict(random.shuffle(comments)).counts).toEqual(expected.counts);
    }
  });
});
