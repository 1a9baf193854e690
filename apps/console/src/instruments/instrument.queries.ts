import { graphql, request, type ResultOf } from '@ethogram/web';
import { pageOfWhole, type ResourceQueries } from '../providers/resource-queries.js';

const LIST = graphql(`
  query InstrumentLines {
    instruments {
      id
      key
      version
      title
      language
      licence
      licenceInWords {
        permission
        isAllowed
        sentence
      }
      createdAt
      items {
        values
      }
    }
  }
`);
const ONE = graphql(`
  query Instrument($id: ID!) {
    instrument(id: $id) {
      id
      key
      version
      title
      language
      licence
      licenceHolder
      licenceUrl
      licenceInWords {
        permission
        isAllowed
        sentence
      }
      source
      citationUrl
      instructions
      stem
      centre
      scaleMin
      scaleMax
      scaleLabels
      contentHash
      createdAt
      constructs {
        key
        title
        values
      }
      items {
        id
        key
        text
        variants {
          variant
          text
        }
        values
        construct
        family
        keyed
      }
    }
  }
`);
const STUDIES = graphql(`
  query StudiesOfInstrument($id: ID!) {
    studies(filter: { instrumentId: $id }, page: { offset: 0, limit: 50 }) {
      items {
        id
        name
        state
        simulated
        wordingVariant
      }
      total
    }
  }
`);
const CHECK = graphql(`
  query CheckInstrumentPack($text: String!) {
    checkInstrumentPack(text: $text) {
      __typename
      ... on PackPreview {
        key
        version
        title
        language
        source
        citationUrl
        licence
        licenceHolder
        licenceUrl
        licenceInWords {
          permission
          isAllowed
          sentence
        }
        families
        items
        values {
          value
          direct
          reverse
        }
        constructs {
          key
          title
          values
        }
        variants
        scaleMin
        scaleMax
        scaleLabels
        notes
        standing
      }
      ... on PackRefused {
        problems {
          path
          line
          message
        }
      }
    }
  }
`);
const IMPORT = graphql(`
  mutation ImportInstrument($text: String!) {
    importInstrument(text: $text) {
      __typename
      ... on InstrumentImported {
        isNew
        instrument {
          id
        }
      }
      ... on PackRefused {
        message
      }
    }
  }
`);
const SCHEMA = graphql(`
  query InstrumentPackSchema {
    instrumentPackSchema
  }
`);

export type InstrumentLine = ResultOf<typeof LIST>['instruments'][number];
export type InstrumentRecord = ResultOf<typeof ONE>['instrument'];
export type InstrumentItem = InstrumentRecord['items'][number];
export type InstrumentStudies = ResultOf<typeof STUDIES>['studies'];
export type PackCheck = ResultOf<typeof CHECK>['checkInstrumentPack'];
export type PackPreview = Extract<PackCheck, { __typename: 'PackPreview' }>;
export type PackProblem = Extract<PackCheck, { __typename: 'PackRefused' }>['problems'][number];
export type LicenceSentence = InstrumentRecord['licenceInWords'][number];

export const instrumentQueries = {
  list: async (page) => pageOfWhole((await request(LIST)).instruments, page),
  get: async (id) => (await request(ONE, { id })).instrument,
} satisfies ResourceQueries;

export async function fetchStudiesOf(id: string): Promise<InstrumentStudies> {
  return (await request(STUDIES, { id })).studies;
}

/** What the file would install, or what is wrong with it; changes nothing. */
export async function checkPack(text: string): Promise<PackCheck> {
  return (await request(CHECK, { text }, { timeoutMs: 60_000 })).checkInstrumentPack;
}

/** @throws Error with the server's words when it was refused. */
export async function importPack(text: string): Promise<{ id: string; isNew: boolean }> {
  const { importInstrument: result } = await request(IMPORT, { text }, { timeoutMs: 60_000 });
  if (result.__typename === 'PackRefused') throw new Error(result.message);
  return { id: result.instrument.id, isNew: result.isNew };
}

export async function fetchPackSchema(): Promise<string> {
  return JSON.stringify((await request(SCHEMA)).instrumentPackSchema, null, 2);
}
