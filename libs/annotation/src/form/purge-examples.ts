import type { GuidelineExample } from '@ethogram/core';
import { type QuoteMatcher, whilePurging } from '@ethogram/corpus';
import type { EntityManager } from 'typeorm';

/** Where worked examples are kept. */
const TABLES = ['studies', 'form_versions'] as const;

/** Takes quotations of texts that are being deleted out of worked examples. @param quotes by scenario id */
export async function purgeExamples(
  manager: EntityManager,
  quotes: ReadonlyMap<string, QuoteMatcher>,
): Promise<void> {
  const matchers = [...quotes.values()];
  for (const table of TABLES) {
    const found: { id: string; examples: GuidelineExample[] }[] = await manager.query(
      `select id, examples from ${table} where examples <> '[]' order by id`,
    );
    const changed = found.flatMap(({ id, examples }) => {
      const kept = examples.map((example) => withoutQuotedWords(example, matchers));
      return kept.every((example, index) => example === examples[index]) ? [] : [{ id, examples: kept }];
    });
    if (changed.length === 0) continue;
    await whilePurging(manager, () =>
      manager.query(
        `update ${table} set examples = r.examples from json_to_recordset($1::json) as r (id uuid, examples jsonb)
         where ${table}.id = r.id`,
        [JSON.stringify(changed)],
      ),
    );
  }
}

/** The example itself when it quotes nothing. */
export function withoutQuotedWords(
  example: GuidelineExample,
  matchers: readonly QuoteMatcher[],
): GuidelineExample {
  const isQuoting = (words: string): boolean => matchers.some((matcher) => matcher.isQuotedIn(words));
  const found = {
    title: isQuoting(example.title),
    text: isQuoting(example.text),
    explanation: isQuoting(example.explanation),
  };
  if (!found.title && !found.text && !found.explanation) return example;
  return {
    title: found.title ? '–' : example.title,
    text: found.text ? '' : example.text,
    explanation: found.explanation ? '' : example.explanation,
  };
}
