import { fetchMe, type Me, RequestError, signOut, toRequestError } from '@ethogram/web';
import type { AuthProvider } from 'react-admin';
import { canAccess } from './canAccess.js';

let asked: Promise<Me | null> | undefined;

/** Who is signed in, asked once until it may have changed. */
async function me(): Promise<Me | null> {
  asked ??= fetchMe();
  try {
    return await asked;
  } catch (error) {
    asked = undefined;
    throw error;
  }
}

async function signedIn(): Promise<Me> {
  const person = await me();
  if (person) return person;
  asked = undefined;
  throw new RequestError('NOT_SIGNED_IN', 'You are signed out.');
}

export const authProvider: AuthProvider = {
  login: async () => {
    asked = undefined;
    await signedIn();
  },
  logout: async () => {
    const person = await me();
    asked = undefined;
    if (person) await signOut();
  },
  checkAuth: async () => {
    try {
      await signedIn();
    } catch (error) {
      // A server that is away is no reason to send somebody to the sign-in page.
      if (toRequestError(error).code === 'NOT_SIGNED_IN')
        throw Object.assign(new Error(), { message: false });
    }
  },
  checkError: async (error: unknown) => {
    if (toRequestError(error).code !== 'NOT_SIGNED_IN') return;
    asked = undefined;
    throw error;
  },
  getIdentity: async () => {
    const person = await signedIn();
    return { id: person.id, fullName: person.displayName, roles: person.roles };
  },
  getPermissions: async () => (await me())?.roles ?? [],
  canAccess: async ({ action, resource }) => canAccess((await me())?.roles ?? [], action, resource),
};
