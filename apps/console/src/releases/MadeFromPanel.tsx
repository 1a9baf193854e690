import { Chip, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { counted } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { RecordLink } from '../elements/RecordLink.js';
import { StateChip } from '../elements/StateChip.js';
import { fetchMadeFrom } from './made-from.queries.js';

/** Training sets, fine-tunes and evaluations that rest on the release; flagged when something in them was deleted. */
export function MadeFromPanel({ releaseId }: { releaseId: string }) {
  const { data, error } = useQuery({
    queryKey: ['releases', 'made-from', releaseId],
    queryFn: () => fetchMadeFrom(releaseId),
  });
  return (
    <Panel title="Made from it">
      {error && <ErrorNotice error={error} />}
      {data?.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>
          No training set, fine-tune or evaluation rests on this release.
        </Typography>
      )}
      {data && data.length > 0 && (
        <PlainTable
          label="Made from it"
          rows={data}
          keyOf={({ id }) => id}
          columns={[
            { label: 'What', render: ({ what }) => what },
            {
              label: 'Name',
              render: ({ resource, id, name }) => (
                <RecordLink to={resource} id={id}>
                  {name}
                </RecordLink>
              ),
            },
            { label: 'State', render: ({ state }) => <StateChip state={state} /> },
            {
              label: 'Deletions',
              render: ({ affectedByDeletions: affected }) =>
                affected > 0 ? (
                  <Chip
                    size="small"
                    color="warning"
                    variant="outlined"
                    label={`${counted(affected, 'situation')} deleted since`}
                  />
                ) : (
                  'none'
                ),
            },
          ]}
        />
      )}
    </Panel>
  );
}
