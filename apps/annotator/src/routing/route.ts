/** The pages of the app. */
export type Route =
  | { readonly page: 'studies' }
  | { readonly page: 'work'; readonly studyId: string }
  | { readonly page: 'answers'; readonly studyId: string }
  | { readonly page: 'change'; readonly studyId: string; readonly taskId: string }
  /** The steps before and after the work, and leaving. */
  | { readonly page: 'steps'; readonly studyId: string }
  /** A public address. */
  | { readonly page: 'join'; readonly token: string }
  | { readonly page: 'unknown' };

const BASE = '/annotate/';

export function parseRoute(path: string): Route {
  const parts = path.startsWith(BASE)
    ? path.slice(BASE.length).split('/').filter(Boolean).map(decodeURIComponent)
    : [];
  const [head, studyId, tail, taskId, ...rest] = parts;
  if (head === undefined) return { page: 'studies' };
  if (head === 'join')
    return studyId && tail === undefined ? { page: 'join', token: studyId } : { page: 'unknown' };
  if (head !== 'studies' || rest.length > 0) return { page: 'unknown' };
  if (studyId === undefined) return { page: 'studies' };
  if (tail === undefined) return { page: 'work', studyId };
  if (tail === 'steps' && taskId === undefined) return { page: 'steps', studyId };
  if (tail !== 'answers') return { page: 'unknown' };
  return taskId === undefined ? { page: 'answers', studyId } : { page: 'change', studyId, taskId };
}

export function pathOf(route: Exclude<Route, { page: 'unknown' }>): string {
  if (route.page === 'studies') return BASE;
  if (route.page === 'join') return `${BASE}join/${encodeURIComponent(route.token)}`;
  const study = `${BASE}studies/${encodeURIComponent(route.studyId)}`;
  if (route.page === 'work') return study;
  if (route.page === 'steps') return `${study}/steps`;
  return route.page === 'answers'
    ? `${study}/answers`
    : `${study}/answers/${encodeURIComponent(route.taskId)}`;
}
