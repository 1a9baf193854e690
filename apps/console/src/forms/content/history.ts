/** Something that is edited, with what it was before and what was undone. */
export interface History<Content> {
  readonly past: readonly Content[];
  readonly present: Content;
  readonly future: readonly Content[];
  /** What the last edit was about: edits about the same follow each other as one step. Null: the next is a step. */
  readonly about: string | null;
}

/** Steps kept. */
const MOST_STEPS = 200;

export function historyOf<Content>(present: Content): History<Content> {
  return { past: [], present, future: [], about: null };
}

/**
 * @param about names what is typed in, such as one text field, so that undoing takes back words and not letters; left out
 *   for an edit that is a step by itself
 */
export function edited<Content>(
  history: History<Content>,
  next: Content,
  about: string | null = null,
): History<Content> {
  if (next === history.present) return history;
  const isSameStep = about !== null && about === history.about;
  const past = isSameStep ? history.past : [...history.past, history.present].slice(-MOST_STEPS);
  return { past, present: next, future: [], about };
}

export function undone<Content>(history: History<Content>): History<Content> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    about: null,
  };
}

export function redone<Content>(history: History<Content>): History<Content> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, about: null };
}

/** What is typed from now on is a step of its own, such as after a field was left. */
export function settled<Content>(history: History<Content>): History<Content> {
  return history.about === null ? history : { ...history, about: null };
}
