import { useEffect, useRef, useState } from 'react';
import type { TaskContent } from '../api/documents.js';
import { Key } from '../keyboard/Key.js';
import { useKeys } from '../keyboard/useKeys.js';
import { texts } from '../texts/texts.js';
import { Situation, type SituationProps } from './Situation.js';

type Warning = NonNullable<NonNullable<TaskContent['scenario']>['contentWarning']>;

const UNCOVER_KEY = 'u';

/** The situation; where it may weigh on who reads it, what it may be about first, and the text when it is asked for. */
export function CoveredSituation(props: SituationProps) {
  const [isUncovered, setUncovered] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const { scenario } = props;
  useEffect(() => {
    // The button that had the focus is gone: reading goes on at the title.
    if (isUncovered) place.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [isUncovered]);
  const isCovered = scenario?.contentWarning && !isUncovered;
  return (
    <div ref={place} className="situation-place">
      {isCovered ? <Cover {...props} onUncover={() => setUncovered(true)} /> : <Situation {...props} />}
    </div>
  );
}

interface CoverProps extends SituationProps {
  readonly onUncover: () => void;
}

function Cover({ scenario, headingRef, onUncover }: CoverProps) {
  useKeys(({ key, ctrlKey, metaKey, altKey }, place, areSingleKeysOn) => {
    if (!areSingleKeysOn || place === 'text' || ctrlKey || metaKey || altKey) return false;
    if (key.toLowerCase() !== UNCOVER_KEY) return false;
    onUncover();
    return true;
  });
  if (!scenario?.contentWarning) return null;
  return (
    <article className="situation" aria-label={texts.work.situation} data-testid="content-warning">
      <div className="cover">
        <div className="cover-note">
          <h1 ref={headingRef} tabIndex={-1}>
            {texts.warning.title}
          </h1>
          <p>{aboutText(scenario.contentWarning)}</p>
          <p>{texts.warning.choice}</p>
          <button type="button" className="button" onClick={onUncover} data-testid="uncover">
            {texts.warning.show} <Key name={UNCOVER_KEY} />
          </button>
        </div>
        {/* Neither read aloud nor reached by Tab before it is asked for. */}
        <div className="cover-text" aria-hidden="true" inert>
          {scenario.text}
        </div>
      </div>
    </article>
  );
}

function aboutText({ flags }: Warning): string {
  if (flags.length === 0) return texts.warning.general;
  return texts.warning.about(flags.map((flag) => texts.warning.flags[flag]));
}
