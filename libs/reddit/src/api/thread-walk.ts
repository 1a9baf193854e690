import type { DumpRow } from '../dump/field-readers.js';
import { addThing, emptyPage, fullnameOf, openThing, repliesOf } from './read-things.js';
import type { RedditPage } from './reddit-source.port.js';
import { REDDIT_PAGE_SIZE } from './reddit-source.port.js';

/** What still has to be asked for: comments by id, or the branch below one that Reddit showed without its answers. */
export type ThreadQuestion =
  | { readonly kind: 'comments'; readonly ids: readonly string[] }
  | { readonly kind: 'branch'; readonly id: string };

const ID = /^[0-9a-z]{1,13}$/;
/** Reddit may answer a question with "later" for some of it; as often as this in a row with nothing new, it is over. */
const MOST_ASKS = 3;

/** Keeps which comments of one thread were seen and which are still to be asked for; holds ids, never rows. */
export class ThreadWalk {
  private readonly seen = new Set<string>();
  private readonly waiting = new Set<string>();
  private readonly branches = new Set<string>();
  private readonly openBranches: string[] = [];
  private readonly asks = new Map<string, number>();
  private readonly givenUp: string[] = [];

  /** The comments of an answer that were not seen before, out of their tree; remembers what is left out of it. */
  read(things: readonly unknown[]): RedditPage {
    const page = emptyPage();
    const stack = [...things].reverse();
    const mores: DumpRow[] = [];
    while (stack.length > 0) {
      const thing = stack.pop();
      const opened = openThing(thing);
      if (opened?.kind === 'more') {
        mores.push(opened.row);
        continue;
      }
      const fullname = opened && fullnameOf(opened);
      if (fullname === null || !this.seen.has(fullname)) addThing(page, thing);
      if (fullname !== null) this.seen.add(fullname);
      if (opened) stack.push(...repliesOf(opened.row).reverse());
    }
    if (page.comments.length > 0) this.asks.clear();
    for (const more of mores) this.remember(more['children'], more['parent_id']);
    return page;
  }

  /** The next thing to ask; null: the tree is whole. */
  next(): ThreadQuestion | null {
    const ids: string[] = [];
    for (const id of this.waiting) {
      if (ids.length === REDDIT_PAGE_SIZE) break;
      this.waiting.delete(id);
      if (this.seen.has(`t1_${id}`)) continue;
      this.asks.set(id, (this.asks.get(id) ?? 0) + 1);
      ids.push(id);
    }
    if (ids.length > 0) return { kind: 'comments', ids };
    const id = this.openBranches.pop();
    return id === undefined ? null : { kind: 'branch', id };
  }

  /** Comments that Reddit says exist and never showed. */
  withheld(): string[] {
    return this.givenUp.map((id) => `t1_${id}`).filter((fullname) => !this.seen.has(fullname));
  }

  private remember(children: unknown, parent: unknown): void {
    const ids = Array.isArray(children) ? children.filter(isId) : [];
    for (const id of ids) {
      if ((this.asks.get(id) ?? 0) < MOST_ASKS) this.waiting.add(id);
      else this.givenUp.push(id);
    }
    if (ids.length > 0 || typeof parent !== 'string' || !parent.startsWith('t1_')) return;
    const branch = parent.slice(3);
    if (!isId(branch) || this.branches.has(branch)) return;
    this.branches.add(branch);
    this.openBranches.push(branch);
  }
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}
