import { request } from '@ethogram/web';
import { useCallback } from 'react';
import { MY_JUDGMENTS, type MyJudgment } from '../api/documents.js';
import { useLoaded } from '../studies/useLoaded.js';

const MOST_SHOWN = 50;

/** The person's recent answers in a study, newest first. */
export function useMyJudgments(studyId: string) {
  const load = useCallback(
    async (): Promise<readonly MyJudgment[]> =>
      (await request(MY_JUDGMENTS, { studyId, limit: MOST_SHOWN })).myJudgments,
    [studyId],
  );
  return useLoaded(load);
}
