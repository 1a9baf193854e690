import { SPLIT_NAMES } from '@ethogram/core';
import {
  GOALS,
  SCALE_DIRECTIONS,
  SURVEY_LABEL_STYLES,
  SURVEY_TEMPLATE_KEYS,
  type SurveyTemplateKey,
  VERDICT_ORDERS,
} from '@ethogram/suites';
import { BadInputError } from '@ethogram/platform';
import { z } from 'zod';
import { PLAY_AGENTS, type RunSubject } from './run-subject.js';

const templates = SURVEY_TEMPLATE_KEYS as [SurveyTemplateKey, ...SurveyTemplateKey[]];
const key = z.string().min(1).max(200);

const variants = z.strictObject({
  templates: z.array(z.enum(templates)).min(1),
  directions: z.array(z.enum(SCALE_DIRECTIONS)).min(1),
  labelStyles: z.array(z.enum(SURVEY_LABEL_STYLES)).min(1),
  design: z.enum(['fraction', 'full']),
  seed: z.int().min(0),
});

const subject = z.discriminatedUnion('suite', [
  z.strictObject({
    suite: z.literal('value-profile'),
    instrumentId: z.uuid(),
    variants: variants.optional(),
  }),
  z.strictObject({
    suite: z.literal('held-out-survey'),
    instrumentId: z.uuid(),
    families: z.array(key).min(1).max(10_000),
    variants: variants.optional(),
  }),
  z.strictObject({
    suite: z.literal('moral-judgment'),
    releaseId: z.uuid(),
    orders: z.enum(VERDICT_ORDERS).optional(),
    parts: z.array(z.enum(SPLIT_NAMES)).min(1).optional(),
  }),
  z.strictObject({
    suite: z.literal('text-adventure'),
    games: z.array(key).min(1).max(1_000),
    goals: z.array(z.enum(GOALS)).min(1),
    episodes: z.int().min(1).max(1_000),
    agent: z.enum(PLAY_AGENTS),
  }),
  z.strictObject({ suite: z.literal('capability') }),
  z.strictObject({ suite: z.literal('own'), name: key }),
]);

/** A subject from outside. @throws BadInputError that names each field that cannot be used. */
export function readSubject(given: unknown): RunSubject {
  const read = subject.safeParse(given);
  if (!read.success)
    throw new BadInputError(
      `This is nothing a run can ask about: ${read.error.issues
        .map(({ path, message }) => `${path.join('.') || 'subject'}: ${message}`)
        .join('; ')}.`,
    );
  return read.data as RunSubject;
}
