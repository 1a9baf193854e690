import type { FormCondition, FormPart } from '@ethogram/core';

type Maybe = FormCondition | undefined;

/** The ids of the questions a condition looks at. */
export function partsOfCondition(condition: Maybe): Set<string> {
  if (!condition) return new Set();
  if ('part' in condition) return new Set([condition.part]);
  if ('not' in condition) return partsOfCondition(condition.not);
  const inner = 'all' in condition ? condition.all : condition.any;
  return new Set(inner.flatMap((one) => [...partsOfCondition(one)]));
}

/** What is left of a condition when one question is no longer there; undefined: nothing. */
export function withoutPart(condition: Maybe, id: string): Maybe {
  if (!condition || !partsOfCondition(condition).has(id)) return condition;
  if ('part' in condition) return undefined;
  if ('not' in condition) {
    const inner = withoutPart(condition.not, id);
    return inner && { not: inner };
  }
  const isAll = 'all' in condition;
  const left = (isAll ? condition.all : condition.any)
    .map((one) => withoutPart(one, id))
    .filter((one) => one !== undefined);
  if (left.length <= 1) return left[0];
  return isAll ? { all: left } : { any: left };
}

/** The condition when a question has got another id. */
export function withPartRenamed(condition: Maybe, before: string, after: string): Maybe {
  return before === after ? condition : changed(condition, before, (leaf) => ({ ...leaf, part: after }));
}

/** The condition when an option of a question has got another id. */
export function withOptionRenamed(condition: Maybe, part: string, before: string, after: string): Maybe {
  return changed(condition, part, (leaf) => {
    if ('equals' in leaf && leaf.equals === before) return { ...leaf, equals: after };
    if ('includes' in leaf && leaf.includes === before) return { ...leaf, includes: after };
    return leaf;
  });
}

/** A question with another condition, or none. */
export function withCondition(part: FormPart, showIf: Maybe): FormPart {
  if (showIf === part.showIf) return part;
  const changed: { -readonly [Key in keyof FormPart]: FormPart[Key] } = { ...part };
  if (showIf === undefined) delete changed.showIf;
  else changed.showIf = showIf;
  return changed as FormPart;
}

type Leaf = Extract<FormCondition, { part: string }>;

/** With the leaves about one question changed; the very same object where there are none. */
function changed(condition: Maybe, part: string, change: (leaf: Leaf) => Leaf): Maybe {
  if (!condition || !partsOfCondition(condition).has(part)) return condition;
  if ('part' in condition) return change(condition);
  const within = (one: FormCondition) => changed(one, part, change) ?? one;
  if ('not' in condition) return { not: within(condition.not) };
  return 'all' in condition ? { all: condition.all.map(within) } : { any: condition.any.map(within) };
}
