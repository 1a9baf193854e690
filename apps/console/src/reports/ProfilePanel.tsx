import type { ValueKey } from '@ethogram/core';
import { type ValueProfile, ValueCircle } from '@ethogram/web';
import { useQuery } from '@tanstack/react-query';
import { Panel } from '../elements/Panel.js';
import { fetchInstruments } from '../studies/instrument.queries.js';
import { ChangeTable } from './ChangeTable.js';
import type { Mean, ReportContent } from './report-content.js';

/** The whole profile on the circle of values, before and after. */
export function ProfilePanel({ content, instrumentId }: { content: ReportContent; instrumentId: string }) {
  const { data } = useQuery({ queryKey: ['instruments'], queryFn: fetchInstruments, staleTime: Infinity });
  const scale = data?.find(({ id }) => id === instrumentId);
  return (
    <Panel
      title="Value profile"
      hint="Mean rating of each of the 20 values, reverse-keyed statements mirrored. Values that are close in motivation stand side by side."
    >
      <ValueCircle
        title="Value profile before and after"
        description={`Mean rating of each value by ${content.baseModel} before and after training, on a circle with similar values side by side.`}
        base={profileOf(content, 'base')}
        tuned={profileOf(content, 'tuned')}
        target={content.target.value}
        domain={[scale?.scaleMin ?? 1, scale?.scaleMax ?? 6]}
      />
      <ChangeTable
        summary="Changes of the whole profile, with intervals"
        shifts={content.valueProfile}
        target={content.target.value}
      />
    </Panel>
  );
}

function profileOf({ valueProfile }: ReportContent, role: 'base' | 'tuned'): ValueProfile {
  const entries = Object.entries(valueProfile) as [ValueKey, Record<'base' | 'tuned', Mean>][];
  return Object.fromEntries(
    entries.map(([value, entry]) => [
      value,
      { value: entry[role].mean, low: entry[role].low, high: entry[role].high },
    ]),
  );
}
