import { isRequestError } from '@ethogram/web';
import { goTo } from '../routing/useRoute.js';
import { giveBack } from '../upcoming/supply.js';

/**
 * Leaves a study without penalty: what lies ready goes back to everybody at once. Without a connection it goes back by
 * itself when its time has run out, so that is no reason to stay.
 */
export async function stopWork(personId: string, studyId: string): Promise<void> {
  goTo({ page: 'studies' });
  try {
    await giveBack(personId, studyId);
  } catch (error) {
    if (!isRequestError(error)) throw error;
  }
}
