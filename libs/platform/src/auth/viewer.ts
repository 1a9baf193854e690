import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { DomainError } from '../errors/domain-error.js';
import type { Role } from './access.js';

/** The signed-in person of a request. */
export interface Viewer {
  readonly personId: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
}

/** What every resolver finds in the GraphQL context. */
export interface RequestContext {
  readonly requestId: string;
  readonly viewer: Viewer | undefined;
}

/** Reads a session token; implemented by accounts, used by the GraphQL context and the file routes. */
export abstract class ViewerReader {
  abstract read(sessionToken: string | undefined): Promise<Viewer | undefined>;
}

export const SESSION_COOKIE = 'ethogram_session';

/** A client says by it whose request this is; see `asMeant`. */
export const PERSON_HEADER = 'x-ethogram-person';

/**
 * The viewer, unless the request was meant as somebody else's: answers that waited in a browser for a connection must
 * not be stored under the name of whoever has signed in there since. Such a request is nobody's.
 * @param meant the value of the header; undefined: whoever is signed in
 */
export function asMeant(
  viewer: Viewer | undefined,
  meant: string | string[] | undefined,
): Viewer | undefined {
  return meant === undefined || viewer?.personId === meant ? viewer : undefined;
}

export function requireViewer(viewer: Viewer | undefined): Viewer {
  if (!viewer) throw new DomainError('NOT_SIGNED_IN', 'Sign in first: open your sign-in link.');
  return viewer;
}

/** Resolver parameter: the signed-in person; refuses when there is none. */
export const CurrentViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer => {
  return requireViewer(GqlExecutionContext.create(context).getContext<RequestContext>().viewer);
});

/** Resolver parameter: the signed-in person, if any. */
export const OptionalViewer = createParamDecorator(
  (_: unknown, context: ExecutionContext): Viewer | undefined => {
    return GqlExecutionContext.create(context).getContext<RequestContext>().viewer;
  },
);
