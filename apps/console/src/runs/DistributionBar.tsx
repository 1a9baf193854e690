import { Typography } from '@mui/material';
import { RAMP, VERDICT_COLORS } from '../elements/colors.js';
import { ShareBar } from '../elements/ShareBar.js';

/** Probabilities over the labels; without any, what the model said instead. */
export function DistributionBar({ distribution, text }: { distribution: unknown; text: string | null }) {
  const labels = Object.entries((distribution ?? {}) as Record<string, number>);
  if (labels.length === 0)
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {text ?? '–'}
      </Typography>
    );
  const colorOf = (label: string, place: number) =>
    VERDICT_COLORS[label] ??
    RAMP[Math.round((place * (RAMP.length - 1)) / Math.max(1, labels.length - 1))] ??
    '#888';
  return (
    <ShareBar
      label="Probabilities"
      show="shares"
      shares={labels.map(([label, count], place) => ({ label, count, color: colorOf(label, place) }))}
    />
  );
}
