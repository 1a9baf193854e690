import DownloadIcon from '@mui/icons-material/Download';
import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { DeletionNotice } from '../elements/DeletionNotice.js';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { Facts } from '../elements/Facts.js';
import { whole } from '../elements/format.js';
import { Hash } from '../elements/Hash.js';
import { PageTabs } from '../elements/PageTabs.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { RecordLink } from '../elements/RecordLink.js';
import { RecordPage } from '../elements/RecordPage.js';
import { SimulatedChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { kindLabel } from '../studies/study-words.js';
import { CompareTab } from './explore/CompareTab.js';
import { ExploreTab } from './explore/ExploreTab.js';
import { ExportsPanel } from './exports/ExportsPanel.js';
import { LockPanel } from './LockPanel.js';
import { MadeFromPanel } from './MadeFromPanel.js';
import type { ManifestWords } from './manifest-words.js';
import { ManifestPanel } from './ManifestPanel.js';
import { fetchReleasePreview, type ReleaseRecord } from './release.queries.js';
import { RowPreview } from './RowPreview.js';
import { RevocationsPanel } from './RevocationsPanel.js';
import { SplitBar } from './SplitBar.js';
import { VersionsPanel } from './VersionsPanel.js';

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
          <PageTabs
            label="Parts of this page"
            tabs={[
              { key: 'about', label: 'Release', content: <Overview release={release} /> },
              {
                key: 'explore',
                label: 'Explore',
                content: <ExploreTab key={release.id} release={release} />,
              },
              {
                key: 'compare',
                label: 'Compare',
                content: <CompareTab key={release.id} release={release} />,
              },
              { key: 'exports', label: 'Exports', content: <ExportsPanel releaseId={release.id} /> },
            ]}
          />
        </>
      )}
    </RecordPage>
  );
}

function Overview({ release }: { release: ReleaseRecord }) {
  return (
    <>
      <SplitPanel release={release} />
      <ManifestPanel manifest={release.manifest as ManifestWords} />
      <LockPanel release={release} />
      <VersionsPanel release={release} />
      <MadeFromPanel releaseId={release.id} />
      <RevocationsPanel revocations={release.revocations} />
      <PreviewPanel id={release.id} />
      <AboutPanel release={release} />
    </>
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
    </Panel>
  );
}
