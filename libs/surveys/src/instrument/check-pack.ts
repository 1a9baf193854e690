import { type Value, VALUES } from '@ethogram/core';
import { type InstrumentContent, contentOf } from './instrument-content.js';
import { type InstrumentFile, pathText, readInstrumentFile } from './instrument-file.js';
import type { FileProblem } from './file-problems.js';
import { type JsonPlaces, locateJson } from './locate-json.js';

/** Far above any questionnaire; what is larger is not read. */
export const PACK_BYTES = 512 * 1024;

/** Problems told at once; a file with more is no pack. */
const MOST_PROBLEMS = 100;

export interface PackProblem {
  /** Such as `families[3].keyed`; '' for the whole file. */
  readonly path: string;
  /** From 1; null when the place is not in the file. */
  readonly line: number | null;
  readonly message: string;
}

export interface ReadyPack {
  readonly ok: true;
  readonly file: InstrumentFile;
  readonly content: InstrumentContent;
  /** What is allowed and worth knowing. */
  readonly notes: readonly string[];
}

export interface RefusedPack {
  readonly ok: false;
  readonly problems: readonly PackProblem[];
}

export type CheckedPack = ReadyPack | RefusedPack;

/** Reads the text of an instrument file. Says everything that is wrong with it and never throws. */
export function checkPack(text: string): CheckedPack {
  if (Buffer.byteLength(text) > PACK_BYTES)
    return refused([whole(`The file is larger than ${PACK_BYTES / 1024} kB, which no questionnaire is.`)]);
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refused([notJson(error)]);
  }
  const places = locateJson(text.replace(/^\uFEFF/, ''));
  if (places.isTooDeep) return refused([whole('The file is nested too deeply for an instrument.')]);
  const twice = places.repeated.map(({ path, line }) => ({ path, line, message: 'This name occurs twice.' }));
  const read = readInstrumentFile(json);
  const found = read.ok ? [] : read.problems.map((problem) => located(problem, places));
  if (!read.ok || twice.length > 0) return refused([...twice, ...found]);
  const content = contentOf(read.file);
  return { ok: true, file: read.file, content, notes: [...notesOn(content)] };
}

/** `line 12, families[3].keyed: Write direct or reverse.` */
export function problemText({ path, line, message }: PackProblem): string {
  const place = [line === null ? '' : `line ${line}`, path].filter((part) => part !== '').join(', ');
  return place === '' ? message : `${place}: ${message}`;
}

function refused(problems: readonly PackProblem[]): RefusedPack {
  const more = problems.length - MOST_PROBLEMS;
  const told = more > 0 ? [...problems.slice(0, MOST_PROBLEMS), whole(`And ${more} more.`)] : problems;
  return { ok: false, problems: told };
}

function whole(message: string): PackProblem {
  return { path: '', line: null, message };
}

/** The parser says where it stopped in its message, and nowhere else. */
function notJson(error: unknown): PackProblem {
  const said = error instanceof Error ? error.message : '';
  const line = /\(line (\d+) column \d+\)/.exec(said)?.[1];
  return { path: '', line: line ? Number(line) : null, message: `This is not JSON. ${said}.` };
}

/** At the deepest part of its path that is there: a missing field is told on the line of what it belongs to. */
function located({ path, message }: FileProblem, { lines }: JsonPlaces): PackProblem {
  for (let length = path.length; length >= 0; length -= 1) {
    const line = lines.get(pathText(path.slice(0, length)));
    if (line !== undefined) return { path: pathText(path), line, message };
  }
  return { path: pathText(path), line: null, message };
}

/** Names while they are few. */
function namesOf(values: readonly Value[]): string {
  if (values.length > 5) return `${values.length} of the ${VALUES.length} values`;
  return values.map(({ label }) => label).join(', ');
}

function* notesOn({ families, scale, constructs, licence }: InstrumentContent): Generator<string> {
  const counts = new Map(VALUES.map(({ key }) => [key, 0]));
  for (const { values, wordings } of families)
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + wordings.length);
  const missing = VALUES.filter(({ key }) => counts.get(key) === 0);
  const asked = [...counts.values()].filter((count) => count > 0);
  const [fewest, most] = [Math.min(...asked), Math.max(...asked)];
  if (fewest < most)
    yield `The values have unequal numbers of items, from ${fewest} to ${most}: means of values with fewer are less certain.`;
  if (missing.length > 0)
    yield `No items for ${namesOf(missing)}: these values are missing from its profiles.`;
  const coarse = constructs.filter(({ values }) => values.length > 1);
  if (coarse.length > 0)
    yield `${coarse.map(({ title }) => title).join(', ')}: each stands for several values of the taxonomy, and its items count for each of them.`;
  const unused = constructs.filter(({ key }) => !families.some(({ construct }) => construct === key));
  if (unused.length > 0) yield `No family is keyed to ${unused.map(({ key }) => key).join(', ')}.`;
  if (scale.min !== 1 || scale.max !== 6)
    yield 'People can answer it, but models cannot be asked: their prompts ask for a rating from 1 to 6.';
  if (!Object.values(licence.may).includes(true))
    yield 'The licence allows nothing, so nothing can be done with it: what it allows is said in licence.may.';
}
