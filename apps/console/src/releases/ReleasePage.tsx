import DownloadIcon from '@mui/icons-material/Download';
import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { DeletionNotice } from '../elements/DeletionNotice.js';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { Facts } from '../elements/Facts.js';
import { whole } from '../elements/format.js';
import { Hash } from '../elements/Hash.js';
import { JsonDetails } from '../elements/JsonDetails.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { RecordLink } from '../elements/RecordLink.js';
import { RecordPage } from '../elements/RecordPage.js';
import { SimulatedChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { kindLabel } from '../studies/study-words.js';
import { LeftOutPanel } from './LeftOutPanel.js';
import { fetchReleasePreview, type ReleaseRecord } from './release.queries.js';
import { RowPreview } from './RowPreview.js';
import { SplitBar } from './SplitBar.js';

export function ReleasePage() {
  return (
    <RecordPage<ReleaseRecord>
      resource="releases"
      titleOf={({ name, version }) => `${name} ${version}`}
      chips={(release) => (
        <>
          <Typography variant="body2" component="span" sx={{ color: 'text.secondary' }}>
            {kindLabel(release.kind)}
          </Typography>
          {release.study?.simulated && <SimulatedChip />}
        </>
      )}
      actions={({ exportPath }) => (
        <Button href={exportPath} download variant="contained" startIcon={<DownloadIcon />}>
          Download JSONL
        </Button>
      )}
    >
      {(release) => (
        <>
          <DeletionNotice
            affected={release.affectedByDeletions}
            what="release"
            advice="They are out of the download now; copies of this release should drop them."
          />
          <SplitPanel release={release} />
          <LeftOutPanel manifest={release.manifest} />
          <PreviewPanel id={release.id} />
          <AboutPanel release={release} />
        </>
      )}
    </RecordPage>
  );
}

function SplitPanel({ release }: { release: ReleaseRecord }) {
  return (
    <Panel
      title="Splits"
      hint="Groups are what may not be torn apart: an author, a thread, near-duplicates, an item family. No group is in two splits."
    >
      <Box sx={{ maxWidth: 560, mb: 1.5 }}>
        <SplitBar counts={release.counts} />
      </Box>
      <PlainTable
        label="Splits"
        rows={release.counts}
        keyOf={({ split }) => split}
        columns={[
          { label: 'Split', render: ({ split }) => split.toLowerCase() },
          { label: 'Rows', isNumber: true, render: ({ rows }) => whole(rows) },
          { label: 'Groups', isNumber: true, render: ({ groups }) => whole(groups) },
        ]}
      />
    </Panel>
  );
}

function PreviewPanel({ id }: { id: string }) {
  const { data, error } = useQuery({
    queryKey: ['release-preview', id],
    queryFn: () => fetchReleasePreview(id),
    staleTime: Infinity,
  });
  return (
    <Panel title="First rows">
      {error && <ErrorNotice error={error} />}
      {data?.map((row, index) => (
        <RowPreview key={index} row={row} />
      ))}
    </Panel>
  );
}

function AboutPanel({ release }: { release: ReleaseRecord }) {
  return (
    <Panel title="About">
      <Facts
        facts={[
          ['Content hash', <Hash value={release.contentHash} length={24} />],
          [
            'Study',
            release.study ? (
              <RecordLink to="studies" id={release.studyId}>
                {release.study.name}
              </RecordLink>
            ) : (
              '–'
            ),
          ],
          ['Seed', String(release.seed)],
          ['Created', <When at={release.createdAt} />],
        ]}
      />
      <JsonDetails summary="Manifest: everything the hash covers" value={release.manifest} />
    </Panel>
  );
}
