import { SeededRandom } from '@ethogram/core';

const WORDS = 20_000;
const FLAIRS = ['Asshole', 'Not the A-hole', 'Everyone Sucks', 'No A-holes here', 'Not enough info', null];
const VOTES = [
  'NTA',
  'YTA',
  'ESH',
  'NAH',
  'INFO: why',
  'Hard to say',
  'Thank you',
  'NTA but you could be kinder',
];
const FIRST_SECOND = 1_600_000_000;

/** A cheap 32-bit generator for the bulk of the draws (Marsaglia's xorshift), seeded from the seeded random. */
function fastRandom(...seed) {
  let state = SeededRandom.from(...seed).integer(0xffff_fffe) + 1;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

/** Words of 2 to 11 letters; a few of them make most of a text, as in any language. */
function vocabulary() {
  const random = fastRandom('bench words');
  return Array.from({ length: WORDS }, () =>
    Array.from({ length: 2 + random(10) }, () => String.fromCharCode(97 + random(26))).join(''),
  );
}

/**
 * Makes rows as a dump of recent months has them: all fields of the same kind and about 1.5 kB a post. One in twenty
 * posts says that it was deleted. The same number gives the same row.
 */
export class SyntheticRows {
  #words = vocabulary();
  #random = fastRandom('bench rows');

  #text(words) {
    let text = '';
    for (let index = 0; index < words; index += 1) {
      const rank = this.#random(WORDS);
      text += `${index === 0 ? '' : index % 40 === 0 ? '\n\n' : index % 12 === 0 ? '. ' : ' '}${this.#words[Math.floor((rank * rank) / WORDS)]}`;
    }
    return text;
  }

  /** One line with its newline. */
  post(index, subreddit = 'AmItheAsshole') {
    const random = this.#random;
    const id = (index + 60_466_176).toString(36);
    const created = FIRST_SECOND + index;
    const isDeleted = random(20) === 0;
    return `${JSON.stringify({
      all_awardings: [],
      archived: false,
      author: `reader_${random(400_000)}`,
      author_flair_text: null,
      author_fullname: `t2_${random(400_000).toString(36)}`,
      created_utc: created,
      distinguished: null,
      domain: `self.${subreddit}`,
      edited: false,
      gilded: 0,
      hidden: false,
      id,
      is_self: true,
      is_video: false,
      link_flair_text: FLAIRS[random(FLAIRS.length)],
      locked: false,
      media: null,
      name: `t3_${id}`,
      num_comments: random(400),
      num_crossposts: 0,
      over_18: random(30) === 0,
      permalink: `/r/${subreddit}/comments/${id}/aita_for_${this.#words[random(WORDS)]}/`,
      pinned: false,
      removed_by_category: isDeleted ? 'deleted' : null,
      retrieved_on: created + 40,
      score: random(9_000) - 40,
      selftext: isDeleted ? '[deleted]' : this.#text(70 + random(60)),
      spoiler: false,
      stickied: false,
      subreddit,
      subreddit_id: 't5_2xhvq',
      subreddit_subscribers: 4_000_000,
      thumbnail: 'self',
      title: `AITA for ${this.#text(9)}?`,
      upvote_ratio: random(100) / 100,
      url: `https://www.reddit.com/r/${subreddit}/comments/${id}/`,
    })}\n`;
  }

  /** A comment on one of `posts` posts; one line with its newline. */
  comment(index, posts) {
    const random = this.#random;
    const link = `t3_${(random(posts) + 60_466_176).toString(36)}`;
    const isReply = random(3) === 0;
    return `${JSON.stringify({
      author: `reader_${random(400_000)}`,
      body: `${VOTES[random(VOTES.length)]}. ${this.#text(10 + random(50))}`,
      created_utc: FIRST_SECOND + index,
      distinguished: null,
      edited: false,
      id: (index + 2_176_782_336).toString(36),
      is_submitter: random(50) === 0,
      link_id: link,
      parent_id: isReply ? `t1_${(index + 2_176_782_000).toString(36)}` : link,
      score: random(300) - 10,
      stickied: false,
      subreddit: 'AmItheAsshole',
    })}\n`;
  }
}
