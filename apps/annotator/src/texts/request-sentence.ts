import type { RequestError } from '@ethogram/web';
import { texts } from './texts.js';

/** What went wrong, in the person's language: the server's own sentences are English and made for developers too. */
export function requestSentence({ code, isPassing }: Pick<RequestError, 'code' | 'isPassing'>): string {
  switch (code) {
    case 'NOT_SIGNED_IN':
    case 'FORBIDDEN':
    case 'NOT_FOUND':
    case 'NOT_PERMITTED_BY_SOURCE':
    case 'CONFLICT':
    case 'BAD_INPUT':
      return texts.errors[code];
    case 'NOT_PERMITTED_BY_LICENCE':
      return texts.errors.NOT_PERMITTED_BY_SOURCE;
    case 'OFFLINE':
    case 'UNAVAILABLE':
    case 'BAD_ANSWER':
    case 'INTERNAL':
      return isPassing && code !== 'INTERNAL' ? texts.failed.title : texts.errors.other;
  }
}
