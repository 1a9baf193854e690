import { types } from 'node:util';
import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
  TransactionNotStartedError,
} from 'typeorm';

/**
 * Why the database could not do now what it may do later, without anybody changing the request. `full`: nothing can be
 * written, because there is no space; `away`: it does not answer, or has broken off; `busy`: others were in the way.
 */
export type DatabaseTrouble = 'full' | 'away' | 'busy';

/** What people are told; the answer to a request, whatever it was for. */
export const TROUBLE_MESSAGES: Readonly<Record<DatabaseTrouble, string>> = {
  full: 'The server cannot store anything at the moment: its database has no space left. What was saved before is kept. Try again later.',
  away: 'The server cannot reach its database at the moment. What was saved before is kept. Try again in a moment.',
  busy: 'The database was too busy for this. Try again in a moment.',
};

/** Conditions by SQLSTATE, or its class ("PostgreSQL Error Codes", appendix A of PostgreSQL's documentation). */
const BY_STATE: readonly (readonly [prefix: string, trouble: DatabaseTrouble])[] = [
  ['53100', 'full'],
  ['53', 'busy'], // insufficient resources: memory, connections
  ['58030', 'full'], // a failed write is EIO on disks that are worn out, too
  ['08', 'away'],
  ['57P', 'away'], // stopping, starting, crashed
  ['25006', 'away'], // read only: a standby that has not taken over yet
  ['40001', 'busy'],
  ['40P01', 'busy'],
  ['55P03', 'busy'],
];

/** Node's names for a server that is not there. */
const NETWORK = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
];

/** Where PostgreSQL makes files longer: past a quota that fails as `internal_error`, for which there is no code. */
const GROWING = ['mdextend', 'mdzeroextend', 'mdwritev', 'XLogFileInitInternal', 'XLogWrite'];

/** pg and pg-pool have no codes for these. */
const BROKEN_OFF =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect)/;

/** Undefined: the error says nothing of the kind, but is about the request or the code. */
export function databaseTrouble(error: unknown): DatabaseTrouble | undefined {
  if (!types.isNativeError(error)) return undefined;
  if (error instanceof QueryFailedError) return databaseTrouble(error.driverError);
  // A connection that broke between two statements of a transaction is found released by the second.
  if (
    error instanceof QueryRunnerAlreadyReleasedError ||
    error instanceof QueryRunnerProviderAlreadyReleasedError ||
    error instanceof TransactionNotStartedError
  )
    return 'away';
  const { code = '', routine = '' } = error as { code?: string; routine?: string };
  if (NETWORK.includes(code) || BROKEN_OFF.test(error.message)) return 'away';
  if (code === 'XX000' && GROWING.includes(routine)) return 'full';
  return BY_STATE.find(([prefix]) => code.startsWith(prefix))?.[1];
}
