const WORDS = 20_000;
/** One post in so many is an original with a changed copy of it behind it. */
const PAIR_EVERY = 20;
const SHINGLE = 5;

/** A cheap generator whose draws depend on the seed alone (Vigna's splitmix, 32 bits). */
function randomOf(seed) {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return (bound) => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) % bound;
  };
}

/**
 * Posts of about 1.5 kB of which one in ten belongs to a planted pair: an original and a copy in which words were replaced,
 * so few that most pairs are above a Jaccard similarity of 0.8 and a third between 0.5 and 0.8. Any post can be made anew from
 * its number.
 */
export class PlantedPosts {
  #count;
  #words;

  constructor(count) {
    this.#count = count;
    const random = randomOf(7);
    this.#words = Array.from({ length: WORDS }, () =>
      Array.from({ length: 3 + random(8) }, () => String.fromCharCode(97 + random(26))).join(''),
    );
  }

  /** Numbers of originals with those of their copies. */
  *pairs() {
    for (let copy = 1; copy < this.#count; copy += PAIR_EVERY) yield [copy - 1, copy];
  }

  post(index) {
    const isCopy = index % PAIR_EVERY === 1;
    const words = this.#text(isCopy ? index - 1 : index);
    if (isCopy) this.#change(words, index);
    const id = (index + 60_466_176).toString(36);
    return {
      fullname: `t3_${id}`,
      id,
      subreddit: 'AmItheAsshole',
      authorName: `reader_${index}`,
      authorFullname: null,
      createdUtc: 1_600_000_000 + index,
      title: `AITA for ${words.slice(0, 8).join(' ')}?`,
      body: words.slice(8).join(' '),
      flair: null,
      score: index % 1_000,
      numComments: 0,
      upvoteRatio: null,
      over18: false,
      permalink: null,
      crosspostParent: null,
      edited: false,
      state: 'live',
    };
  }

  #text(index) {
    const random = randomOf(index);
    return Array.from({ length: 180 + random(60) }, () => this.#words[random(WORDS)]);
  }

  #change(words, index) {
    const random = randomOf(index);
    const changes = random(3) === 0 ? 6 + random(8) : 1 + random(3);
    for (let change = 0; change < changes; change += 1) {
      words[random(words.length)] = this.#words[random(WORDS)];
    }
  }
}

/** The runs of five words themselves, without any hash. */
export function shinglesOfWords(text) {
  const words = text.split(' ');
  return new Set(
    Array.from({ length: Math.max(words.length - SHINGLE + 1, 1) }, (_, at) =>
      words.slice(at, at + SHINGLE).join(' '),
    ),
  );
}

export function similarity(left, right) {
  let shared = 0;
  for (const run of left) if (right.has(run)) shared += 1;
  return shared / (left.size + right.size - shared);
}
