import type { FileFilter } from './collection.queries.js';
import { subredditOf } from './listing-form.js';

/** Which rows of files are wanted, as typed. Days are in UTC. */
export interface FileFilterForm {
  readonly subreddits: string;
  readonly from: string;
  /** The last day that is wanted. */
  readonly to: string;
  readonly minScore: string;
}

export const NO_FILTER: FileFilterForm = { subreddits: '', from: '', to: '', minScore: '' };

const DAY_MS = 24 * 3_600_000;

/** The filter as the server takes it; null when nothing is filtered. */
export function toFileFilter(form: FileFilterForm): FileFilter | null {
  const subreddits = form.subreddits
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(subredditOf);
  const filter: FileFilter = {
    subreddits: subreddits.length > 0 ? subreddits : null,
    postedFrom: form.from ? `${form.from}T00:00:00Z` : null,
    // The server's bound is exclusive, a person's last day is not.
    postedTo: form.to ? new Date(Date.parse(`${form.to}T00:00:00Z`) + DAY_MS).toISOString() : null,
    minScore: form.minScore.trim() === '' ? null : Number(form.minScore),
  };
  return Object.values(filter).every((value) => value === null) ? null : filter;
}
