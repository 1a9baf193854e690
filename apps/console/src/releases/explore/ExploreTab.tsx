import { useRef, useState } from 'react';
import type { ReleaseRecord } from '../release.queries.js';
import { AgreementSummary } from './AgreementSummary.js';
import { AnnotatorsPanel } from './AnnotatorsPanel.js';
import { Counting } from './Counting.js';
import { DistributionsPanel } from './DistributionsPanel.js';
import type { BarKey } from './explore.queries.js';
import { RowsPanel } from './RowsPanel.js';
import { useSummary } from './useSummary.js';
import { ValuePairsPanel } from './ValuePairsPanel.js';

/** What a release holds: how it spreads, how far people agree, and the rows behind each bar. */
export function ExploreTab({ release }: { release: ReleaseRecord }) {
  const state = useSummary(release.id);
  const [bars, setBars] = useState<readonly BarKey[]>([]);
  const rows = useRef<HTMLDivElement>(null);
  const { summary } = state;
  if (!summary) return <Counting releaseId={release.id} state={state} />;
  const show = (wanted: readonly BarKey[]): void => {
    setBars(wanted);
    rows.current?.focus();
    rows.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <>
      <DistributionsPanel summary={summary} onShow={(bar) => show([bar])} />
      <AgreementSummary summary={summary} isSimulated={release.study?.simulated ?? false} />
      {summary.valuePairs && (
        <ValuePairsPanel
          pairs={summary.valuePairs}
          onShow={(keys) => show(keys.map((key) => ({ filter: 'value', key })))}
        />
      )}
      <AnnotatorsPanel summary={summary} />
      <div ref={rows} tabIndex={-1} style={{ scrollMarginTop: 64 }}>
        <RowsPanel
          key={JSON.stringify(bars)}
          releaseId={release.id}
          summary={summary}
          bars={bars}
          onChange={setBars}
        />
      </div>
    </>
  );
}
