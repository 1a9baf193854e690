import type { ReleaseSummary } from '@ethogram/core';
import { useQuery } from '@tanstack/react-query';
import { isMoving, POLL_MS } from '../../elements/state.js';
import { fetchExploration } from './explore.queries.js';

/** What a release holds; asked for again while it is counted. */
export function useSummary(releaseId: string | null) {
  const query = useQuery({
    queryKey: ['releases', 'exploration', releaseId],
    queryFn: () => fetchExploration(releaseId ?? ''),
    enabled: releaseId !== null,
    refetchInterval: ({ state }) => (isMoving(state.data ?? undefined) ? POLL_MS : false),
  });
  const summary: ReleaseSummary | null = query.data?.summary ?? null;
  return { ...query, summary };
}
