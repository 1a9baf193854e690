import { Box } from '@mui/material';
import { EmptyList } from '../elements/EmptyList.js';
import { whole } from '../elements/format.js';
import { Hash } from '../elements/Hash.js';
import { RecordList } from '../elements/RecordList.js';
import { SimulatedChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { kindLabel } from '../studies/study-words.js';
import type { ReleaseLine } from './release.queries.js';
import { SplitBar } from './SplitBar.js';

export function ReleaseList() {
  return (
    <RecordList<ReleaseLine>
      primary={({ name, version }) => `${name} ${version}`}
      secondary={(release) => `${kindLabel(release.kind)} · ${whole(rowsOf(release))} rows`}
      empty={
        <EmptyList title="No releases yet">
          A release freezes what a study has labelled. Open a study and choose “Make a release”.
        </EmptyList>
      }
      columns={[
        { label: 'Name', sortBy: 'name', render: (release) => <NameCell release={release} /> },
        { label: 'Version', sortBy: 'version', render: ({ version }) => version },
        { label: 'Kind', render: ({ kind }) => kindLabel(kind) },
        { label: 'Rows', isNumber: true, render: (release) => whole(rowsOf(release)) },
        { label: 'Splits', render: ({ counts }) => <SplitBar counts={counts} legend={false} /> },
        { label: 'Hash', render: ({ contentHash }) => <Hash value={contentHash} length={10} /> },
        { label: 'Created', sortBy: 'createdAt', render: ({ createdAt }) => <When at={createdAt} /> },
      ]}
    />
  );
}

function rowsOf({ counts }: ReleaseLine): number {
  return counts.reduce((sum, { rows }) => sum + rows, 0);
}

function NameCell({ release }: { release: ReleaseLine }) {
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      {release.name} {release.study?.simulated && <SimulatedChip />}
    </Box>
  );
}
