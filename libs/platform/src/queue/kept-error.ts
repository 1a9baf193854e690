/**
 * What the queue may keep of an error: what it says, and where it happened. A database error also carries the values of
 * its statement, which are whole posts, and the queue would store them beside the job.
 */
export function keptError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const kept = new Error(error.message);
  kept.name = error.name;
  if (error.stack !== undefined) kept.stack = error.stack;
  return kept;
}
