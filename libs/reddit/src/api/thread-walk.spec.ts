import { describe, expect, it } from '@jest/globals';
import { ThreadWalk } from './thread-walk.js';

const comment = (id: string, replies: unknown = ''): unknown => ({
  kind: 't1',
  data: { id, name: `t1_${id}`, link_id: 't3_p', parent_id: 't3_p', body: 'NTA', replies },
});
const listing = (...children: unknown[]): unknown => ({ kind: 'Listing', data: { children } });
const more = (parent: string, ...children: unknown[]): unknown => ({
  kind: 'more',
  data: { parent_id: parent, children },
});
const names = (page: { comments: { fullname: string }[] }): string[] =>
  page.comments.map(({ fullname }) => fullname);

describe('the walk through a thread', () => {
  it('takes comments out of their tree in order, each once', () => {
    const walk = new ThreadWalk();
    const tree = [comment('a', listing(comment('b', listing(comment('c'))), comment('d'))), comment('a')];
    expect(names(walk.read(tree))).toEqual(['t1_a', 't1_b', 't1_c', 't1_d']);
    expect(names(walk.read([comment('c'), comment('e')]))).toEqual(['t1_e']);
    expect(walk.next()).toBeNull();
  });

  it('asks for what was left out, a hundred at a time, then for branches', () => {
    const walk = new ThreadWalk();
    const ids = Array.from({ length: 150 }, (_, index) => `x${index}`);
    walk.read([comment('a', listing(more('t1_a'))), more('t3_p', ...ids, 'a')]);
    expect(walk.next()).toEqual({ kind: 'comments', ids: ids.slice(0, 100) });
    expect(walk.next()).toEqual({ kind: 'comments', ids: ids.slice(100) });
    expect(walk.next()).toEqual({ kind: 'branch', id: 'a' });
    expect(walk.next()).toBeNull();
  });

  it('asks again while that brings something, and gives up when it does not', () => {
    const walk = new ThreadWalk();
    walk.read([more('t3_p', 'a', 'b', 'c', 'd', 'e', 'f')]);
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      expect(walk.next()).toMatchObject({ kind: 'comments' });
      walk.read([comment(id), more('t3_p', 'f')]);
    }
    let rounds = 0;
    while (walk.next()) {
      walk.read([more('t3_p', 'f')]);
      rounds += 1;
    }
    expect(rounds).toBe(3);
    expect(walk.withheld()).toEqual(['t1_f']);
  });

  it('is not led astray by what is no thread', () => {
    const walk = new ThreadWalk();
    const branch = more('t1_a');
    const page = walk.read([
      null,
      7,
      { kind: 'more' },
      more('t3_p', 5, '../x', null),
      branch,
      branch,
      comment(''),
    ]);
    expect(page.comments).toEqual([]);
    expect(page.invalid.length).toBeGreaterThan(0);
    expect(walk.next()).toEqual({ kind: 'branch', id: 'a' });
    expect(walk.next()).toBeNull();
  });

  it('walks trees of any depth', () => {
    let tree: unknown = '';
    for (let depth = 0; depth < 20_000; depth += 1) tree = listing(comment(`d${depth}`, tree));
    expect(new ThreadWalk().read([comment('top', tree)]).comments).toHaveLength(20_001);
  });
});
