import { graphql, request, type FragmentOf, type ResultOf } from '@ethogram/web';
import { pageOfWhole, type ResourceQueries } from '../providers/resource-queries.js';

const GAME = graphql(`
  fragment Game on Game {
    id
    key
    title
    origin
    licence
    author
    isCurrent
    scenes
    endings
    choices
    achievements
    baseline
    createdAt
  }
`);
const LIST = graphql(
  `
    query Games {
      games {
        ...Game
      }
    }
  `,
  [GAME],
);
const ONE = graphql(
  `
    query Game($id: ID!) {
      game(id: $id) {
        ...Game
        content {
          summary
          character
          start
          maxSteps
          variables {
            name
            start
            min
            max
          }
          achievements {
            name
            text
            points
          }
          scenes {
            name
            kind
            text
            marks
            earns
            ways {
              text
              to
              conditions
              effects
              marks
              earns
            }
          }
        }
      }
    }
  `,
  [GAME],
);
const WALK = graphql(`
  query WalkGame($id: ID!, $seed: String!, $choices: [Int!]!) {
    walkGame(id: $id, seed: $seed, choices: $choices) {
      counts
      steps {
        passage
        taken
        points
        marks
        earned {
          text
          points
        }
      }
      now {
        scene
        status
        passage
        points
        variables
        marks
        options {
          text
          choice
          marks
        }
      }
    }
  }
`);
const IMPORT = graphql(`
  mutation ImportGame($text: String!) {
    importGame(text: $text) {
      __typename
      ... on GameImported {
        isNew
        doubts
        game {
          id
        }
      }
      ... on GameRefused {
        problems
      }
    }
  }
`);
const SCHEMA = graphql(`
  query GameSchema {
    gameSchema
  }
`);

export type GameLine = FragmentOf<typeof GAME>;
export type GameRecord = ResultOf<typeof ONE>['game'];
export type GameContent = GameRecord['content'];
export type SceneRecord = GameContent['scenes'][number];
export type WalkRecord = ResultOf<typeof WALK>['walkGame'];
export type ImportedGame = ResultOf<typeof IMPORT>['importGame'];

/** As the server measures it; games that were just imported have none yet. */
export interface Baseline {
  readonly attainable: { readonly points: number; readonly exact: boolean };
  readonly random: {
    readonly plays: number;
    readonly share: number | null;
    readonly counts: Readonly<Record<string, number>>;
  };
  readonly greedy: {
    readonly plays: number;
    readonly share: number | null;
    readonly violations: number;
  } | null;
}

export const baselineOf = ({ baseline }: GameLine): Baseline | null => (baseline as Baseline | null) ?? null;

export const gameQueries = {
  list: async (page) => pageOfWhole((await request(LIST)).games, page),
  get: async (id) => (await request(ONE, { id })).game,
} satisfies ResourceQueries;

export async function fetchGames(): Promise<readonly GameLine[]> {
  return (await request(LIST)).games;
}

export async function walkGame(id: string, seed: string, choices: number[]): Promise<WalkRecord> {
  return (await request(WALK, { id, seed, choices })).walkGame;
}

export async function importGame(text: string): Promise<ImportedGame> {
  return (await request(IMPORT, { text }, { timeoutMs: 60_000 })).importGame;
}

export async function fetchGameSchema(): Promise<string> {
  return JSON.stringify((await request(SCHEMA)).gameSchema, null, 2);
}
