import { type Thing, writeComment, writeMore } from './content-wire.js';
import type { TestComment, TestContent } from './test-content.js';

/** Deeper answers are only said to exist ("continue this thread"). */
const DEEPEST = 10;

/** The answers below `parent` as a tree of at most `limit` comments; what is left out stands in `more` objects. */
export function commentTree(
  content: TestContent,
  parent: string,
  limit: number,
  deepest: number = DEEPEST,
): Thing[] {
  const budget = { left: limit };
  return answersTo(content, parent, 0, budget, deepest);
}

/** One comment with the answers below it, as `comments/POST?comment=ID` gives it. */
export function commentBranch(content: TestContent, fullname: string, limit: number): Thing[] {
  const comment = content.comments.get(fullname);
  if (!comment || comment.gone === 'hidden') return [];
  const replies = answersTo(content, fullname, 1, { left: limit - 1 }, DEEPEST);
  return [writeComment(comment, content, 0, replies)];
}

/**
 * What `api/morechildren` gives for these ids: a flat list of at most `limit` comments, parents first, and `more`
 * objects for what did not fit.
 */
export function moreChildren(content: TestContent, ids: readonly string[], limit: number): Thing[] {
  const things: Thing[] = [];
  const left: TestComment[] = [];
  const queue = ids.flatMap((id) => content.comments.get(`t1_${id}`) ?? []);
  for (let comment = queue.shift(); comment; comment = queue.shift()) {
    if (!isShown(content, comment)) continue;
    if (things.length >= limit) {
      left.push(comment);
      continue;
    }
    things.push(writeComment(comment, content, 0, []));
    queue.unshift(...(content.children.get(`t1_${comment.id}`) ?? []));
  }
  const parents = new Map<string, string[]>();
  for (const { parent, id } of left) parents.set(parent, [...(parents.get(parent) ?? []), id]);
  return [...things, ...[...parents].map(([parent, missing]) => writeMore(parent, missing, 0))];
}

function answersTo(
  content: TestContent,
  parent: string,
  depth: number,
  budget: { left: number },
  deepest: number,
): Thing[] {
  const answers = (content.children.get(parent) ?? []).filter((comment) => isShown(content, comment));
  if (answers.length > 0 && depth >= deepest) return [writeMore(parent, [], depth)];
  const things: Thing[] = [];
  for (const [index, comment] of answers.entries()) {
    if (budget.left <= 0) {
      const ids = answers.slice(index).map(({ id }) => id);
      return [...things, writeMore(parent, ids, depth)];
    }
    budget.left -= 1;
    const replies = answersTo(content, `t1_${comment.id}`, depth + 1, budget, deepest);
    things.push(writeComment(comment, content, depth, replies));
  }
  return things;
}

/** A deleted comment stays in the tree only to hold the answers to it. */
function isShown(content: TestContent, comment: TestComment): boolean {
  if (comment.gone === 'hidden') return false;
  return comment.gone !== 'deleted' || (content.children.get(`t1_${comment.id}`) ?? []).length > 0;
}
