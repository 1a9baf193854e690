import { Typography } from '@mui/material';
import { ConfirmButton } from '../elements/ConfirmButton.js';
import { May } from '../elements/May.js';
import { Panel } from '../elements/Panel.js';
import { useAction } from '../elements/useAction.js';
import { When } from '../elements/When.js';
import { lockTestPart, type ReleaseRecord, unlockTestPart } from './release.queries.js';

/** Whether nothing of its test part may be met in training or validation of any release. */
export function LockPanel({ release }: { release: ReleaseRecord }) {
  const { id, testPartLockedAt: lockedAt } = release;
  const locking = useAction(async () => {
    await (lockedAt ? unlockTestPart(id) : lockTestPart(id));
    return lockedAt ? 'The test part is unlocked.' : 'The test part is locked.';
  });
  const hasTest = release.counts.some(({ split, rows }) => split === 'TEST' && rows > 0);
  return (
    <Panel
      title="Test part"
      actions={
        hasTest && (
          <May create="releases">
            <ConfirmButton
              label={lockedAt ? 'Unlock test part' : 'Lock test part'}
              variant="outlined"
              disabled={locking.isBusy}
              title={lockedAt ? 'Unlock this test part?' : 'Lock this test part?'}
              text={
                lockedAt
                  ? 'Later releases may put what it holds into training again. Who unlocked it is in the audit log.'
                  : 'From now on no release has anything of this test part (its authors, threads or texts) in training or validation. Releases that would are stopped, or leave the rows out.'
              }
              confirm={lockedAt ? 'Unlock' : 'Lock'}
              onConfirm={() => void locking.run()}
            />
          </May>
        )
      }
    >
      <Typography>
        {lockedAt ? (
          <>
            Locked <When at={lockedAt} />: nothing of it is met in training or validation of later releases.
          </>
        ) : hasTest ? (
          'Not locked: what it holds may be trained on in later releases. Lock it once models are tested on it.'
        ) : (
          'This release has no test part.'
        )}
      </Typography>
    </Panel>
  );
}
