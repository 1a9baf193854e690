import { type ValueKey, VALUES } from '@ethogram/core';
import { type ChartEstimate, estimateText } from './chart-number.js';
import { ChartFrame } from './ChartFrame.js';
import { ChartLegend } from './ChartLegend.js';
import { linearScale, polar } from './chart-scale.js';
import { axisAngle, outlinePath } from './circle-path.js';
import { CircleGround, CircleLabels } from './CircleGround.js';

export type ValueProfile = Readonly<Partial<Record<ValueKey, ChartEstimate>>>;

export interface ValueCircleProps {
  readonly title: string;
  readonly description: string;
  /** Mean rating of each value before tuning; values left out have no point. */
  readonly base: ValueProfile;
  /** The same after tuning; left out, the circle shows one profile. */
  readonly tuned?: ValueProfile;
  /** The value the training was meant to move. */
  readonly target?: ValueKey;
  /** Rating at the centre and at the rim, for example [1, 6]. */
  readonly domain: readonly [number, number];
  readonly baseLabel?: string;
  readonly tunedLabel?: string;
  readonly note?: string;
}

const COUNT = VALUES.length;

/** The 20 values on the Schwartz circle: one profile, or before and after, with the target marked. */
export function ValueCircle(props: ValueCircleProps) {
  const {
    title,
    description,
    base,
    tuned,
    target,
    domain,
    note,
    baseLabel = 'Base model',
    tunedLabel = 'Tuned model',
  } = props;
  const targetLabel = VALUES.find((value) => value.key === target)?.label;
  return (
    <ChartFrame
      title={title}
      description={description}
      note={note}
      maxWidth={640}
      heightOf={(width) => width}
      table={{
        columns: ['Value', baseLabel, ...(tuned ? [tunedLabel] : [])],
        rows: VALUES.map(({ key, label }) => [
          label,
          cellOf(base[key]),
          ...(tuned ? [cellOf(tuned[key])] : []),
        ]),
      }}
      legend={
        <ChartLegend
          entries={[
            { mark: 'base', label: baseLabel },
            ...(tuned ? [{ mark: 'tuned', label: tunedLabel } as const] : []),
            ...(targetLabel ? [{ mark: 'target', label: `Target: ${targetLabel}` } as const] : []),
          ]}
        />
      }
    >
      {(width) => {
        const centre = width / 2;
        const rim = centre - (width < 480 ? 62 : 104);
        const scale = linearScale(domain, [rim * 0.12, rim]);
        return (
          <>
            <CircleGround centre={centre} rim={rim} scale={scale} target={target} />
            <Profile profile={base} name="base" centre={centre} scale={scale} />
            {tuned && <Profile profile={tuned} name="tuned" centre={centre} scale={scale} target={target} />}
            <CircleLabels centre={centre} rim={rim} narrow={width < 480} target={target} />
          </>
        );
      }}
    </ChartFrame>
  );
}

interface ProfileProps {
  readonly profile: ValueProfile;
  readonly name: 'base' | 'tuned';
  readonly centre: number;
  readonly scale: (value: number) => number;
  readonly target?: ValueKey | undefined;
}

function Profile({ profile, name, centre, scale, target }: ProfileProps) {
  const radii = VALUES.map(({ key }) => (profile[key] ? scale(profile[key].value) : null));
  return (
    <g>
      <path className={`eth-area eth-${name}`} d={outlinePath(centre, radii)} />
      {VALUES.map(({ key }, index) => {
        const radius = radii[index];
        if (radius === null || radius === undefined) return null;
        const { x, y } = polar(centre, radius, axisAngle(index, COUNT));
        return (
          <circle
            key={key}
            className={`eth-dot eth-${key === target ? 'target' : name}`}
            cx={x}
            cy={y}
            r={key === target ? 5.5 : 3}
          />
        );
      })}
    </g>
  );
}

function cellOf(estimate: ChartEstimate | undefined): string {
  return estimate ? estimateText(estimate) : '–';
}
