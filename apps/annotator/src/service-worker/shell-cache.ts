/** What of a request decides how it is answered. */
export interface AskedFor {
  readonly method: string;
  readonly mode: string;
  readonly url: string;
}

export type Answer = 'page' | 'file' | 'network';

/**
 * How the service worker answers: a page of the app from the network, or when there is none from what was kept; a file
 * of the app from what was kept; everything else, data above all, is left to the network.
 * @param files addresses of the kept files, without origin
 */
export function answerTo(
  { method, mode, url }: AskedFor,
  origin: string,
  files: ReadonlySet<string>,
): Answer {
  const asked = new URL(url);
  if (method !== 'GET' || asked.origin !== origin) return 'network';
  if (mode === 'navigate') return 'page';
  return files.has(asked.pathname) ? 'file' : 'network';
}

const NAME = 'ethogram-annotator-';

export function cacheName(version: string): string {
  return `${NAME}${version}`;
}

/** Caches of other versions of this app. */
export function outdated(names: readonly string[], version: string): string[] {
  return names.filter((name) => name.startsWith(NAME) && name !== cacheName(version));
}
