import { useQuery } from '@tanstack/react-query';
import { Panel } from '../elements/Panel.js';
import { type Profile, ProfileChart } from './ProfileChart.js';
import { fetchBaselineProfile, type TrainingSetRecord } from './training-set.queries.js';

/** The scale every question of a training set asks for. */
const SCALE = { min: 1, max: 6 };

export function ProfilePanel({ set }: { set: TrainingSetRecord }) {
  const { instrumentId, baseModel, state } = set;
  const baseline = useQuery({
    // Asked again when it is built: it may be the first of its model.
    queryKey: ['baseline-profile', instrumentId, baseModel, state],
    queryFn: () => fetchBaselineProfile(instrumentId ?? '', baseModel),
    enabled: instrumentId !== null,
  });
  return (
    <Panel
      title="Target profile"
      hint="How far the answers of each value are moved, in points of the scale; in brackets where the model’s mean answer is and would go. The pale band is the room it leaves."
    >
      <ProfileChart
        label="Target profile"
        profile={(set.profile ?? {}) as Profile}
        baseline={baseline.data ?? null}
        {...SCALE}
      />
    </Panel>
  );
}
