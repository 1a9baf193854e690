import { useState } from 'react';
import { commonCommand, type FocusPlace, type Stroke } from '../keyboard/key-map.js';
import { useKeys } from '../keyboard/useKeys.js';

interface CommonKeys {
  readonly isHelpOpen: boolean;
  readonly setHelpOpen: (isOpen: boolean) => void;
}

interface Actions {
  readonly submit: () => void;
  readonly guideline: (() => void) | undefined;
  readonly skip: (() => void) | undefined;
  /** Strokes of the form itself; true when it took one. */
  readonly own: (stroke: Stroke, place: FocusPlace, areSingleKeysOn: boolean) => boolean;
}

/** The keyboard of a form: its own keys first, then those every form has. */
export function useCommonKeys({ submit, guideline, skip, own }: Actions): CommonKeys {
  const [isHelpOpen, setHelpOpen] = useState(false);
  useKeys((stroke, place, areSingleKeysOn) => {
    if (own(stroke, place, areSingleKeysOn)) return true;
    const command = commonCommand(stroke, place, areSingleKeysOn);
    switch (command?.do) {
      case 'submit':
        submit();
        return true;
      case 'help':
        setHelpOpen(true);
        return true;
      case 'guideline':
        guideline?.();
        return true;
      case 'skip':
        skip?.();
        return skip !== undefined;
      case 'leave':
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        return true;
      case undefined:
        return false;
    }
  });
  return { isHelpOpen, setHelpOpen };
}
