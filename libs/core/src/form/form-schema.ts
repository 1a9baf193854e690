import { FORM_LIMITS } from './form-limits.js';

const id = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_-]{0,63}$' } as const;

function text(maxLength: number, minLength = 1): object {
  return { type: 'string', minLength, maxLength };
}

function object(required: readonly string[], properties: object): object {
  return { type: 'object', required, properties, additionalProperties: false };
}

function options(minItems: number, maxItems: number): object {
  return { type: 'array', minItems, maxItems, items: { $ref: '#/$defs/option' } };
}

function part(kind: string, required: readonly string[], properties: object): object {
  const common = {
    id,
    kind: { const: kind },
    label: text(FORM_LIMITS.label),
    help: text(FORM_LIMITS.help, 0),
    required: { type: 'boolean' },
    showIf: { $ref: '#/$defs/condition' },
  };
  return object(['id', 'kind', 'label', 'required', ...required], { ...common, ...properties });
}

function test(name: string, value: object): object {
  return object(['part', name], { part: id, [name]: value });
}

const optionLabel = text(FORM_LIMITS.optionLabel, 0);
const count = { type: 'integer', minimum: 0 };
const number = { type: 'number' };
const condition = { $ref: '#/$defs/condition' };
const conditions = { type: 'array', minItems: 1, maxItems: FORM_LIMITS.conditionSize, items: condition };

/**
 * JSON Schema (2020-12) of a `FormDefinition`, for editors. What it cannot say, that ids are unique and conditions name
 * earlier parts, `parseFormDefinition` checks.
 */
export const FORM_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Form',
  ...object(['version', 'parts'], {
    version: { const: 1 },
    parts: { type: 'array', minItems: 1, maxItems: FORM_LIMITS.parts, items: { $ref: '#/$defs/part' } },
  }),
  $defs: {
    option: object(['id', 'label'], {
      id,
      label: text(FORM_LIMITS.optionLabel),
      help: text(FORM_LIMITS.help, 0),
    }),
    condition: {
      description: 'When the part is asked, by answers to parts before it.',
      oneOf: [
        test('answered', { type: 'boolean' }),
        test('equals', { type: ['string', 'number'] }),
        test('includes', id),
        test('atLeast', number),
        test('atMost', number),
        object(['all'], { all: conditions }),
        object(['any'], { any: conditions }),
        object(['not'], { not: condition }),
      ],
    },
    part: {
      oneOf: [
        part('choice', ['options'], { options: options(2, FORM_LIMITS.options) }),
        part('choices', ['options'], {
          options: options(1, FORM_LIMITS.options),
          least: count,
          most: { type: 'integer', minimum: 1 },
        }),
        part('likert', ['min', 'labels'], {
          min: { type: 'integer', minimum: -100, maximum: 100 },
          labels: { type: 'array', minItems: 2, maxItems: FORM_LIMITS.ratings, items: optionLabel },
        }),
        part('slider', ['min', 'max', 'step', 'minLabel', 'maxLabel'], {
          min: number,
          max: number,
          step: { type: 'number', exclusiveMinimum: 0 },
          minLabel: optionLabel,
          maxLabel: optionLabel,
        }),
        part('ranking', ['options'], { options: options(2, FORM_LIMITS.rankedOptions) }),
        part('pairwise', ['options', 'ties'], {
          options: options(2, FORM_LIMITS.comparedOptions),
          ties: { type: 'boolean' },
        }),
        part('span', ['labels'], {
          labels: options(1, FORM_LIMITS.options),
          least: count,
          most: { type: 'integer', minimum: 1 },
        }),
        part('text', ['maxLength', 'lines'], {
          maxLength: { type: 'integer', minimum: 1, maximum: FORM_LIMITS.textAnswer },
          lines: { enum: ['one', 'many'] },
        }),
      ],
    },
  },
};
