const SHORTEST_MS = 5_000;
const LONGEST_MS = 60_000;

/**
 * How often to renew a lease, in milliseconds: three times within it, at least once a minute. The clock here may be
 * minutes off the server's, so a lease that seems to be over is renewed soon and not given up.
 */
export function renewalInterval(leaseMs: number): number {
  return Math.min(Math.max(leaseMs / 3, SHORTEST_MS), LONGEST_MS);
}
