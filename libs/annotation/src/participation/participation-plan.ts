import { z } from 'zod';

/** What becomes of a person's judgments when they withdraw their consent. */
export const WITHDRAWAL_RULES = ['UNLINK', 'REMOVE'] as const;
export type WithdrawalRule = (typeof WITHDRAWAL_RULES)[number];

export const MAX_CONSENT_LENGTH = 20_000;
const MAX_TRIES = 10;

const httpsAddress = z.url({ protocol: /^https$/, error: 'must be an https address' }).max(2_000);

const survey = z.strictObject({
  instrumentId: z.uuid(),
  /** Most statements asked, drawn by the study's seed; null: all of the instrument. */
  items: z.int().min(1).max(1_000).nullable().default(null),
});

const plan = z.strictObject({
  version: z.literal(1, { error: 'must be 1' }).default(1),
  /** The text is kept apart, with its versions. */
  consent: z
    .strictObject({ withdrawal: z.enum(WITHDRAWAL_RULES) })
    .nullable()
    .default(null),
  qualification: z
    .strictObject({
      /** Share of the training tasks that must be right, 0 to 1. */
      passMark: z.number().min(0).max(1),
      tries: z.int().min(1).max(MAX_TRIES),
    })
    .nullable()
    .default(null),
  preSurvey: survey.nullable().default(null),
  postSurvey: survey.nullable().default(null),
  completion: z
    .strictObject({
      /** The same for everybody; null: one of their own each. */
      code: z
        .string()
        .regex(/^[A-Za-z0-9_-]{4,64}$/, 'must be 4 to 64 letters, digits, - or _')
        .nullable()
        .default(null),
      returnUrl: httpsAddress.nullable().default(null),
    })
    .nullable()
    .default(null),
});

const input = plan.extend({
  consent: z
    .strictObject({
      text: z.string().trim().min(1, 'must not be empty').max(MAX_CONSENT_LENGTH),
      withdrawal: z.enum(WITHDRAWAL_RULES),
    })
    .nullable()
    .default(null),
});

/** Which steps the people of a study take, and by which rules. */
export type ParticipationPlan = z.infer<typeof plan>;

export type ParsedPlan =
  | { readonly ok: true; readonly plan: ParticipationPlan | null; readonly consentText: string | null }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Checks a plan as a curator gives it, consent text included. A plan without any step is none. */
export function parsePlan(given: unknown): ParsedPlan {
  const parsed = input.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => {
      const where = path.length > 0 ? path.join('.') : 'participation';
      return `${where}: ${message}.`;
    });
    return { ok: false, problems };
  }
  const { consent, ...rest } = parsed.data;
  const found = { ...rest, consent: consent && { withdrawal: consent.withdrawal } };
  const isEmpty =
    !consent && !found.qualification && !found.preSurvey && !found.postSurvey && !found.completion;
  return { ok: true, plan: isEmpty ? null : found, consentText: consent?.text ?? null };
}
