/** Where an uploaded file lies in the blob store. */
export function uploadKey(id: string): string {
  return `uploads/${id}`;
}

const SCHEME = 'blob:';

/** The path a run keeps of an uploaded file: its key, for where it lies is the blob store's own. */
export function uploadPath(id: string): string {
  return `${SCHEME}${uploadKey(id)}`;
}

/** The key in the blob store of a run's file; null for a path that is one. */
export function keyOfPath(path: string): string | null {
  return path.startsWith(SCHEME) ? path.slice(SCHEME.length) : null;
}
