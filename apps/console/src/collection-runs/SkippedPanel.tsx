import { BarList } from '../elements/BarList.js';
import { Panel } from '../elements/Panel.js';
import type { CollectionRunLine } from './collection-run.queries.js';

/** What was not taken, and why. */
export function SkippedPanel({ skipped }: { skipped: CollectionRunLine['skipped'] }) {
  const bars = skipped
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ reason, count }) => ({ label: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`, count }));
  if (bars.length === 0) return null;
  return (
    <Panel title="Skipped" hint="Rows that were seen and not taken, by reason.">
      <BarList label="Skipped, by reason" bars={bars} />
    </Panel>
  );
}
