import type { BarFilter, ReleaseSummary } from '@ethogram/core';
import { graphql, request, type ResultOf, type VariablesOf } from '@ethogram/web';

const EXPLORATION = graphql(`
  query ReleaseExploration($releaseId: ID!) {
    releaseExploration(releaseId: $releaseId) {
      state
      error
      summary
      progress {
        done
        total
        note
      }
    }
  }
`);
const EXPLORE = graphql(`
  mutation ExploreRelease($releaseId: ID!) {
    exploreRelease(releaseId: $releaseId) {
      state
    }
  }
`);
const BROWSE = graphql(`
  query BrowseRelease($releaseId: ID!, $input: BrowseRowsInput!) {
    browseRelease(releaseId: $releaseId, input: $input) {
      total
      next
      rows {
        position
        split
        entropy
        judgments
        content
      }
    }
  }
`);
const COMPARE = graphql(`
  query CompareReleases($earlierId: ID!, $laterId: ID!) {
    compareReleases(earlierId: $earlierId, laterId: $laterId) {
      splits {
        from
        to
        rows
      }
      verdicts {
        from
        to
        rows
      }
      changed {
        key
        from
        to
        verdictFrom
        verdictTo
      }
    }
  }
`);

/** A bar whose rows are looked at. */
export interface BarKey {
  readonly filter: BarFilter;
  readonly key: string;
}

type Exploration = Omit<NonNullable<ResultOf<typeof EXPLORATION>['releaseExploration']>, 'summary'> & {
  readonly summary: ReleaseSummary | null;
};

/** Starts the counting where nobody has. */
export async function fetchExploration(releaseId: string): Promise<Exploration | null> {
  const { releaseExploration } = await request(EXPLORATION, { releaseId });
  if (releaseExploration) return releaseExploration as Exploration;
  await request(EXPLORE, { releaseId });
  return (await request(EXPLORATION, { releaseId })).releaseExploration as Exploration | null;
}

export async function exploreAgain(releaseId: string): Promise<void> {
  await request(EXPLORE, { releaseId });
}

export type BrowsedPage = ResultOf<typeof BROWSE>['browseRelease'];

export async function browseRelease(
  releaseId: string,
  input: VariablesOf<typeof BROWSE>['input'],
): Promise<BrowsedPage> {
  return (await request(BROWSE, { releaseId, input })).browseRelease;
}

export type Comparison = ResultOf<typeof COMPARE>['compareReleases'];

export async function compareReleases(earlierId: string, laterId: string): Promise<Comparison> {
  return (await request(COMPARE, { earlierId, laterId })).compareReleases;
}
