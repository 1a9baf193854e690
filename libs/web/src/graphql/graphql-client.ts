import type { TadaDocumentNode } from 'gql.tada';
import { textOfDocument } from './document-text.js';
import { readResponse } from './read-response.js';
import { RequestError } from './request-error.js';

export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** Lets a request finish although its page is being closed. */
  readonly keepalive?: boolean;
  /** Milliseconds without an answer after which the connection counts as lost; 20,000 unless told. */
  readonly timeoutMs?: number;
  /** Whose request it is: refused as NOT_SIGNED_IN when the session has become somebody else's meanwhile. */
  readonly asPerson?: string;
}

/** Sends a typed document and returns its data. Variables may be left out of an operation that takes none. */
export type GraphqlClient = <Data, Variables>(
  document: TadaDocumentNode<Data, Variables>,
  ...rest: Record<string, never> extends Variables
    ? [variables?: Variables, options?: RequestOptions]
    : [variables: Variables, options?: RequestOptions]
) => Promise<Data>;

/** The server's name for it is in libs/platform (auth/viewer.ts). */
const PERSON_HEADER = 'x-ethogram-person';

const DEFAULT_TIMEOUT_MS = 20_000;

/**
 * A client of one GraphQL address. The session cookie travels by itself (same origin).
 * Every failure is a `RequestError`: `OFFLINE` when no answer came, `NOT_SIGNED_IN` when the session has ended, and so on.
 * @param fetcher the browser's fetch; tests give their own
 */
export function createGraphqlClient(
  url = '/graphql',
  fetcher: typeof fetch = (...args) => fetch(...args),
): GraphqlClient {
  return async <Data, Variables>(
    document: TadaDocumentNode<Data, Variables>,
    ...rest: [variables?: Variables, options?: RequestOptions]
  ) => {
    const [variables, options = {}] = rest;
    const response = await send(
      fetcher,
      url,
      JSON.stringify({ query: textOfDocument(document), variables }),
      options,
    );
    return readResponse(response.status, await bodyOf(response)) as Data;
  };
}

/** The client of the server this page came from. */
export const request: GraphqlClient = createGraphqlClient();

async function send(
  fetcher: typeof fetch,
  url: string,
  body: string,
  options: RequestOptions,
): Promise<Response> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  try {
    return await fetcher(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(options.asPerson ? { [PERSON_HEADER]: options.asPerson } : {}),
      },
      body,
      keepalive: options.keepalive ?? false,
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new RequestError('OFFLINE', 'The server could not be reached.', { cause: error });
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
