export { SurveysModule, surveysEntities } from './surveys.module.js';
export { InstrumentService, type InstrumentItem } from './instrument/instrument.service.js';
export { Instrument } from './instrument/instrument.entity.js';
export { parseInstrumentFile, type InstrumentFile } from './instrument/instrument-file.js';
export {
  InstrumentType,
  ItemFamilyType,
  ItemType,
  KeyingEnum,
  toInstrumentType,
  toItemType,
} from './instrument/instrument.type.js';
export { ValueType } from './value/value.type.js';
