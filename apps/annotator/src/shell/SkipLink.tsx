import type { MouseEvent } from 'react';
import { texts } from '../texts/texts.js';

/** The first stop of the keyboard: past the header, to what the page is about. */
export function SkipLink() {
  const skip = (event: MouseEvent): void => {
    event.preventDefault();
    const content = document.getElementById('content');
    content?.focus();
    content?.scrollIntoView();
  };
  return (
    <a className="skip-link" href="#content" onClick={skip}>
      {texts.skipLink}
    </a>
  );
}
