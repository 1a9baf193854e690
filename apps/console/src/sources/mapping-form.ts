import type { ColumnMapping, FilePreview } from './collection.queries.js';

export type MappedKind = ColumnMapping['kind'];

/** One of our fields that a column of somebody else's file may hold. */
export interface MappedField {
  readonly field: string;
  readonly label: string;
  readonly isNeeded: boolean;
  readonly hint?: string;
}

const TIME_HINT = 'Seconds since 1970, or a date and time';

/** What can be read from a row, by what the rows are; the names are Reddit's own, as in a dump. */
export const MAPPED_FIELDS: Readonly<Record<MappedKind, readonly MappedField[]>> = {
  POST: [
    { field: 'id', label: 'Id', isNeeded: false, hint: 'Tells rows apart; without it the text does' },
    { field: 'title', label: 'Title', isNeeded: true },
    { field: 'selftext', label: 'Text', isNeeded: false },
    { field: 'author', label: 'Author', isNeeded: false, hint: 'Kept as a keyed hash, never as a name' },
    { field: 'created_utc', label: 'Posted', isNeeded: false, hint: TIME_HINT },
    { field: 'subreddit', label: 'Subreddit', isNeeded: false },
    { field: 'link_flair_text', label: 'Flair', isNeeded: false, hint: 'The verdict of the subreddit' },
    { field: 'score', label: 'Score', isNeeded: false },
    { field: 'num_comments', label: 'Number of comments', isNeeded: false },
    { field: 'upvote_ratio', label: 'Share of upvotes', isNeeded: false, hint: 'From 0 to 1' },
    { field: 'over_18', label: 'Not for minors', isNeeded: false, hint: 'true or false' },
    { field: 'permalink', label: 'Address', isNeeded: false },
  ],
  COMMENT: [
    { field: 'id', label: 'Id', isNeeded: false, hint: 'Tells rows apart; without it the text does' },
    { field: 'link_id', label: 'Post', isNeeded: true, hint: 'The id of the post it belongs to' },
    { field: 'body', label: 'Text', isNeeded: true },
    { field: 'parent_id', label: 'Answers to', isNeeded: false, hint: 'Left out: the post itself' },
    { field: 'author', label: 'Author', isNeeded: false, hint: 'Kept as a keyed hash, never as a name' },
    { field: 'is_submitter', label: 'By the author of the post', isNeeded: false, hint: 'true or false' },
    { field: 'created_utc', label: 'Posted', isNeeded: false, hint: TIME_HINT },
    { field: 'subreddit', label: 'Subreddit', isNeeded: false },
    { field: 'score', label: 'Score', isNeeded: false },
  ],
};

/** A mapping while it is filled in: our field → their column, empty for none. */
export interface MappingForm {
  readonly kind: MappedKind;
  readonly columns: Readonly<Record<string, string>>;
  readonly subreddit: string;
}

/** Files with the same columns, which one mapping fits. */
export interface MappedGroup {
  readonly fileIds: readonly string[];
  readonly names: readonly string[];
  readonly preview: FilePreview;
}

/** Whether a file has to be told what its columns mean. */
export function needsMapping({ detected }: Pick<FilePreview, 'detected'>): boolean {
  return detected !== 'reddit-dump';
}

/** Begins with what the server has guessed from the names of the columns. */
export function mappingFormOf({ suggested, columns }: FilePreview): MappingForm {
  const guess = (suggested ?? {}) as Partial<ColumnMapping>;
  const guessed = Object.entries((guess.columns ?? {}) as Record<string, string>);
  return {
    kind: guess.kind === 'COMMENT' ? 'COMMENT' : 'POST',
    columns: Object.fromEntries(guessed.filter(([, column]) => columns.includes(column))),
    subreddit: guess.subreddit ?? '',
  };
}

/** Labels of the fields that still need a column. */
export function missingFields({ kind, columns }: MappingForm): string[] {
  return MAPPED_FIELDS[kind]
    .filter(({ field, isNeeded }) => isNeeded && !columns[field])
    .map(({ label }) => label);
}

/** The mapping as the server takes it. */
export function toColumnMapping({ kind, columns, subreddit }: MappingForm): ColumnMapping {
  const used = MAPPED_FIELDS[kind].flatMap(({ field }): [string, string][] => {
    const column = columns[field];
    return column ? [[field, column]] : [];
  });
  return { kind, columns: Object.fromEntries(used), subreddit: subreddit.trim() || null };
}

/** Puts files with the same columns together, in the order they were chosen. */
export function groupsOf(
  files: readonly { id: string; name: string; preview: FilePreview }[],
): MappedGroup[] {
  const groups = new Map<string, { fileIds: string[]; names: string[]; preview: FilePreview }>();
  for (const { id, name, preview } of files) {
    const key = JSON.stringify(preview.columns);
    const group = groups.get(key) ?? { fileIds: [], names: [], preview };
    group.fileIds.push(id);
    group.names.push(name);
    groups.set(key, group);
  }
  return [...groups.values()];
}
