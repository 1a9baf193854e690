import type { FormCondition, FormPart } from '@ethogram/core';
import { optionsOf } from './option-edits.js';

/** What a menu offers to ask about an answer. */
export type ConditionTest =
  'equals' | 'differs' | 'includes' | 'lacks' | 'atLeast' | 'atMost' | 'answered' | 'unanswered';

/** One line of menus: which question, what about it, and the option or number. */
export interface ConditionRow {
  readonly part: string;
  readonly test: ConditionTest;
  /** Null for `answered` and `unanswered`. */
  readonly value: string | number | null;
}

export interface ConditionRows {
  readonly join: 'all' | 'any';
  readonly rows: readonly ConditionRow[];
}

const NO_ROWS: ConditionRows = { join: 'all', rows: [] };

/** What can be asked about the answers to a question of this kind. */
export function testsFor(part: FormPart): readonly ConditionTest[] {
  switch (part.kind) {
    case 'choice':
      return ['equals', 'differs', 'answered', 'unanswered'];
    case 'choices':
    case 'span':
      return ['includes', 'lacks', 'answered', 'unanswered'];
    case 'likert':
    case 'slider':
      return ['atMost', 'atLeast', 'equals', 'answered', 'unanswered'];
    case 'ranking':
    case 'pairwise':
      return ['answered', 'unanswered'];
    case 'text':
      return ['answered', 'unanswered', 'equals', 'differs'];
  }
}

/** A line as it begins when a question has been chosen. */
export function rowFor(part: FormPart, test: ConditionTest = testsFor(part)[0] ?? 'answered'): ConditionRow {
  return { part: part.id, test, value: firstValue(part, test) };
}

function firstValue(part: FormPart, test: ConditionTest): string | number | null {
  if (test === 'answered' || test === 'unanswered') return null;
  if (part.kind === 'likert' || part.kind === 'slider') return part.min;
  return optionsOf(part)?.[0]?.id ?? '';
}

/** A condition as lines of menus; null where it is nested deeper than menus show. */
export function rowsOf(condition: FormCondition | undefined): ConditionRows | null {
  if (!condition) return NO_ROWS;
  const joined = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition];
  const rows = joined.map(rowOf);
  if (rows.some((row) => row === null)) return null;
  return { join: 'any' in condition ? 'any' : 'all', rows: rows as ConditionRow[] };
}

function rowOf(condition: FormCondition): ConditionRow | null {
  if ('not' in condition) {
    const inner = rowOf(condition.not);
    const opposite = inner && OPPOSITES[inner.test];
    return inner && opposite ? { ...inner, test: opposite } : null;
  }
  if (!('part' in condition)) return null;
  const { part } = condition;
  if ('answered' in condition)
    return { part, test: condition.answered ? 'answered' : 'unanswered', value: null };
  if ('equals' in condition) return { part, test: 'equals', value: condition.equals };
  if ('includes' in condition) return { part, test: 'includes', value: condition.includes };
  return 'atLeast' in condition
    ? { part, test: 'atLeast', value: condition.atLeast }
    : { part, test: 'atMost', value: condition.atMost };
}

const OPPOSITES: Partial<Record<ConditionTest, ConditionTest>> = { equals: 'differs', includes: 'lacks' };

/** The condition of these lines; undefined without any. A single line stands by itself. */
export function conditionOf({ join, rows }: ConditionRows): FormCondition | undefined {
  const conditions = rows.map(leafOf);
  if (conditions.length <= 1) return conditions[0];
  return join === 'all' ? { all: conditions } : { any: conditions };
}

function leafOf({ part, test, value }: ConditionRow): FormCondition {
  switch (test) {
    case 'answered':
    case 'unanswered':
      return { part, answered: test === 'answered' };
    case 'equals':
      return { part, equals: value ?? '' };
    case 'differs':
      return { not: { part, equals: value ?? '' } };
    case 'includes':
      return { part, includes: String(value ?? '') };
    case 'lacks':
      return { not: { part, includes: String(value ?? '') } };
    case 'atLeast':
      return { part, atLeast: Number(value) };
    case 'atMost':
      return { part, atMost: Number(value) };
  }
}
