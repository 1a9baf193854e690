import { type FormPart, parseFormDefinition } from '@ethogram/core';

/** The questions of a study's own form; none where it has none, or one this version of the console cannot read. */
export function partsOfStudy(form: unknown): readonly FormPart[] {
  const parsed = parseFormDefinition(form);
  return parsed.ok ? parsed.definition.parts : [];
}
