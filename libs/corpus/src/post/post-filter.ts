import type { Verdict } from '@ethogram/core';
import type { SelectQueryBuilder } from 'typeorm';
import type { PostState } from './post-state.js';
import type { Post } from './post.entity.js';

export interface PostFilterValues {
  sourceId?: string | null;
  verdict?: Verdict | null;
  state?: PostState | null;
  search?: string | null;
  hasScenario?: boolean | null;
}

/** Narrows a query over `post`. The search finds its text anywhere in title or body, or a fullname exactly. */
export function applyPostFilter(
  query: SelectQueryBuilder<Post>,
  filter: PostFilterValues,
): SelectQueryBuilder<Post> {
  const { sourceId, verdict, state, search, hasScenario } = filter;
  if (sourceId) query.andWhere('post.sourceId = :sourceId', { sourceId });
  if (verdict) query.andWhere('post.verdict = :verdict', { verdict });
  if (state) query.andWhere('post.state = :state', { state });
  if (search) {
    query.andWhere('(post.title ilike :pattern or post.body ilike :pattern or post.fullname = :search)', {
      pattern: containsPattern(search),
      search,
    });
  }
  if (hasScenario !== undefined && hasScenario !== null) {
    const exists = 'exists (select 1 from scenarios where scenarios.post_id = post.id)';
    query.andWhere(hasScenario ? exists : `not ${exists}`);
  }
  return query;
}

/** An ILIKE pattern for text anywhere, in which the text's own wildcards mean themselves. */
export function containsPattern(search: string): string {
  return `%${search.replace(/[\\%_]/g, '\\$&')}%`;
}
