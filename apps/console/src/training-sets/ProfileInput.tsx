import { Button, FormHelperText, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { type Profile, ProfileChart } from './ProfileChart.js';
import { fetchBaselineProfile } from './training-set.queries.js';

export interface ProfileInputProps {
  readonly scaleOf: (instrumentId: string) => { min: number; max: number };
}

/** The target profile, drawn: a bar a value, dragged or moved by arrow keys. */
export function ProfileInput({ scaleOf }: ProfileInputProps) {
  const { field, fieldState } = useInput<Record<string, number>>({ source: 'profile', validate: needsMove });
  const [instrumentId, baseModel] = useWatch({ name: ['instrumentId', 'baseModel'] }) as [string?, string?];
  const baseline = useQuery({
    queryKey: ['baseline-profile', instrumentId, baseModel],
    queryFn: () => fetchBaselineProfile(instrumentId ?? '', baseModel ?? ''),
    enabled: Boolean(instrumentId && baseModel),
  });
  const profile = (field.value ?? {}) as Profile;
  return (
    <>
      <Typography variant="h2" sx={{ mt: 1 }}>
        Target profile
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        Drag a bar, or choose it and press the arrow keys: to the left the model should hold the value less,
        to the right more; 0 takes it back.{' '}
        {baseline.data
          ? 'The pale band is the room the model’s own answers leave on the scale, from the last set of this model.'
          : 'How much room the model’s own answers leave is known once a first set of this model has been built.'}
      </Typography>
      <ProfileChart
        label="Target profile"
        profile={profile}
        baseline={baseline.data ?? null}
        {...scaleOf(instrumentId ?? '')}
        onMove={(value, delta) => field.onChange(withMove(profile, value, delta))}
      />
      <Button size="small" onClick={() => field.onChange({})} disabled={Object.keys(profile).length === 0}>
        Take all back
      </Button>
      {fieldState.error && (
        <FormHelperText error role="alert">
          Move at least one value.
        </FormHelperText>
      )}
    </>
  );
}

function needsMove(profile: unknown): string | undefined {
  return Object.keys((profile ?? {}) as object).length === 0 ? 'Move at least one value.' : undefined;
}

function withMove(profile: Profile, value: string, delta: number): Record<string, number> {
  const others = Object.entries(profile).filter(([key]) => key !== value);
  return Object.fromEntries(delta === 0 ? others : [...others, [value, delta]]);
}
