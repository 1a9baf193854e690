import type { FormPart, FormPartKind } from './form-definition.js';
import { FORM_PART_KINDS } from './form-definition.js';
import type { FieldReader } from './field-reader.js';
import { FORM_LIMITS } from './form-limits.js';

type KindOnly<Part extends FormPart> = Part extends FormPart
  ? Omit<Part, 'id' | 'label' | 'help' | 'required' | 'showIf'>
  : never;

/** What a part has beside its question, by its kind. */
export function parsePartKind(reader: FieldReader): KindOnly<FormPart> | undefined {
  const kind = reader.raw('kind');
  if (!isKind(kind)) {
    reader.complain(`needs "kind": one of ${FORM_PART_KINDS.join(', ')}.`);
    return undefined;
  }
  return READERS[kind](reader);
}

function isKind(candidate: unknown): candidate is FormPartKind {
  return (FORM_PART_KINDS as readonly unknown[]).includes(candidate);
}

const READERS: Readonly<Record<FormPartKind, (reader: FieldReader) => KindOnly<FormPart>>> = {
  choice: (reader) => ({ kind: 'choice', options: reader.options('options', 2, FORM_LIMITS.options) }),
  choices: (reader) => {
    const options = reader.options('options', 1, FORM_LIMITS.options);
    return { kind: 'choices', options, ...bounds(reader, Math.max(options.length, 1)) };
  },
  likert: (reader) => ({
    kind: 'likert',
    min: reader.whole('min', -100, 100),
    labels: ratingLabels(reader),
  }),
  slider,
  ranking: (reader) => ({
    kind: 'ranking',
    options: reader.options('options', 2, FORM_LIMITS.rankedOptions),
  }),
  pairwise: (reader) => ({
    kind: 'pairwise',
    options: reader.options('options', 2, FORM_LIMITS.comparedOptions),
    ties: reader.flag('ties'),
  }),
  span: (reader) => ({
    kind: 'span',
    labels: reader.options('labels', 1, FORM_LIMITS.options),
    ...bounds(reader, 100),
  }),
  text: (reader) => {
    const lines = reader.raw('lines');
    if (lines !== 'one' && lines !== 'many') reader.complain('needs "lines": "one" or "many".');
    return {
      kind: 'text',
      maxLength: reader.whole('maxLength', 1, FORM_LIMITS.textAnswer),
      lines: lines === 'one' ? 'one' : 'many',
    };
  },
};

function bounds(reader: FieldReader, all: number): { least?: number; most?: number } {
  const least = reader.optionalWhole('least', 0, all);
  const most = reader.optionalWhole('most', 1, all);
  if ((least.least ?? 0) > (most.most ?? all)) reader.complain('must not want more at least than at most.');
  return { ...least, ...most };
}

/** A rating in the middle may go without words. */
function ratingLabels(reader: FieldReader): string[] {
  const labels = reader.raw('labels');
  const isList = Array.isArray(labels) && labels.length >= 2 && labels.length <= FORM_LIMITS.ratings;
  if (isList && labels.every((label) => typeof label === 'string' && label.length <= FORM_LIMITS.optionLabel))
    return [...labels] as string[];
  reader.complain(`needs "labels": 2 to ${FORM_LIMITS.ratings} texts, lowest first.`);
  return [];
}

function slider(reader: FieldReader): KindOnly<FormPart> {
  const [min, max, step] = [reader.number('min'), reader.number('max'), reader.number('step')];
  const steps = (max - min) / step;
  if (!(step > 0) || !(steps >= 1) || steps > FORM_LIMITS.sliderSteps || !isNearlyWhole(steps))
    reader.complain(
      `must go from "min" up to "max" in 1 to ${FORM_LIMITS.sliderSteps} whole steps of "step".`,
    );
  return {
    kind: 'slider',
    min,
    max,
    step,
    minLabel: reader.text('minLabel', FORM_LIMITS.optionLabel, { mayBeEmpty: true }),
    maxLabel: reader.text('maxLabel', FORM_LIMITS.optionLabel, { mayBeEmpty: true }),
  };
}

/** Steps of 0.1 are not exact in binary. */
function isNearlyWhole(steps: number): boolean {
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}
