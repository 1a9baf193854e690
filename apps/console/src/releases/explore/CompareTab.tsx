import { Alert, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import { ErrorNotice } from '../../elements/ErrorNotice.js';
import { Panel } from '../../elements/Panel.js';
import { fetchReleasesToCompare, type ReleaseRecord } from '../release.queries.js';
import { ComparisonPanels } from './ComparisonPanels.js';
import { Counting } from './Counting.js';
import { compareReleases } from './explore.queries.js';
import { useSummary } from './useSummary.js';

/** What differs between this release and another of its kind. */
export function CompareTab({ release }: { release: ReleaseRecord }) {
  const [params, setParams] = useSearchParams();
  const { data: others, error } = useQuery({
    queryKey: ['releases', 'to-compare', release.id],
    queryFn: async () =>
      (await fetchReleasesToCompare()).filter(({ id, kind }) => id !== release.id && kind === release.kind),
  });
  const before = others?.find(
    ({ studyId, createdAt }) => studyId === release.studyId && createdAt < release.createdAt,
  );
  const otherId = params.get('with') ?? before?.id ?? others?.[0]?.id ?? null;
  const other = others?.find(({ id }) => id === otherId);
  if (error) return <ErrorNotice error={error} />;
  if (others?.length === 0)
    return <Alert severity="info">There is no other release of this kind to compare with.</Alert>;
  return (
    <>
      <Panel title="Compare with">
        <TextField
          select
          fullWidth
          size="small"
          label="Release"
          value={other?.id ?? ''}
          onChange={({ target }) => setParams({ tab: 'compare', with: target.value }, { replace: true })}
          sx={{ maxWidth: 480 }}
        >
          {(others ?? []).map(({ id, name, version }) => (
            <MenuItem key={id} value={id}>
              {name} {version}
            </MenuItem>
          ))}
        </TextField>
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
          A row is the same where its text (or its item) is. The earlier of the two counts as before.
        </Typography>
      </Panel>
      {other && <Compared release={release} other={other} />}
    </>
  );
}

type Other = Pick<ReleaseRecord, 'id' | 'name' | 'version' | 'createdAt'>;

function Compared({ release, other }: { release: ReleaseRecord; other: Other }) {
  const [earlier, later] = other.createdAt < release.createdAt ? [other, release] : [release, other];
  const before = useSummary(earlier.id);
  const after = useSummary(later.id);
  const isCounted = before.summary !== null && after.summary !== null;
  const { data, error } = useQuery({
    queryKey: ['releases', 'comparison', earlier.id, later.id],
    queryFn: () => compareReleases(earlier.id, later.id),
    enabled: isCounted,
  });
  if (!before.summary) return <Counting releaseId={earlier.id} state={before} />;
  if (!after.summary) return <Counting releaseId={later.id} state={after} />;
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  const nameOf = ({ name, version }: Other): string => `${name} ${version}`;
  return (
    <ComparisonPanels
      comparison={data}
      before={{ name: nameOf(earlier), summary: before.summary }}
      after={{ name: nameOf(later), summary: after.summary }}
    />
  );
}
