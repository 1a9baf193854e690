import { isValueKey, type ValueKey } from '@ethogram/core';
import { z } from 'zod';

const key = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A key is lower-case words and digits joined by hyphens.');
const text = z.string().trim().min(1);

const wording = z.strictObject({ key, text });
const family = z.strictObject({
  key,
  value: z.custom<ValueKey>(
    (candidate) => typeof candidate === 'string' && isValueKey(candidate),
    'This value is not in the taxonomy.',
  ),
  keyed: z.enum(['direct', 'reverse']),
  wordings: z.array(wording).min(1),
});
const scale = z.strictObject({ min: z.int(), max: z.int(), labels: z.array(text) });

const shape = z.strictObject({
  key,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'A version is written like 1.0.0.'),
  title: text,
  licence: text,
  source: text,
  redistributable: z.boolean(),
  scale,
  families: z.array(family).min(1),
});

/** An instrument as its file says it. */
export type InstrumentFile = z.infer<typeof shape>;

function repeated(keys: readonly string[]): string[] {
  return [...new Set(keys.filter((candidate, index) => keys.indexOf(candidate) !== index))];
}

/** How often each entry occurs; equal numbers everywhere make a balanced instrument. */
function tally(entries: readonly string[]): number[] {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  return [...counts.values()];
}

function* problemsOf(file: InstrumentFile): Generator<string> {
  const { min, max, labels } = file.scale;
  if (min >= max) yield 'The scale must run upwards.';
  if (labels.length !== max - min + 1)
    yield `The scale from ${min} to ${max} needs ${max - min + 1} labels, not ${labels.length}.`;
  for (const again of repeated(file.families.map((each) => each.key)))
    yield `The family key ${again} occurs twice.`;
  const wordings = file.families.flatMap((each) => each.wordings);
  for (const again of repeated(wordings.map((each) => each.key))) yield `The item key ${again} occurs twice.`;
  for (const again of repeated(wordings.map((each) => each.text.toLowerCase())))
    yield `The wording "${again}" occurs twice.`;
  if (new Set(file.families.map((each) => each.wordings.length)).size > 1)
    yield 'Every family needs the same number of wordings.';
  if (new Set(tally(file.families.map((each) => each.value))).size > 1)
    yield 'Every value needs the same number of families.';
}

const checked = shape.superRefine((file, context) => {
  for (const message of problemsOf(file)) context.addIssue({ code: 'custom', message });
});

/**
 * Reads an instrument file's JSON.
 * @throws Error naming the file and every problem found in it.
 */
export function parseInstrumentFile(name: string, json: unknown): InstrumentFile {
  const result = checked.safeParse(json);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  );
  throw new Error(`The instrument file ${name} cannot be used. ${problems.join(' ')}`);
}
