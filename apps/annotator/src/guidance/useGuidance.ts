import { useCallback, useId, useState } from 'react';
import type { MyStudy } from '../api/documents.js';

/** The guideline of a study beside its forms; it stays as it is from task to task. */
export interface Guidance {
  /** Null while the study is not known, or when it has no guideline. */
  readonly study: MyStudy | null;
  readonly panelId: string;
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

export function useGuidance(study: MyStudy | undefined): Guidance {
  const panelId = useId();
  const [isOpen, setOpen] = useState(false);
  const toggle = useCallback(() => setOpen((now) => !now), []);
  return { study: study?.guideline ? study : null, panelId, isOpen, toggle };
}
