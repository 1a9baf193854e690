import type { ReportContent, ValueKey } from '@ethogram/core';
import { type ValueProfile, ValueCircle } from '@ethogram/web';
import { Panel } from '../elements/Panel.js';
import { ChangeTable } from './ChangeTable.js';
import { MissingPart } from './MissingPart.js';
import { SamplesLink } from './SamplesLink.js';

/** The whole profile on the circle of values, before and after. */
export function ProfilePanel({ content }: { content: ReportContent }) {
  const { parts, reasons, target, baseModel } = content;
  const comparison = parts.valueProfile;
  return (
    <Panel
      title="Value profile"
      hint="Mean rating of each of the 20 values, reverse-keyed statements mirrored. Values that are close in motivation stand side by side."
    >
      {comparison ? (
        <>
          <ValueCircle
            title="Value profile before and after"
            description={`Mean rating of each value by ${baseModel} before and after training, on a circle with similar values side by side.`}
            base={profileOf(comparison, 'base')}
            tuned={profileOf(comparison, 'tuned')}
            {...(target ? { target: target.value } : {})}
            domain={[...comparison.range]}
          />
          <ChangeTable
            summary="Changes of the whole profile, with intervals"
            shifts={comparison.values}
            target={target?.value ?? null}
            samplesOf={(value) => <SamplesLink content={content} suite="value-profile" value={value} />}
          />
        </>
      ) : (
        <MissingPart reason={reasons.valueProfile} />
      )}
    </Panel>
  );
}

function profileOf(
  { values }: NonNullable<ReportContent['parts']['valueProfile']>,
  role: 'base' | 'tuned',
): ValueProfile {
  return Object.fromEntries(
    (Object.keys(values) as ValueKey[]).flatMap((value) => {
      const found = values[value]?.[role];
      return found ? [[value, { value: found.mean, low: found.low, high: found.high }]] : [];
    }),
  );
}
