import { Alert, Button } from '@mui/material';
import { useRedirect } from 'react-admin';
import { ConfirmButton } from '../elements/ConfirmButton.js';
import { Facts } from '../elements/Facts.js';
import { whole } from '../elements/format.js';
import { May } from '../elements/May.js';
import { Panel } from '../elements/Panel.js';
import { RecordLink } from '../elements/RecordLink.js';
import { StateChip } from '../elements/StateChip.js';
import { useAction } from '../elements/useAction.js';
import { When } from '../elements/When.js';
import { type SourceRecord, startDeletionCheck } from './source.queries.js';

/** Whether what is stored is still there on Reddit: what is due, what the last check found, and another one now. */
export function DeletionCheckPanel({ source }: { source: SourceRecord }) {
  const { due, oldestSeenAt, lastRun, possible, notice } = source.deletionCheck;
  const redirect = useRedirect();
  const { run, isBusy } = useAction(async (force: boolean) => {
    redirect('show', 'collection-runs', await startDeletionCheck(source.id, force));
  });
  const isStopped = lastRun?.state === 'FAILED';
  return (
    <Panel
      title="Deletion check"
      hint="Every post and comment is asked for again within 48 hours, longest unseen first. What its author deleted, what moderators removed and what Reddit does not have any more is purged here: text, snapshots, open tasks. A hash stays, so that no file brings it back."
      actions={
        <May create="collection-runs">
          <Button variant="outlined" disabled={!possible || isBusy} onClick={() => void run(false)}>
            {isBusy ? 'Starting …' : 'Start now'}
          </Button>
          {isStopped && (
            <ConfirmButton
              label="Start and believe Reddit"
              color="error"
              title="Delete whatever Reddit says is gone?"
              text="A check stops when a large share seems to be gone at once, because that is mostly an outage. Open some of the posts on Reddit first. If they are gone there, start a check that deletes here whatever is gone, however much it is. It cannot be undone."
              confirm="Start the check"
              disabled={!possible || isBusy}
              onConfirm={() => void run(true)}
            />
          )}
        </May>
      }
    >
      {notice && (
        <Alert severity={possible ? 'info' : 'warning'} sx={{ mb: 2 }}>
          {notice}
        </Alert>
      )}
      <Facts
        facts={[
          ['Due now', whole(due)],
          ['Longest unseen since', <When at={oldestSeenAt} otherwise="nothing is stored" />],
          [
            'Last check',
            lastRun ? (
              <RecordLink to="collection-runs" id={lastRun.id}>
                <When at={lastRun.createdAt} />
              </RecordLink>
            ) : (
              'none yet'
            ),
          ],
          lastRun !== null && ['How it went', <StateChip state={lastRun.state} />],
          ...lastCounts(lastRun),
        ]}
      />
      {lastRun?.error && (
        <Alert severity="error" sx={{ mt: 2 }}>
          {lastRun.error}
        </Alert>
      )}
    </Panel>
  );
}

function lastCounts(lastRun: SourceRecord['deletionCheck']['lastRun']): [string, string][] {
  const check = lastRun?.check;
  if (!check) return [];
  return [
    ['Checked then', whole(check.checked)],
    ['Deleted by their authors', whole(check.deleted)],
    ['Removed by moderators', whole(check.removed)],
    ['Missing', whole(check.missing)],
    ['Asked for again next time', whole(check.waiting)],
  ];
}
