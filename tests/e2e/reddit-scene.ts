import { RedditTestServer, TEST_CREDENTIALS } from '@ethogram/reddit/testing';

export interface TestStory {
  readonly title: string;
  /** Stands in this post alone, so that whatever is left of it is found. */
  readonly phrase: string;
}

export interface RedditScene {
  readonly reddit: RedditTestServer;
  /** The posts about a wedding, by fullname. */
  readonly weddings: ReadonlyMap<string, TestStory>;
  /** What the platform needs to ask this Reddit. */
  readonly env: Readonly<Record<string, string>>;
}

const VOTES_EACH = 12;

const WEDDINGS: readonly TestStory[] = [
  { title: 'AITA for leaving the wedding before the cake was cut?', phrase: 'marmalade umbrella' },
  { title: 'AITA for wearing a bright coat to a wedding in the rain?', phrase: 'velvet harmonica' },
];

const OTHERS = ['a neighbour and his hedge', 'a bicycle lent for a week', 'a dinner that nobody paid for'];

/** A Reddit with two posts about a wedding and some others, all with enough votes for a verdict. */
export async function startRedditScene(): Promise<RedditScene> {
  const reddit = await RedditTestServer.start();
  const weddings = new Map<string, TestStory>();
  for (const story of WEDDINGS) {
    const about = `we were invited to a wedding and brought a ${story.phrase} as a present`;
    weddings.set(addVotedPost(reddit, story.title, about), story);
  }
  for (const about of OTHERS) addVotedPost(reddit, `AITA because of ${about}?`, `it was about ${about}`);
  const env = {
    ETHOGRAM_REDDIT_URL: reddit.url,
    ETHOGRAM_REDDIT_CLIENT_ID: TEST_CREDENTIALS.clientId,
    ETHOGRAM_REDDIT_CLIENT_SECRET: TEST_CREDENTIALS.clientSecret,
    ETHOGRAM_REDDIT_USER_AGENT: 'linux:org.example.ethogram:v0.1.0 (by /u/tester)',
    ETHOGRAM_REDDIT_REQUESTS_PER_MINUTE: '6000',
  };
  return { reddit, weddings, env };
}

function addVotedPost(reddit: RedditTestServer, title: string, about: string): string {
  const selftext = [
    `Last weekend ${about}, and it did not go as anybody had hoped.`,
    'My brother said that I should have asked before, and my mother thought that nobody could have known.',
    'I stayed calm for most of the evening, but in the end I said what I thought and went home early.',
    'Since then half of the family has not spoken to me, and the other half thinks that it was overdue.',
  ].join('\n\n');
  const fullname = reddit.addPost({ title, selftext, score: 120 });
  for (let vote = 0; vote < VOTES_EACH; vote += 1)
    reddit.addComment(fullname, {
      body: vote % 4 === 0 ? 'YTA. You could have stayed.' : 'NTA. It was yours to decide.',
      score: 5 + vote,
    });
  return fullname;
}
