import { request, toRequestError } from '@ethogram/web';
import { useCallback } from 'react';
import { MY_STUDIES, type MyStudy } from '../api/documents.js';
import { isStoreFailure } from '../outbox/browser-store.js';
import { usePerson } from '../shell/PersonContext.js';
import { keep, readKept } from '../upcoming/kept.js';
import { type Loaded, useLoaded } from './useLoaded.js';

export interface KnownStudies {
  readonly studies: readonly MyStudy[];
  /** True when the server could not be asked: it is what it said last. */
  readonly isStale: boolean;
}

/** The name the studies of a person are kept under in this browser. */
export function studiesName(personId: string): string {
  return `studies:${personId}`;
}

/** The person's studies; without a connection those that were known last. */
export function useStudies() {
  const { id: personId } = usePerson();
  const load = useCallback(() => loadStudies(personId), [personId]);
  return useLoaded(load);
}

/** One of them; undefined while they are not known. */
export function studyOf(studies: Loaded<KnownStudies>, studyId: string): MyStudy | undefined {
  return studies.state === 'ready' ? studies.data.studies.find(({ id }) => id === studyId) : undefined;
}

async function loadStudies(personId: string): Promise<KnownStudies> {
  const name = studiesName(personId);
  try {
    const { myStudies: studies } = await request(MY_STUDIES, undefined, { asPerson: personId });
    await keep(name, studies).catch(forgoKept);
    return { studies, isStale: false };
  } catch (thrown) {
    const error = toRequestError(thrown);
    const studies = error.isPassing ? await readKept<readonly MyStudy[]>(name) : undefined;
    if (!studies) throw error;
    return { studies, isStale: true };
  }
}

/** What cannot be kept is only missing without a connection; whoever saves an answer is told that the storage is full. */
function forgoKept(thrown: unknown): void {
  if (!isStoreFailure(thrown)) throw thrown;
}
