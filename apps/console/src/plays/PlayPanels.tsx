import { PlaysPanel, type RunOfPlays } from './PlaysPanel.js';
import { PlaySummaryPanel } from './PlaySummaryPanel.js';

/** What the page of a run shows of a text adventure; nothing for other suites. */
export function PlayPanels({ run }: { run: RunOfPlays & { readonly suite: string } }) {
  if (run.suite !== 'TEXT_ADVENTURE') return null;
  return (
    <>
      <PlaySummaryPanel run={run} />
      <PlaysPanel run={run} />
    </>
  );
}
