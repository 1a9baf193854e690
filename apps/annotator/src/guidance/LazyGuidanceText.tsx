import { lazy, Suspense } from 'react';
import { texts } from '../texts/texts.js';
import type { GuidanceTextProps } from './GuidanceText.js';

const GuidanceText = lazy(async () => ({ default: (await import('./GuidanceText.js')).GuidanceText }));

/** Read from the browser's store of the app when it is wanted first, so that it is there without a connection too. */
export function LazyGuidanceText(props: GuidanceTextProps) {
  return (
    <Suspense fallback={<p className="quiet">{texts.loading}</p>}>
      <GuidanceText {...props} />
    </Suspense>
  );
}
