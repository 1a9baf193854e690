type Tone = 'default' | 'info' | 'success' | 'warning' | 'error';

const TONES: Record<string, Tone> = {
  QUEUED: 'default',
  STARTING: 'info',
  RUNNING: 'info',
  PAUSED: 'warning',
  CANCELLING: 'warning',
  SUCCEEDED: 'success',
  FAILED: 'error',
  CANCELLED: 'default',
  DRAFT: 'default',
  OPEN: 'info',
  CLOSED: 'success',
  LIVE: 'success',
  EDITED: 'info',
  AUTHOR_GONE: 'warning',
  DELETED: 'error',
  REMOVED: 'error',
  MISSING: 'warning',
};

const LABELS: Record<string, string> = { SUCCEEDED: 'Done', AUTHOR_GONE: 'Author gone' };

export function toneOf(state: string): Tone {
  return TONES[state] ?? 'default';
}

export function stateLabel(state: string): string {
  return LABELS[state] ?? `${state.charAt(0)}${state.slice(1).toLowerCase()}`;
}

/** Whether something in this state changes by itself, and is worth asking about again. */
export function isMoving(record: { state?: string } | undefined): boolean {
  return record !== undefined && ['QUEUED', 'STARTING', 'RUNNING', 'CANCELLING'].includes(record.state ?? '');
}

export const POLL_MS = 1_500;

/** For react-query: how long until a list is asked again. */
export function pollWhileMoving(query: {
  state: { data?: { data?: readonly object[] } | undefined };
}): number | false {
  return query.state.data?.data?.some((record) => isMoving(record)) ? POLL_MS * 2 : false;
}
