import type { InstrumentItem } from './instrument.service.js';
import type { Instrument } from './instrument.entity.js';

/** The items as models are asked them: in the neutral wording, completing the stem where there is one. */
export function asPrompted(
  { stem }: Pick<Instrument, 'stem'>,
  items: readonly InstrumentItem[],
): readonly InstrumentItem[] {
  return stem === null ? items : items.map((item) => ({ ...item, text: `${stem} ${item.text}` }));
}
