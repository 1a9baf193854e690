import type { z } from 'zod';
import { type FileProblem, problemsBetween } from './file-problems.js';
import { firstFormat, type FirstFormatFile } from './first-format.js';
import { type InstrumentPack, PACK_FORMAT, packShape } from './instrument-pack.js';

/** An instrument as its file says it, in either format. */
export type InstrumentFile = FirstFormatFile | InstrumentPack;

export type ReadFile =
  | { readonly ok: true; readonly file: InstrumentFile }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Checks an instrument file's JSON and says everything that is wrong with it. */
export function readInstrumentFile(json: unknown): ReadFile {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return refused('An instrument file is one JSON object.');
  const format = 'format' in json ? json.format : undefined;
  if (format !== undefined && format !== PACK_FORMAT)
    return refused(`This version reads packs of format ${PACK_FORMAT}.`, ['format']);
  const parsed = format === undefined ? firstFormat.safeParse(json) : packShape.safeParse(json);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(toProblem) };
  const problems = [...problemsBetween(parsed.data)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, file: parsed.data };
}

/**
 * Reads an instrument file's JSON.
 * @throws Error naming the file and every problem found in it.
 */
export function parseInstrumentFile(name: string, json: unknown): InstrumentFile {
  const read = readInstrumentFile(json);
  if (read.ok) return read.file;
  const problems = read.problems.map(({ path, message }) =>
    path.length > 0 ? `${pathText(path)}: ${message}` : message,
  );
  throw new Error(`The instrument file ${name} cannot be used. ${problems.join(' ')}`);
}

/** `families[3].wordings[0].text` */
export function pathText(path: FileProblem['path']): string {
  return path
    .map((step, place) => (typeof step === 'number' ? `[${step}]` : `${place === 0 ? '' : '.'}${step}`))
    .join('');
}

function refused(message: string, path: FileProblem['path'] = []): ReadFile {
  return { ok: false, problems: [{ path, message }] };
}

function toProblem({ path, message, code }: z.core.$ZodIssue): FileProblem {
  const isMissing = code === 'invalid_type' && message.endsWith('received undefined');
  return {
    path: path.map((step) => (typeof step === 'number' ? step : String(step))),
    message: isMissing ? 'This field is missing.' : message,
  };
}
