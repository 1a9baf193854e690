import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@ethogram/core';
import { RedditTestServer } from './reddit-test-server.js';
import { TEST_CREDENTIALS } from './test-tokens.js';

interface Thing {
  kind: string;
  data: { name: string; children: Thing[]; replies: Thing | ''; after: string | null };
}

let reddit: RedditTestServer;
let clock: FixedClock;

beforeEach(async () => {
  clock = new FixedClock('2026-03-01T10:00:00Z');
  reddit = await RedditTestServer.start({ clock, threadComments: 3, moreComments: 2, depth: 2 });
});
afterEach(() => reddit.stop());

async function token(
  grant: Record<string, string>,
  secret = TEST_CREDENTIALS.clientSecret,
): Promise<Response> {
  const basic = Buffer.from(`${TEST_CREDENTIALS.clientId}:${secret}`).toString('base64');
  return fetch(`${reddit.url}/api/v1/access_token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams(grant),
  });
}

async function get(path: string): Promise<Response> {
  const given = await token({ grant_type: 'client_credentials' });
  const { access_token: bearer } = (await given.json()) as { access_token: string };
  return fetch(`${reddit.url}${path}`, {
    headers: { authorization: `bearer ${bearer}`, 'user-agent': 'linux:spec:v0 (by /u/spec)' },
    redirect: 'manual',
  });
}

const names = (things: Thing[]): string[] => things.map(({ kind, data }) => `${kind} ${data.name}`);

describe('the Reddit that tests talk to', () => {
  it('gives tokens for the three grants and refuses strangers', async () => {
    const installed = 'https://oauth.reddit.com/grants/installed_client';
    const device = { grant_type: installed, device_id: 'x'.repeat(24) };
    const refresh = { grant_type: 'refresh_token', refresh_token: TEST_CREDENTIALS.refreshToken };
    expect((await token({ grant_type: 'client_credentials' })).status).toBe(200);
    expect((await token(device, '')).status).toBe(200);
    expect((await token(refresh)).status).toBe(200);
    expect((await token({ ...refresh, refresh_token: 'another' })).status).toBe(400);
    expect((await token({ grant_type: 'client_credentials' }, 'wrong')).status).toBe(401);
    expect((await fetch(`${reddit.url}/r/a/new`)).status).toBe(401);
  });

  it('pages through a listing, and keeps a page with deleted posts short', async () => {
    const posts = Array.from({ length: 5 }, () => reddit.addPost());
    reddit.deletePost(posts[1] ?? '');
    const first = (await (await get('/r/amitheasshole/new?limit=3&raw_json=1')).json()) as Thing;
    expect(names(first.data.children)).toEqual([`t3 ${posts[0]}`, `t3 ${posts[2]}`]);
    expect(first.data.after).toBe(posts[2]);
    const last = (await (await get(`/r/amitheasshole/new?limit=3&after=${posts[2]}`)).json()) as Thing;
    expect(names(last.data.children)).toEqual([`t3 ${posts[3]}`, `t3 ${posts[4]}`]);
    expect(last.data.after).toBeNull();
    expect((await get('/r/nobody_knows/new')).status).toBe(302);
  });

  it('cuts trees in breadth and in depth', async () => {
    const post = reddit.addPost();
    const top = Array.from({ length: 3 }, () => reddit.addComment(post));
    const nested = reddit.addComment(top[0] ?? '');
    reddit.addComment(nested);
    const [, tree] = (await (await get(`/comments/${post.slice(3)}`)).json()) as [Thing, Thing];
    expect(names(tree.data.children)).toEqual([`t1 ${top[0]}`, `t1 ${top[1]}`, `more ${top[2]}`]);
    const replies = tree.data.children[0]?.data.replies as Thing;
    const [first] = replies.data.children;
    expect(first?.data.name).toBe(nested);
    expect(names((first?.data.replies as Thing).data.children)).toEqual(['more t1__']);
  });

  it('escapes texts unless asked not to, counts requests and says no when there are none left', async () => {
    reddit.addPost({ id: 'abc', title: 'Me & <them>' });
    reddit.budget.requests = 3;
    expect(await (await get('/api/info?id=t3_abc')).text()).toContain('Me &amp; &lt;them&gt;');
    const raw = await get('/api/info?id=t3_abc&raw_json=1');
    expect(await raw.text()).toContain('Me & <them>');
    expect(raw.headers.get('x-ratelimit-remaining')).toBe('1.0');
    await get('/api/info?id=t3_abc');
    expect((await get('/api/info?id=t3_abc')).status).toBe(429);
    clock.advance(600_000);
    expect((await get('/api/info?id=t3_abc')).status).toBe(200);
  });
});
