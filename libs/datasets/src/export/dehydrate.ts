import { canonicalJson } from '@ethogram/core';
import type { FormRowContent, ReleasedPartAnswer } from '../release/form-content.js';
import type { MoralRowContent, ReleaseRowContent } from '../release/release-content.js';

/**
 * The row without any words of others: labels, distributions and places in the text, in code points, for whoever can
 * collect the text themselves and check it by its hash.
 * @param post name of the post at its source; null where ids may not be published either
 */
export function dehydrate(row: ReleaseRowContent, post: string | null): string {
  switch (row.kind) {
    case 'survey':
      return canonicalJson({ ...row, item: { ...row.item, text: null } });
    case 'moral_judgment':
      return canonicalJson(moral(row, post));
    case 'form':
      return canonicalJson(form(row, post));
  }
}

function moral(row: MoralRowContent, post: string | null): object {
  const { scenario, judgments, adjudicated } = row;
  return {
    ...row,
    scenario: { ...scenario, title: null, text: null, post },
    judgments: judgments.map((judgment) => ({
      ...judgment,
      rationale: null,
      changingFact: null,
      spans: (judgment.spans ?? []).map(unquoted),
    })),
    adjudicated: adjudicated ? { ...adjudicated, reason: null } : null,
  };
}

function form(row: FormRowContent, post: string | null): object {
  const { scenario, item, judgments, adjudicated } = row;
  return {
    ...row,
    scenario: scenario ? { ...scenario, title: null, text: null, post } : null,
    item: item ? { ...item, text: null } : null,
    judgments: judgments.map((judgment) => ({ ...judgment, parts: wordless(row, judgment.parts) })),
    adjudicated: adjudicated
      ? { ...adjudicated, parts: wordless(row, adjudicated.parts), reason: null }
      : null,
  };
}

/** Answers in words may quote the text; those that name an option are counted as that option. */
function wordless(
  { distribution }: FormRowContent,
  parts: Readonly<Record<string, ReleasedPartAnswer>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parts).map(([part, answer]) => {
      if (typeof answer === 'string')
        return [part, Object.hasOwn(distribution[part]?.counts ?? {}, answer) ? answer : null];
      return [part, Array.isArray(answer) ? answer.map(unquoted) : answer];
    }),
  );
}

function unquoted(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'quote' in entry ? { ...entry, quote: null } : entry;
}
