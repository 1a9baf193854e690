import { valuesByGroup, VALUE_GROUP_LABELS } from '@ethogram/web';
import { Box, Typography } from '@mui/material';
import { ProfileBar } from './ProfileBar.js';

export type Profile = Readonly<Record<string, number>>;

export interface ProfileChartProps {
  readonly label: string;
  readonly profile: Profile;
  /** Mean answers of the model by value, where they are known. */
  readonly baseline: Profile | null;
  readonly min: number;
  readonly max: number;
  /** Left out: the chart is only looked at. */
  readonly onMove?: (value: string, delta: number) => void;
}

/** The 20 values in the order of the circle, each with a bar that says how far its answers are moved. */
export function ProfileChart({ label, profile, baseline, min, max, onMove }: ProfileChartProps) {
  return (
    <Box role="group" aria-label={label} sx={{ width: '100%' }}>
      {valuesByGroup().map(({ group, values }) => (
        <Box key={group} role="group" aria-label={VALUE_GROUP_LABELS[group]} sx={{ mb: 1.5 }}>
          <Typography variant="subtitle2" component="h3" sx={{ color: 'text.secondary', mb: 0.5 }}>
            {VALUE_GROUP_LABELS[group]}
          </Typography>
          {values.map((value) => (
            <ProfileBar
              key={value.key}
              label={value.label}
              delta={profile[value.key] ?? 0}
              baseline={baseline?.[value.key]}
              min={min}
              max={max}
              {...(onMove ? { onMove: (delta: number) => onMove(value.key, delta) } : {})}
            />
          ))}
        </Box>
      ))}
    </Box>
  );
}
