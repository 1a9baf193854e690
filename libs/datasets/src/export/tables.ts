import type { ReleaseKind } from '../release/release-content.js';
import type { FlatTable } from './flat-table.js';
import { FORM_TABLES } from './form-tables.js';
import { MORAL_TABLES } from './moral-tables.js';
import { SURVEY_TABLES } from './survey-tables.js';

const TABLES: Readonly<Record<ReleaseKind, readonly FlatTable[]>> = {
  MORAL_JUDGMENT: MORAL_TABLES,
  SURVEY: SURVEY_TABLES,
  FORM: FORM_TABLES,
};

/** The flat tables a release of that kind can be written as. */
export function tablesOf(kind: ReleaseKind): readonly FlatTable[] {
  return TABLES[kind];
}
