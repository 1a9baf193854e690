import { asFields, unknownFields } from './answer-fields.js';
import type { MoralJudgmentAnswer } from './judgment-answer.js';

/** How a part of the form is asked for. */
export const ASKED = ['off', 'optional', 'required'] as const;
export type Asked = (typeof ASKED)[number];

/** Parts of a moral judgment a study can choose to ask for. */
export const MORAL_FORM_PARTS = ['evidence', 'strength', 'whose', 'mostPeople', 'changingFact'] as const;
export type MoralFormPart = (typeof MORAL_FORM_PARTS)[number];

/**
 * What a study asks beyond verdict, acceptability, values, confidence and rationale. It is stored with the study and
 * never changes; `version` says by which rules it is read.
 */
export type MoralForm = {
  readonly version: 1;
  /** Whether the action alone (the title) is judged before the whole text is shown; both judgments are kept. */
  readonly twoPasses: boolean;
} & { readonly [Part in MoralFormPart]: Asked };

/** What a new study asks unless it says otherwise. */
export const DEFAULT_MORAL_FORM: MoralForm = {
  version: 1,
  evidence: 'optional',
  strength: 'off',
  whose: 'off',
  mostPeople: 'off',
  changingFact: 'off',
  twoPasses: false,
};

/** What studies asked before they could choose. */
export const PLAIN_MORAL_FORM: MoralForm = { ...DEFAULT_MORAL_FORM, evidence: 'off' };

export type ParsedForm =
  { readonly ok: true; readonly form: MoralForm } | { readonly ok: false; readonly problems: string[] };

/** Checks an untrusted form; parts it does not name are as in the default. */
export function parseMoralForm(input: unknown): ParsedForm {
  const fields = asFields(input);
  if (!fields) return { ok: false, problems: ['The form must be an object.'] };
  const problems = unknownFields(fields, ['version', 'twoPasses', ...MORAL_FORM_PARTS], 'a form');
  const { version = 1, twoPasses = DEFAULT_MORAL_FORM.twoPasses } = fields;
  if (version !== 1) problems.push('The version of the form must be 1.');
  if (typeof twoPasses !== 'boolean') problems.push('"twoPasses" must be true or false.');
  const parts = MORAL_FORM_PARTS.map((part) => [part, fields[part] ?? DEFAULT_MORAL_FORM[part]] as const);
  for (const [part, asked] of parts)
    if (!(ASKED as readonly unknown[]).includes(asked))
      problems.push(`"${part}" must be one of ${ASKED.join(', ')}.`);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, form: { version: 1, ...Object.fromEntries(parts), twoPasses } as MoralForm };
}

const NAMES: Record<MoralFormPart, string> = {
  evidence: 'passages of the text',
  strength: 'how strongly a value is at stake',
  whose: 'whose a value is',
  mostPeople: 'what most people would say',
  changingFact: 'what would change the verdict',
};

const WHAT_TO_DO: Record<MoralFormPart, string> = {
  evidence: 'Mark at least one passage of the text that speaks for your verdict or for a value.',
  strength: 'Say of every value you chose how strongly it is at stake.',
  whose: 'Say of every value you chose whose it is.',
  mostPeople: 'Say who most people would find in the wrong.',
  changingFact: 'Say what fact would change your verdict.',
};

/**
 * Parts a study requires and an answer lacks.
 * @param text the situation's; evidence cannot be asked for where it is empty
 */
export function missingFormParts(
  answer: MoralJudgmentAnswer,
  form: MoralForm,
  text: string,
): MoralFormPart[] {
  return MORAL_FORM_PARTS.filter(
    (part) =>
      form[part] === 'required' && !isComplete(answer, part) && !(part === 'evidence' && text.trim() === ''),
  );
}

/** Where an answer does not fit the form of its study, one sentence each; `text` as for `missingFormParts`. */
export function formProblems(answer: MoralJudgmentAnswer, form: MoralForm, text: string): string[] {
  const problems = [
    ...MORAL_FORM_PARTS.filter((part) => form[part] === 'off' && isGiven(answer, part)).map(
      (part) => `This study does not ask for ${NAMES[part]}.`,
    ),
    ...missingFormParts(answer, form, text).map((part) => WHAT_TO_DO[part]),
  ];
  if (form.twoPasses && !answer.firstPass)
    problems.push('Judge the action alone first, before the whole text.');
  if (!form.twoPasses && answer.firstPass) problems.push('This study does not ask for a first pass.');
  return problems;
}

function isGiven(answer: MoralJudgmentAnswer, part: MoralFormPart): boolean {
  switch (part) {
    case 'evidence':
      return (answer.spans?.length ?? 0) > 0;
    case 'changingFact':
      return (answer.changingFact ?? '').trim() !== '';
    case 'mostPeople':
      return answer.mostPeople !== undefined;
    case 'strength':
    case 'whose':
      return answer.values.some((value) => value[part] !== undefined);
  }
}

function isComplete(answer: MoralJudgmentAnswer, part: MoralFormPart): boolean {
  return part === 'strength' || part === 'whose'
    ? answer.values.every((value) => value[part] !== undefined)
    : isGiven(answer, part);
}
