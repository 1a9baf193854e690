import http from 'node:http';
import https from 'node:https';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Listing, RedditPage } from '@ethogram/reddit';
import { ACCESS, pagesOf, type RedditScene, redditScene, USER_AGENT } from './reddit-scene.js';

const SUBREDDIT = 'AmItheAsshole';
const names = (page: RedditPage): string[] => page.posts.map(({ fullname }) => fullname);

describe.each(ACCESS)('Reddit through snoowrap with %s', (_, credentials) => {
  let scene: RedditScene;
  const list = (listing: Listing, more: object = {}): Promise<RedditPage> =>
    scene.source.listing({ subreddit: SUBREDDIT, listing, ...more });

  beforeEach(async () => {
    scene = await redditScene(credentials);
  });
  afterEach(() => scene.reddit.stop());

  describe('listings', () => {
    it('come in the order asked for', async () => {
      const { reddit } = scene;
      const [low, high, split] = [
        reddit.addPost({ score: 5, upvoteRatio: 0.9 }),
        reddit.addPost({ score: 900_000, upvoteRatio: 0.95 }),
        reddit.addPost({ score: 50, upvoteRatio: 0.51 }),
      ];
      reddit.addPost({ subreddit: 'elsewhere' });
      expect(names(await list('NEW'))).toEqual([low, high, split]);
      expect(names(await list('RISING'))).toEqual([low, high, split]);
      expect(names(await list('TOP'))).toEqual([high, split, low]);
      expect(names(await list('HOT'))).toEqual([high, split, low]);
      expect(names(await list('CONTROVERSIAL'))).toEqual([split, low, high]);
    });

    it('are read page by page to the end, and end where Reddit ends them', async () => {
      const all = Array.from({ length: 1_050 }, () => scene.reddit.addPost());
      const read: string[] = [];
      let after: string | null = null;
      do {
        const page: RedditPage = await list('NEW', { after });
        expect(page.posts.length).toBeLessThanOrEqual(100);
        read.push(...names(page));
        after = page.after;
      } while (after !== null);
      expect(read).toEqual(all.slice(0, 1_000));
      expect(scene.reddit.apiRequests).toHaveLength(10);
    });

    it('may be short before the end, because posts that are gone are left out', async () => {
      const posts = Array.from({ length: 4 }, () => scene.reddit.addPost());
      scene.reddit.deletePost(posts[0] ?? '');
      const page = await list('NEW', { limit: 2 });
      expect(page).toMatchObject({ after: posts[1] });
      expect(names(page)).toEqual([posts[1]]);
    });

    it('look back as far as asked', async () => {
      const now = scene.reddit.content.seconds();
      const [hour, month, old] = [1_000, 20 * 86_400, 900 * 86_400].map((age) =>
        scene.reddit.addPost({ createdUtc: now - age, score: 1_000 - age }),
      );
      expect(names(await list('TOP', { time: 'HOUR' }))).toEqual([hour]);
      expect(names(await list('TOP', { time: 'MONTH' }))).toEqual([hour, month]);
      expect(names(await list('CONTROVERSIAL', { time: 'ALL' }))).toHaveLength(3);
      expect(names(await list('SEARCH', { query: 'AITA', time: 'ALL' }))).toEqual([hour, month, old]);
      expect(names(await list('NEW', { time: 'HOUR' }))).toHaveLength(3);
    });

    it('search within the subreddit', async () => {
      const wedding = scene.reddit.addPost({ title: 'AITA for leaving a wedding?' });
      scene.reddit.addPost({ title: 'AITA for leaving a party?' });
      scene.reddit.addPost({ title: 'Wedding', subreddit: 'elsewhere' });
      expect(names(await list('SEARCH', { query: 'wedding leaving' }))).toEqual([wedding]);
      expect(names(await list('SEARCH', { query: 'a & b ? c=d' }))).toEqual([]);
    });

    it('give the rows that dumps give, texts as they were written', async () => {
      scene.reddit.addPost({
        id: 'abc',
        author: 'someone',
        title: 'AITA & <me>?',
        selftext: '“Naïve” &amp; 😀',
        flair: 'Not the A-hole',
        score: 12,
        edited: 1_772_000_000.5,
        createdUtc: 1_771_990_000,
      });
      const [post] = (await list('NEW')).posts;
      expect(post).toMatchObject({
        fullname: 't3_abc',
        subreddit: SUBREDDIT,
        authorName: 'someone',
        title: 'AITA & <me>?',
        body: '“Naïve” &amp; 😀',
        flair: 'Not the A-hole',
        score: 12,
        numComments: 0,
        createdUtc: 1_771_990_000,
        over18: false,
        edited: true,
        state: 'live',
      });
    });

    it.each([
      { subreddit: 'r/a/../../api', listing: 'NEW' as const },
      { subreddit: SUBREDDIT, listing: 'NEW' as const, limit: 101 },
      { subreddit: SUBREDDIT, listing: 'NEW' as const, limit: 0.5 },
      { subreddit: SUBREDDIT, listing: 'NEW' as const, after: 'x&raw_json=0' },
      { subreddit: SUBREDDIT, listing: 'SEARCH' as const },
      { subreddit: SUBREDDIT, listing: 'SEARCH' as const, query: 'x'.repeat(513) },
    ])('are not asked for in ways Reddit has not: %j', async (request) => {
      await expect(scene.source.listing(request)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      expect(scene.reddit.requests).toHaveLength(0);
    });
  });

  describe('threads', () => {
    it('come whole and each comment once, however deep and wide', async () => {
      const { reddit, source } = scene;
      Object.assign(reddit.limits, { threadComments: 20, moreComments: 15, depth: 4 });
      const post = reddit.addPost();
      const all: string[] = [];
      for (let top = 0; top < 150; top += 1) all.push(reddit.addComment(post));
      let parent = all[3] ?? '';
      for (let level = 0; level < 30; level += 1) all.push((parent = reddit.addComment(parent)));
      for (let wide = 0; wide < 40; wide += 1) all.push(reddit.addComment(all[149] ?? ''));
      const pages = await pagesOf(source.thread(post));
      expect(pages.flatMap(names)).toEqual([post]);
      const read = pages.flatMap(({ comments }) => comments.map(({ fullname }) => fullname));
      expect([...read].sort()).toEqual([...all].sort());
      expect(pages.flatMap(({ invalid }) => invalid)).toEqual([]);
      expect(pages.every(({ after }) => after === null)).toBe(true);
    });

    it('are asked for in hundreds and only as far as somebody reads', async () => {
      const { reddit, source } = scene;
      reddit.limits.threadComments = 10;
      const post = reddit.addPost();
      for (let top = 0; top < 410; top += 1) reddit.addComment(post);
      for await (const page of source.thread(post)) {
        expect(page.comments).toHaveLength(10);
        break;
      }
      expect(reddit.apiRequests).toHaveLength(1);
      expect(await pagesOf(source.thread(post))).toHaveLength(5);
      expect(reddit.apiRequests).toHaveLength(6);
    });

    it('keep the answers to a deleted comment, and what each comment says of itself', async () => {
      const { reddit, source } = scene;
      const post = reddit.addPost({ author: 'op' });
      const gone = reddit.addComment(post, { body: 'regretted' });
      const answer = reddit.addComment(gone, { author: 'op', body: 'INFO: <why>?', score: -3 });
      const pinned = reddit.addComment(post, { distinguished: 'moderator', stickied: true });
      reddit.deleteComment(gone);
      const [page] = await pagesOf(source.thread(post.toUpperCase()));
      const byName = new Map(page?.comments.map((comment) => [comment.fullname, comment]));
      expect(byName.get(gone)).toMatchObject({ state: 'deleted', body: '', authorName: null });
      expect(byName.get(answer)).toMatchObject({
        parentFullname: gone,
        linkFullname: post,
        isSubmitter: true,
        body: 'INFO: <why>?',
        score: -3,
      });
      expect(byName.get(pinned)).toMatchObject({ distinguished: 'moderator', stickied: true });
    });

    it('name a comment that Reddit keeps back', async () => {
      const { reddit, source } = scene;
      const post = reddit.addPost();
      const shown = { kind: 'more', data: { parent_id: post, children: ['zz9'], count: 1 } };
      const later = JSON.stringify({ json: { errors: [], data: { things: [shown] } } });
      const listing = (children: unknown[]): object => ({ kind: 'Listing', data: { after: null, children } });
      const body = JSON.stringify([listing([]), listing([shown])]);
      reddit.failNext(
        { status: 200, body },
        ...Array.from({ length: 3 }, () => ({ status: 200, body: later })),
      );
      const pages = await pagesOf(source.thread(post));
      expect(pages.flatMap(({ invalid }) => invalid)).toMatchObject([{ fullname: 't1_zz9' }]);
      expect(reddit.apiRequests).toHaveLength(4);
    });

    it('of a post that Reddit does not have are not found', async () => {
      await expect(pagesOf(scene.source.thread('t3_nope'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(pagesOf(scene.source.thread('t1_abc'))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    });
  });

  describe('by fullname', () => {
    it('tells live, edited, author gone, deleted, removed and absent apart', async () => {
      const { reddit, source } = scene;
      const posts = Array.from({ length: 6 }, () => reddit.addPost());
      const [live = '', edited = '', orphan = '', deleted = '', removed = '', hidden = ''] = posts;
      reddit.editPost(edited, { selftext: 'Edit: I was wrong.' });
      reddit.deleteAuthor(`author_${orphan.slice(3)}`);
      reddit.deletePost(deleted);
      reddit.removePost(removed);
      reddit.hide(hidden);
      const comment = reddit.addComment(live);
      const page = await source.byFullnames([...posts, comment, 't1_never', live.toUpperCase()]);
      const byName = new Map(page.posts.map((post) => [post.fullname, post]));
      expect(byName.get(live)).toMatchObject({ state: 'live', edited: false });
      expect(byName.get(edited)).toMatchObject({ state: 'live', edited: true, body: 'Edit: I was wrong.' });
      expect(byName.get(orphan)).toMatchObject({ state: 'live', authorName: null });
      expect(byName.get(deleted)).toMatchObject({ state: 'deleted', title: '', body: '' });
      expect(byName.get(removed)).toMatchObject({ state: 'removed', title: '', body: '' });
      expect(page.comments.map(({ fullname }) => fullname)).toEqual([comment]);
      expect(page.absent).toEqual([hidden, 't1_never']);
      expect(reddit.apiRequests).toHaveLength(1);
    });

    it('asks for a hundred at once, for nothing at all without a request, and for no more', async () => {
      const posts = Array.from({ length: 101 }, () => scene.reddit.addPost());
      await expect(scene.source.byFullnames(posts)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      await expect(scene.source.byFullnames(['t5_abc'])).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      expect((await scene.source.byFullnames([])).absent).toEqual([]);
      expect(scene.reddit.requests).toHaveLength(0);
      const page = await scene.source.byFullnames(posts.slice(1));
      expect([page.posts.length, page.absent.length]).toEqual([100, 0]);
    });

    it('takes nothing for absent when the answer cannot be read', async () => {
      const nameless = { kind: 'Listing', data: { children: [{ kind: 't3', data: {} }] } };
      for (const answer of [nameless, { error: 'x' }, [], null, 'text']) {
        scene.reddit.failNext({ status: 200, body: JSON.stringify(answer) });
        await expect(scene.source.byFullnames(['t3_abc'])).rejects.toMatchObject({ code: 'MALFORMED' });
      }
    });
  });

  describe('access', () => {
    it('is one token for all who ask at once', async () => {
      scene.reddit.addPost();
      await Promise.all(Array.from({ length: 5 }, () => list('NEW')));
      expect(scene.reddit.tokenRequests).toHaveLength(1);
      expect(scene.reddit.apiRequests).toHaveLength(5);
    });

    it('names the app in every request, and asks for plain text', async () => {
      scene.reddit.addPost();
      await list('NEW');
      for (const { headers } of scene.reddit.requests) expect(headers['user-agent']).toBe(USER_AGENT);
      expect(scene.reddit.apiRequests[0]?.query.get('raw_json')).toBe('1');
    });

    it('is renewed before it ends, and once when it ended early', async () => {
      scene.reddit.addPost();
      await list('NEW');
      scene.clock.advance(3_599_000);
      await list('NEW');
      expect(scene.reddit.tokenRequests).toHaveLength(2);
      scene.reddit.expireTokens();
      await Promise.all([list('NEW'), list('NEW'), list('NEW')]);
      expect(scene.reddit.tokenRequests).toHaveLength(3);
      scene.reddit.failNext({ status: 401 }, { status: 401 });
      await expect(list('NEW')).rejects.toMatchObject({ code: 'UNAUTHORIZED', status: 401 });
      expect(scene.reddit.tokenRequests).toHaveLength(4);
    });

    it('is refused in words that name the settings and no secret', async () => {
      const source = scene.sourceWith({ credentials: { ...credentials, clientId: 'somebody-else' } });
      const error: unknown = await source
        .listing({ subreddit: SUBREDDIT, listing: 'NEW' })
        .catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: 'UNAUTHORIZED' });
      expect(String(error)).toContain('ETHOGRAM_REDDIT_CLIENT_ID');
      expect(String(error)).not.toContain('test-secret');
      expect(scene.reddit.requests).toHaveLength(1);
    });

    it('is asked for again after trouble, and malformed tokens are not used', async () => {
      scene.reddit.addPost();
      scene.reddit.failNextToken({ status: 503 }, 'reset', 'malformed');
      expect((await list('NEW')).posts).toHaveLength(1);
      expect(scene.reddit.tokenRequests).toHaveLength(4);
      scene.reddit.expireTokens();
      scene.reddit.failNextToken({ status: 200, body: '{"access_token": ""}' });
      await expect(list('NEW')).rejects.toMatchObject({ code: 'MALFORMED' });
      scene.reddit.failNextToken({ status: 200, body: '{"error": "invalid_grant"}' });
      await expect(list('NEW')).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
      expect((await list('NEW')).posts).toHaveLength(1);
    });
  });

  it('never calls the HTTP library that snoowrap brings', async () => {
    const used = [jest.spyOn(http, 'request'), jest.spyOn(https, 'request')];
    const post = scene.reddit.addPost();
    await list('NEW');
    await pagesOf(scene.source.thread(post));
    await scene.source.byFullnames([post]);
    for (const spy of used) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});
