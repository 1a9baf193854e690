import { graphql, request, type FragmentOf, type ResultOf, type VariablesOf } from '@ethogram/web';
import type { ResourceQueries } from '../providers/resource-queries.js';

const PLAY = graphql(`
  fragment Play on Play {
    id
    runId
    key
    game
    gameId
    goal
    episode
    status
    points
    turns
    drawn
    counts
  }
`);
const REPLAY = graphql(`
  fragment Replay on ReplayedPlay {
    title
    moves {
      scene
      passage
      options {
        text
        probability
        marks
      }
      chosen
      outcome
      method
      mass
      answer
      pastTold
      drawn
      points
      variables
      earned {
        text
        points
      }
      marks
    }
    ending {
      scene
      passage
      points
      variables
      marks
    }
  }
`);
const ONE = graphql(
  `
    query Play($id: ID!) {
      play(id: $id) {
        ...Play
        replay {
          ...Replay
        }
      }
    }
  `,
  [PLAY, REPLAY],
);
const OTHER = graphql(
  `
    query PlayCounterpart($id: ID!, $runId: ID!) {
      play(id: $id) {
        counterpart(runId: $runId) {
          ...Play
          replay {
            ...Replay
          }
        }
      }
    }
  `,
  [PLAY, REPLAY],
);
const LIST = graphql(
  `
    query Plays($filter: PlayFilter!, $page: PageInput) {
      plays(filter: $filter, page: $page) {
        items {
          ...Play
        }
        total
      }
    }
  `,
  [PLAY],
);
const SUMMARY = graphql(`
  query PlaySummary($runId: ID!, $goal: String) {
    playSummary(runId: $runId, goal: $goal) {
      plays
      fallbackRate
      metrics
      games
    }
  }
`);
const RUNS = graphql(`
  query RunsOfPlays {
    runs(filter: { suite: TEXT_ADVENTURE }, page: { offset: 0, limit: 100 }) {
      items {
        id
        model
        state
        createdAt
      }
    }
  }
`);

export type PlayLine = FragmentOf<typeof PLAY>;
export type ReplayRecord = FragmentOf<typeof REPLAY>;
export type MoveRecord = ReplayRecord['moves'][number];
export type PlayRecord = ResultOf<typeof ONE>['play'];
export type PlaySummaryRecord = NonNullable<ResultOf<typeof SUMMARY>['playSummary']>;
export type PlayRun = ResultOf<typeof RUNS>['runs']['items'][number];

/** As the suite gives it. */
export type Estimate =
  | {
      readonly value: number;
      readonly low: number;
      readonly high: number;
      readonly n: number;
      readonly method: string;
    }
  | { readonly undefined: true; readonly reason: string };
export type Metrics = Readonly<Record<string, Estimate>>;
export interface GameSummary {
  readonly plays: number;
  readonly fallbackRate: number;
  readonly metrics: Metrics;
}

export const playQueries = {
  list: async () => ({ items: [], total: 0 }),
  get: async (id) => (await request(ONE, { id })).play,
} satisfies ResourceQueries;

export async function fetchPlays(
  variables: VariablesOf<typeof LIST>,
): Promise<ResultOf<typeof LIST>['plays']> {
  return (await request(LIST, variables)).plays;
}

export async function fetchPlaySummary(
  runId: string,
  goal: string | null,
): Promise<PlaySummaryRecord | null> {
  return (await request(SUMMARY, { runId, goal })).playSummary ?? null;
}

export async function fetchPlayRuns(): Promise<readonly PlayRun[]> {
  return (await request(RUNS)).runs.items;
}

export async function fetchCounterpart(id: string, runId: string): Promise<PlayRecord | null> {
  return (await request(OTHER, { id, runId })).play.counterpart ?? null;
}
