import { z } from 'zod';

/** Line separators, marks that turn the direction of text, and the byte order mark: none is seen, each changes what is read. */
const INVISIBLE = /\p{Cc}|[\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/u;

const UNPRINTABLE = 'This text holds a control character or half a character, which cannot be shown.';

/** One line of text as it is shown, never as HTML. */
export const line = (longest: number): z.ZodString =>
  z
    .string()
    .trim()
    .min(1, 'This text is empty.')
    .max(longest, `This text is longer than ${longest} characters.`)
    .refine((text) => text.isWellFormed() && !INVISIBLE.test(text), UNPRINTABLE);

/** Text that may run over several lines. */
export const paragraphs = (longest: number): z.ZodString =>
  z
    .string()
    .trim()
    .min(1, 'This text is empty.')
    .max(longest, `This text is longer than ${longest} characters.`)
    .refine((text) => text.isWellFormed() && !INVISIBLE.test(text.replaceAll('\n', ' ')), UNPRINTABLE);

export const key = z
  .string()
  .max(100, 'A key has at most 100 characters.')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A key is lower-case words and digits joined by hyphens.');

export const version = z
  .string()
  .regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/, 'A version is written like 1.0.0.')
  .describe('MAJOR.MINOR.PATCH. An installed version never changes: other content needs another version.');

export const keyed = z
  .enum(['direct', 'reverse'], 'Write direct or reverse.')
  .describe('direct: agreeing means holding the value; reverse: agreeing means not holding it.');

/** Ratings people choose from; more are no longer told apart. */
const MOST_STEPS = 21;

export const scale = z.strictObject({
  min: z.int().min(-100).max(100),
  max: z.int().min(-100).max(100),
  labels: z
    .array(line(120))
    .min(2, 'A scale has at least two labels.')
    .max(MOST_STEPS, `A scale has at most ${MOST_STEPS} labels.`)
    .describe('One label a rating, lowest first.'),
});

export const MOST_FAMILIES = 1_000;
export const MOST_WORDINGS = 20;
