import { graphql, request, type ResultOf } from '@ethogram/web';

const INSTRUMENTS = graphql(`
  query Instruments {
    instruments {
      id
      key
      title
      version
      scaleMin
      scaleMax
      licenceInWords {
        permission
        isAllowed
      }
      items {
        id
        variants {
          variant
        }
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

/** What a form begins with: the survey of this project before those that were brought. */
export const OWN_INSTRUMENT = 'ethogram-values';

export function allows(
  { licenceInWords }: InstrumentLine,
  permission: InstrumentLine['licenceInWords'][number]['permission'],
): boolean {
  return licenceInWords.some((sentence) => sentence.permission === permission && sentence.isAllowed);
}

/** The forms its wordings have, the neutral one first. */
export function variantsOf(instrument: InstrumentLine | undefined): string[] {
  const others = (instrument?.items ?? []).flatMap(({ variants }) => variants.map(({ variant }) => variant));
  return [...new Set(['NEUTRAL', ...others])];
}

export async function fetchInstruments(): Promise<InstrumentLine[]> {
  return (await request(INSTRUMENTS)).instruments;
}

export async function fetchValues(): Promise<ValueLine[]> {
  return (await request(VALUES)).values;
}
