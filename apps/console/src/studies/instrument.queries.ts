import { graphql, request, type ResultOf } from '@ethogram/web';

const INSTRUMENTS = graphql(`
  query Instruments {
    instruments {
      id
      title
      version
      scaleMin
      scaleMax
      items {
        id
      }
    }
  }
`);
const VALUES = graphql(`
  query Values {
    values {
      key
      label
      groups
      levelOneValues
    }
  }
`);

export type InstrumentLine = ResultOf<typeof INSTRUMENTS>['instruments'][number];
export type ValueLine = ResultOf<typeof VALUES>['values'][number];

export async function fetchInstruments(): Promise<InstrumentLine[]> {
  return (await request(INSTRUMENTS)).instruments;
}

export async function fetchValues(): Promise<ValueLine[]> {
  return (await request(VALUES)).values;
}
