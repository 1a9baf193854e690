import { Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router-dom';
import { Facts } from '../elements/Facts.js';
import { whole } from '../elements/format.js';
import { May } from '../elements/May.js';
import { PageTabs } from '../elements/PageTabs.js';
import { Panel } from '../elements/Panel.js';
import { RecordPage } from '../elements/RecordPage.js';
import { SyntheticChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { accessBasisName } from './access-basis.js';
import { ApprovalNotice } from './ApprovalNotice.js';
import { CollectFromReddit } from './CollectFromReddit.js';
import { DeletionCheckPanel } from './DeletionCheckPanel.js';
import { MakeScenarios } from './MakeScenarios.js';
import { SchedulesPanel } from './SchedulesPanel.js';
import { fetchScenarioCounts, type SourceRecord } from './source.queries.js';
import { PermissionChips } from './SourceList.js';
import { SourceRuns } from './SourceRuns.js';
import { UploadFiles } from './UploadFiles.js';

export function SourcePage() {
  return (
    <RecordPage<SourceRecord>
      resource="sources"
      titleOf={({ name }) => name}
      chips={({ synthetic }) => synthetic && <SyntheticChip />}
      actions={({ id }) => (
        <>
          <Button component={RouterLink} to={listOf('posts', { sourceIds: [id] })} variant="outlined">
            Posts
          </Button>
          <Button component={RouterLink} to={listOf('scenarios', { sourceId: id })} variant="outlined">
            Scenarios
          </Button>
          <May create="sources">
            <Button component={RouterLink} to={`/sources/${id}`} variant="outlined">
              Change
            </Button>
          </May>
        </>
      )}
    >
      {(source) => (
        <>
          <ApprovalNotice source={source} />
          <CountsPanel source={source} />
          <PageTabs
            label="Parts of the source"
            tabs={[
              { key: 'collect', label: 'Collect', content: <CollectTab source={source} /> },
              { key: 'runs', label: 'Runs', content: <SourceRuns sourceId={source.id} /> },
              { key: 'schedules', label: 'Schedules', content: <SchedulesPanel source={source} /> },
              { key: 'scenarios', label: 'Scenarios', content: <ScenariosTab source={source} /> },
              { key: 'deletion', label: 'Deletion check', content: <DeletionCheckPanel source={source} /> },
              { key: 'about', label: 'About', content: <AboutPanel source={source} /> },
            ]}
          />
        </>
      )}
    </RecordPage>
  );
}

/** How much there is of it, and what may be done with it: above whatever part of the page is open. */
function CountsPanel({ source }: { source: SourceRecord }) {
  const { data: scenarios } = useQuery({
    queryKey: ['scenario-counts', source.id],
    queryFn: () => fetchScenarioCounts(source.id),
  });
  return (
    <Panel>
      <Facts
        columnWidth={120}
        facts={[
          ['Posts', whole(source.postCount)],
          ['Scenarios', scenarios ? whole(scenarios.all) : '…'],
          ['Waiting for review', scenarios ? whole(scenarios.waiting) : '…'],
          ['May', <PermissionChips source={source} />],
        ]}
      />
    </Panel>
  );
}

function AboutPanel({ source }: { source: SourceRecord }) {
  return (
    <Panel title="About">
      <Facts
        facts={[
          ['How its posts are had', accessBasisName(source.accessBasis)],
          source.approvalRef !== null && ['Approval', source.approvalRef],
          source.approvalExpiresAt !== null && ['Approved until', <When at={source.approvalExpiresAt} />],
          ['Basis', source.basis],
          ['Created', <When at={source.createdAt} />],
        ]}
      />
    </Panel>
  );
}

function CollectTab({ source }: { source: SourceRecord }) {
  return (
    <May create="collection-runs">
      {source.accessBasis === 'APPROVED_API' && <CollectFromReddit source={source} />}
      <UploadFiles sourceId={source.id} />
      {source.accessBasis !== 'APPROVED_API' && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          To collect from Reddit’s API as well, change the source and enter the approval it is collected
          under.
        </Typography>
      )}
    </May>
  );
}

function ScenariosTab({ source }: { source: SourceRecord }) {
  return (
    <>
      <May create="scenarios">
        <MakeScenarios source={source} />
      </May>
      <Panel
        title="Review"
        hint="Scenarios in which a person should look for names, streets, dates or a hint at the verdict wait until somebody has. No study takes one before."
      >
        <Button component={RouterLink} to="/review" variant="outlined">
          Review scenarios
        </Button>
      </Panel>
    </>
  );
}

function listOf(resource: string, filter: object): string {
  return `/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`;
}
