import { readFileSync } from 'node:fs';
import { VALUE_KEYS } from '@ethogram/core';
import { z } from 'zod';

const situation = z.object({
  key: z.string(),
  value: z
    .enum(VALUE_KEYS as unknown as [string, ...string[]])
    .transform((value) => value as (typeof VALUE_KEYS)[number]),
  direction: z.enum(['attained', 'constrained']),
  title: z.string(),
  body: z.string(),
});

/** A story written for the demo, with the value its author meant to put at stake. */
export type Situation = z.infer<typeof situation>;

/** The demo's situations, in the order of the file. */
export function readSituations(): Situation[] {
  const file = new URL('../content/situations.json', import.meta.url);
  return z.object({ situations: z.array(situation) }).parse(JSON.parse(readFileSync(file, 'utf8')))
    .situations;
}

/** The Reddit-like name of a situation's post: `t3_` and the situation's place, so that it can be found again. */
export function postFullname(index: number): string {
  return `t3_demo${String(index).padStart(4, '0')}`;
}
