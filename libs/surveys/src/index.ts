export { SurveysModule, surveysEntities } from './surveys.module.js';
export { InstrumentService, type InstrumentItem } from './instrument/instrument.service.js';
export { Instrument } from './instrument/instrument.entity.js';
export { parseInstrumentFile, type InstrumentFile } from './instrument/instrument-file.js';
export {
  checkPack,
  PACK_BYTES,
  problemText,
  type CheckedPack,
  type ReadyPack,
} from './instrument/check-pack.js';
export { packJsonSchema } from './instrument/instrument-pack.js';
export { countByValue, variantsOf } from './instrument/pack-preview.js';
export { licenceInWords } from './instrument/licence.js';
export { textInVariant, WORDING_VARIANTS, type WordingVariant } from './instrument/wording-variant.js';
export {
  InstrumentType,
  ItemFamilyType,
  ItemType,
  KeyingEnum,
  toInstrumentType,
  toItemType,
  WordingVariantEnum,
  type WordingVariantName,
} from './instrument/instrument.type.js';
export { asPrompted } from './instrument/as-prompted.js';
export { ValueType } from './value/value.type.js';
