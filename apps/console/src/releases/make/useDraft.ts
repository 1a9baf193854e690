import { useState } from 'react';
import { type ReleaseDraft, START } from './release-draft.js';

export interface DraftInputs {
  readonly draft: ReleaseDraft;
  readonly change: (changes: Partial<ReleaseDraft>) => void;
}

export function useDraft(): DraftInputs {
  const [draft, setDraft] = useState(START);
  return { draft, change: (changes) => setDraft((now) => ({ ...now, ...changes })) };
}
