import { isValueKey, type ValueKey } from '@ethogram/core';
import { z } from 'zod';
import { key, keyed, line, MOST_FAMILIES, MOST_WORDINGS, scale, version } from './file-text.js';

const family = z.strictObject({
  key,
  value: z.custom<ValueKey>(
    (candidate) => typeof candidate === 'string' && isValueKey(candidate),
    'This value is not in the taxonomy.',
  ),
  keyed,
  wordings: z
    .array(z.strictObject({ key, text: line(1_000) }))
    .min(1)
    .max(MOST_WORDINGS),
});

/**
 * The format before packs: no `format` field, the licence a word, one flag for its permissions. The bundled value survey
 * keeps it, because its hash is stored in every installation.
 */
export const firstFormat = z.strictObject({
  key,
  version,
  title: line(200),
  licence: line(200),
  source: line(2_000),
  redistributable: z.boolean(),
  scale,
  families: z.array(family).min(1).max(MOST_FAMILIES),
});

export type FirstFormatFile = z.infer<typeof firstFormat>;
