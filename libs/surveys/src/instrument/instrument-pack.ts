import { VALUE_KEYS } from '@ethogram/core';
import { z } from 'zod';
import { key, keyed, line, MOST_FAMILIES, MOST_WORDINGS, paragraphs, scale, version } from './file-text.js';
import { LICENCE_PERMISSIONS, type LicencePermission } from './licence.js';

export const PACK_FORMAT = 2;

const webAddress = z
  .string()
  .max(500)
  .regex(/^https?:\/\/[^\s<>"]+$/i, 'An address begins with http:// or https://.');

const value = z.enum(VALUE_KEYS, 'This value is not in the taxonomy.');

const citation = z.strictObject({
  text: line(2_000).describe('How the instrument is cited.'),
  doi: z
    .string()
    .max(300)
    .regex(/^10\.\d{4,9}\/[^\s<>"]+$/, 'A DOI is written like 10.1234/abc, without https://doi.org/.')
    .optional(),
  url: webAddress.optional(),
});

const permission = z.boolean().optional();
const may = z
  .strictObject({
    administer: permission.describe('Put its items to people, in studies.'),
    publishText: permission.describe('Publish its wordings in releases.'),
    train: permission.describe('Train models on its items.'),
    modify: permission.describe('Reword or translate its items.'),
  } satisfies Record<LicencePermission, unknown>)
  .describe(`What is not said is not allowed: ${LICENCE_PERMISSIONS.join(', ')}.`);

const licence = z.strictObject({
  name: line(200).describe('An SPDX id such as CC-BY-4.0, or a name of its own.'),
  holder: line(300).optional().describe('Who holds the rights.'),
  url: webAddress.optional(),
  may: may.optional(),
});

const wordingText = line(1_000);
const wording = z
  .strictObject({
    key,
    text: wordingText.optional(),
    variants: z
      .strictObject({
        neutral: wordingText,
        female: wordingText.optional(),
        male: wordingText.optional(),
      })
      .optional()
      .describe('Forms for different respondents; models are always asked the neutral one.'),
  })
  .describe('Either text or variants.');

const family = z
  .strictObject({
    key,
    value: value.optional(),
    construct: key.optional(),
    keyed,
    wordings: z
      .array(wording)
      .min(1)
      .max(MOST_WORDINGS)
      .describe('Wordings that say the same thing; splits never part them.'),
  })
  .describe('Keyed to either a value of the taxonomy or a construct of this pack.');

const construct = z.strictObject({
  key,
  title: line(200),
  values: z
    .array(value)
    .min(1)
    .max(VALUE_KEYS.length)
    .describe('The values of the taxonomy it stands for, the closest first.'),
});

const scoring = z.strictObject({
  centre: z
    .enum(['mrat', 'none'], 'Write mrat or none.')
    .describe("mrat: scores are read less the respondent's mean rating over all items."),
  reverse: z
    .enum(['mirror', 'none'], 'Write mirror or none.')
    .describe('mirror: reverse-keyed ratings are turned on the scale; none: no item is reverse-keyed.'),
});

/** An instrument as an importable file says it. */
export const packShape = z
  .strictObject({
    $schema: z.string().max(500).optional(),
    format: z.literal(PACK_FORMAT),
    key,
    version,
    title: line(200),
    citation,
    language: z
      .string()
      .max(100)
      .regex(
        /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/,
        'A language is written as a BCP 47 tag, like en or pt-BR.',
      )
      .describe('BCP 47'),
    licence,
    instructions: paragraphs(5_000).optional().describe('What respondents read before the items.'),
    stem: line(500).optional().describe('Said once before the items, which complete it.'),
    scale,
    constructs: z
      .array(construct)
      .max(100)
      .optional()
      .describe('Coarser or other values than those of the taxonomy, and which of them they stand for.'),
    families: z.array(family).min(1).max(MOST_FAMILIES),
    scoring: scoring.optional().describe('Left out: no centring, reverse-keyed ratings mirrored.'),
  })
  .describe('An instrument pack of Ethogram, format 2.');

export type InstrumentPack = z.infer<typeof packShape>;

/** The format as JSON Schema, for editors; exact checks across fields are those of `instruments check`. */
export function packJsonSchema(): object {
  return { title: 'Ethogram instrument pack', ...z.toJSONSchema(packShape, { io: 'input' }) };
}
