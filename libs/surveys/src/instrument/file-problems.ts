import type { InstrumentFile } from './instrument-file.js';

/** Something wrong with a file. `path`: names and places from its top. */
export interface FileProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

interface Entry {
  readonly path: FileProblem['path'];
  readonly text: string;
}

/** What the shape alone does not say: one part of the file against another. */
export function* problemsBetween(file: InstrumentFile): Generator<FileProblem> {
  yield* scaleProblems(file.scale);
  const families = file.families.map(({ key }, place) => ({ path: ['families', place, 'key'], text: key }));
  yield* repeated(families, (text) => `The family key ${text} occurs twice.`);
  const wordings = wordingsOf(file);
  const keys = wordings.map(({ path, key }) => ({ path: [...path, 'key'], text: key }));
  yield* repeated(keys, (text) => `The item key ${text} occurs twice.`);
  const texts = wordings.map(({ path, text }) => ({ path, text: text.toLowerCase() }));
  yield* repeated(texts, (text) => `The wording "${text}" occurs twice.`);
  if ('format' in file) yield* packProblems(file);
}

function* scaleProblems({ min, max, labels }: InstrumentFile['scale']): Generator<FileProblem> {
  if (min >= max) yield { path: ['scale'], message: 'The scale must run upwards.' };
  else if (labels.length !== max - min + 1)
    yield {
      path: ['scale', 'labels'],
      message: `The scale from ${min} to ${max} needs ${max - min + 1} labels, not ${labels.length}.`,
    };
}

function wordingsOf(file: InstrumentFile): (Entry & { readonly key: string })[] {
  return file.families.flatMap(({ wordings }, family) =>
    wordings.map((wording, place) => ({
      path: ['families', family, 'wordings', place],
      key: wording.key,
      text:
        wording.text ?? ('variants' in wording ? wording.variants?.neutral : undefined) ?? `#${wording.key}`,
    })),
  );
}

type Pack = Extract<InstrumentFile, { format: number }>;

function* packProblems(pack: Pack): Generator<FileProblem> {
  const constructs = pack.constructs ?? [];
  const entries = constructs.map(({ key }, place) => ({ path: ['constructs', place, 'key'], text: key }));
  yield* repeated(entries, (text) => `The construct key ${text} occurs twice.`);
  for (const [place, { values }] of constructs.entries())
    if (new Set(values).size < values.length)
      yield { path: ['constructs', place, 'values'], message: 'A value is listed twice.' };
  const known = new Set(constructs.map(({ key }) => key));
  for (const [place, family] of pack.families.entries()) yield* familyProblems(family, place, known);
  if (pack.scoring?.reverse === 'none' && pack.families.some(({ keyed }) => keyed === 'reverse'))
    yield {
      path: ['scoring', 'reverse'],
      message: 'There are reverse-keyed families: write mirror, so that their ratings are turned.',
    };
  if (!isLanguage(pack.language))
    yield { path: ['language'], message: `${pack.language} is no language of BCP 47.` };
}

function* familyProblems(
  { value, construct, wordings }: Pack['families'][number],
  place: number,
  known: ReadonlySet<string>,
): Generator<FileProblem> {
  const path = ['families', place];
  if ((value === undefined) === (construct === undefined))
    yield { path, message: 'A family is keyed to either a value or a construct.' };
  else if (construct !== undefined && !known.has(construct))
    yield { path: [...path, 'construct'], message: `The pack has no construct ${construct}.` };
  for (const [wording, { text, variants }] of wordings.entries())
    if ((text === undefined) === (variants === undefined))
      yield { path: [...path, 'wordings', wording], message: 'A wording has either text or variants.' };
}

function* repeated(entries: readonly Entry[], messageOf: (text: string) => string): Generator<FileProblem> {
  const seen = new Set<string>();
  for (const { path, text } of entries) {
    if (seen.has(text)) yield { path, message: messageOf(text) };
    seen.add(text);
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false; // RangeError: not well formed.
  }
}
