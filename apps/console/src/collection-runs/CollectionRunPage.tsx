import { Alert, Typography } from '@mui/material';
import { Facts } from '../elements/Facts.js';
import { JsonDetails } from '../elements/JsonDetails.js';
import { Panel } from '../elements/Panel.js';
import { RecordLink } from '../elements/RecordLink.js';
import { RecordPage } from '../elements/RecordPage.js';
import { isMoving } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { CheckPanel } from './CheckPanel.js';
import type { CollectionRunRecord } from './collection-run.queries.js';
import { InvalidLinesPanel } from './InvalidLinesPanel.js';
import { RedditApiFacts } from './RedditApiFacts.js';
import { RunActions } from './RunActions.js';
import { RunCounts } from './RunCounts.js';
import { RunFiles } from './RunFiles.js';
import { RunProgress } from './RunProgress.js';
import { isOfApi, KIND_HINTS, KIND_LABELS, runTitle } from './run-words.js';
import { SkippedPanel } from './SkippedPanel.js';

/** One fetch: what it is, how far, what it brought, what it left out and why. It follows the run by itself. */
export function CollectionRunPage() {
  return (
    <RecordPage<CollectionRunRecord>
      resource="collection-runs"
      titleOf={runTitle}
      isMoving={isMoving}
      chips={({ state, kind }) => (
        <>
          <StateChip state={state} />
          <Typography variant="body2" component="span" sx={{ color: 'text.secondary' }}>
            {KIND_LABELS[kind]}
          </Typography>
        </>
      )}
      actions={(run) => <RunActions run={run} />}
    >
      {(run) => <RunParts run={run} />}
    </RecordPage>
  );
}

function RunParts({ run }: { run: CollectionRunRecord }) {
  const isCheck = run.kind === 'DELETION_CHECK';
  return (
    <>
      {run.error && (
        <Alert severity={run.state === 'FAILED' ? 'error' : 'warning'} sx={{ mb: 2 }}>
          {run.error}
        </Alert>
      )}
      <Panel title="Progress" hint={KIND_HINTS[run.kind]}>
        <RunProgress run={run} />
      </Panel>
      {run.check && <CheckPanel check={run.check} />}
      {!isCheck && (
        <Panel title="Found">
          <RunCounts counts={run.counts} />
        </Panel>
      )}
      <SkippedPanel skipped={run.skipped} />
      <RunFiles files={run.files} />
      <InvalidLinesPanel run={run} />
      {isOfApi(run) && <RedditApiFacts run={run} isMoving={isMoving(run)} />}
      <Panel title="About">
        <Facts
          facts={[
            [
              'Source',
              <RecordLink to="sources" id={run.sourceId}>
                {run.source.name}
              </RecordLink>,
            ],
            ['Asked for', <When at={run.createdAt} />],
            ['Begun', <When at={run.progress.startedAt} />],
            ['Ended', <When at={run.finishedAt} />],
            run.scheduleId !== null && ['Started by', 'a schedule of the source'],
          ]}
        />
        <JsonDetails summary="The request: exactly what was asked for" value={run.request} />
      </Panel>
    </>
  );
}
