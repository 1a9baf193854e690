import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.js';
import { type GraphqlClient, request } from '../graphql/graphql-client.js';
import { RequestError } from '../graphql/request-error.js';

const ME = graphql(`
  query Me {
    me {
      id
      displayName
      roles
      simulated
    }
  }
`);

/** The person signed in in this browser. */
export type Me = NonNullable<ResultOf<typeof ME>['me']>;

/** Who is signed in; null when nobody is. */
export async function fetchMe(client: GraphqlClient = request): Promise<Me | null> {
  return (await client(ME)).me;
}

/** Ends the session in this browser and on the server. @throws RequestError OFFLINE */
export async function signOut(fetcher: typeof fetch = (...args) => fetch(...args)): Promise<void> {
  try {
    await fetcher('/sign-out', { method: 'POST', credentials: 'same-origin' });
  } catch (error) {
    throw new RequestError('OFFLINE', 'The server could not be reached.', { cause: error });
  }
}
