import { Button } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { Facts } from '../elements/Facts.js';
import { whole } from '../elements/format.js';
import { May } from '../elements/May.js';
import { Panel } from '../elements/Panel.js';
import { RecordPage } from '../elements/RecordPage.js';
import { SyntheticChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { CollectionRuns } from './CollectionRuns.js';
import { MakeScenarios } from './MakeScenarios.js';
import type { SourceRecord } from './source.queries.js';
import { PermissionChips } from './SourceList.js';
import { UploadDump } from './UploadDump.js';

export function SourcePage() {
  const [started, setStarted] = useState(0);
  return (
    <RecordPage<SourceRecord>
      resource="sources"
      titleOf={({ name }) => name}
      chips={({ synthetic }) => synthetic && <SyntheticChip />}
      actions={({ id }) => (
        <>
          <Button component={RouterLink} to={listOf('posts', id)} variant="outlined">
            Posts
          </Button>
          <Button component={RouterLink} to={listOf('scenarios', id)} variant="outlined">
            Scenarios
          </Button>
        </>
      )}
    >
      {(source) => (
        <>
          <Panel title="About">
            <Facts
              facts={[
                ['Posts', whole(source.postCount)],
                ['May', <PermissionChips source={source} />],
                ['Basis', source.basis],
                ['Created', <When at={source.createdAt} />],
              ]}
            />
          </Panel>
          <May create="collection-runs">
            <UploadDump sourceId={source.id} onStarted={() => setStarted((count) => count + 1)} />
            <MakeScenarios source={source} />
          </May>
          <CollectionRuns sourceId={source.id} started={started} />
        </>
      )}
    </RecordPage>
  );
}

function listOf(resource: string, sourceId: string): string {
  return `/${resource}?filter=${encodeURIComponent(JSON.stringify({ sourceId }))}`;
}
