import { valuesByGroup, VALUE_GROUP_LABELS } from '@ethogram/web';
import { Box, Button, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { roomOf } from '../training-sets/profile-track.js';
import { fetchBaselineProfile } from '../training-sets/training-set.queries.js';

export interface ValueChecksProps {
  readonly chosen: readonly string[];
  readonly onChange: (values: string[]) => void;
  /** Where the model stands is shown, as far as an earlier set has found out. */
  readonly instrumentId: string;
  readonly baseModel: string;
  readonly min: number;
  readonly max: number;
}

/** The 20 values in the order of the circle, each to be chosen or not, with the room the model leaves to move it. */
export function ValueChecks({ chosen, onChange, instrumentId, baseModel, min, max }: ValueChecksProps) {
  const baseline = useQuery({
    queryKey: ['baseline-profile', instrumentId, baseModel],
    queryFn: () => fetchBaselineProfile(instrumentId, baseModel),
    enabled: instrumentId !== '' && baseModel !== '',
  });
  const groups = valuesByGroup();
  const all = groups.flatMap(({ values }) => values.map(({ key }) => key as string));
  const toggle = (key: string): void =>
    onChange(
      chosen.includes(key)
        ? chosen.filter((other) => other !== key)
        : all.filter((other) => chosen.includes(other) || other === key),
    );
  return (
    <Box role="group" aria-label="Values">
      <Box sx={{ display: 'flex', gap: 1, mb: 1 }}>
        <Button size="small" onClick={() => onChange(all)} disabled={chosen.length === all.length}>
          Choose all
        </Button>
        <Button size="small" onClick={() => onChange([])} disabled={chosen.length === 0}>
          Choose none
        </Button>
      </Box>
      {groups.map(({ group, values }) => (
        <Box key={group} role="group" aria-label={VALUE_GROUP_LABELS[group]} sx={{ mb: 1 }}>
          <Typography variant="subtitle2" component="h3" sx={{ color: 'text.secondary' }}>
            {VALUE_GROUP_LABELS[group]}
          </Typography>
          {values.map(({ key, label }) => (
            <Box
              key={key}
              sx={{
                display: 'grid',
                gridTemplateColumns: { xs: '1fr', sm: '270px 1fr 60px' },
                columnGap: 1.5,
                alignItems: 'center',
              }}
            >
              <FormControlLabel
                label={label}
                sx={{ mr: 0 }}
                control={
                  <Checkbox size="small" checked={chosen.includes(key)} onChange={() => toggle(key)} />
                }
              />
              <Room rating={baseline.data?.[key]} min={min} max={max} />
            </Box>
          ))}
        </Box>
      ))}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {baseline.data
          ? 'Beside each value the model’s own mean answer, and as a band how far it can fall and rise before the scale ends.'
          : 'Where the model stands is shown here once a first training set of it has been built.'}
      </Typography>
    </Box>
  );
}

function Room({ rating, min, max }: { rating: number | undefined; min: number; max: number }) {
  const room = roomOf(rating, min, max);
  if (!room || rating === undefined) return null;
  return (
    <>
      <Box aria-hidden sx={{ display: { xs: 'none', sm: 'block' }, position: 'relative', height: 12 }}>
        <Box sx={{ position: 'absolute', insetInline: 0, top: 5, height: 2, bgcolor: 'divider' }} />
        <Box
          sx={{
            position: 'absolute',
            insetInlineStart: `${room.start}%`,
            width: `${room.width}%`,
            top: 2,
            height: 8,
            borderRadius: 1,
            bgcolor: 'action.selected',
          }}
        />
        <Box
          sx={{
            position: 'absolute',
            insetInlineStart: '50%',
            width: 2,
            top: 0,
            bottom: 0,
            bgcolor: 'text.secondary',
          }}
        />
      </Box>
      <Typography
        variant="body2"
        className="numbers"
        sx={{ display: { xs: 'none', sm: 'block' }, textAlign: 'end', color: 'text.secondary' }}
      >
        {rating.toFixed(1)}
      </Typography>
    </>
  );
}
