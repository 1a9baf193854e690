/**
 * The label a free answer gives, or null if it gives none or more than one. In this order: the answer is the label
 * (whatever its case and surrounding punctuation); it begins with the label; it mentions exactly one of them, which counts
 * for numbers and codes only and not for ordinary words.
 * A label inside a longer word or number ("3.5", "1-6") does not count.
 */
export function labelInText(text: string, labels: readonly string[]): string | null {
  const bare = text.replace(/^[^\p{L}\p{N}-]+|[^\p{L}\p{N}]+$/gu, '');
  const same = labels.find((label) => label.toLowerCase() === bare.toLowerCase());
  if (same !== undefined) return same;
  const longestFirst = labels.toSorted((a, b) => b.length - a.length);
  const first = longestFirst.find((label) => standalone(label, '^').test(bare));
  if (first !== undefined) return first;
  // "all" or "some" turn up in any sentence, and say nothing there.
  const telling = labels.filter((label) => !/^\p{Ll}+$/u.test(label));
  const mentioned = telling.filter((label) => standalone(label, '').test(bare));
  return mentioned.length === 1 ? (mentioned[0] ?? null) : null;
}

function standalone(label: string, anchor: '^' | ''): RegExp {
  const literal = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(
    `${anchor}(?<![\\p{L}\\p{N}]|[-–.,](?=${literal}))${literal}(?![\\p{L}\\p{N}]|[-–.,]\\p{N})`,
    'u',
  );
}
