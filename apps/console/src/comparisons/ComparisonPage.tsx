import type { SuiteComparison } from '@ethogram/core';
import { Alert, Button } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { ConfirmButton } from '../elements/ConfirmButton.js';
import { Facts } from '../elements/Facts.js';
import { JobProgress } from '../elements/JobProgress.js';
import { May } from '../elements/May.js';
import { Panel } from '../elements/Panel.js';
import { RecordLink } from '../elements/RecordLink.js';
import { RecordPage } from '../elements/RecordPage.js';
import { isMoving } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import { useAction } from '../elements/useAction.js';
import { When } from '../elements/When.js';
import { suiteLabel } from '../runs/suite-words.js';
import { valueLabel } from '../training-sets/value-words.js';
import { cancelComparison, type ComparisonRecord } from './comparison.queries.js';
import { ComparisonContent } from './ComparisonContent.js';
import { pairsPath } from './pairs-path.js';

export function ComparisonPage() {
  return (
    <RecordPage<ComparisonRecord>
      resource="comparisons"
      titleOf={({ name }) => name}
      isMoving={isMoving}
      chips={({ state }) => <StateChip state={state} />}
      actions={(comparison) => <Actions comparison={comparison} />}
    >
      {(comparison) => (
        <>
          {comparison.error && (
            <Alert severity="error" sx={{ mb: 2 }}>
              {comparison.error}
            </Alert>
          )}
          {isMoving(comparison) && (
            <Panel title="Progress">
              <JobProgress label="Comparison" {...comparison.progress} isMoving />
            </Panel>
          )}
          {comparison.content !== null && comparison.content !== undefined && (
            <ComparisonContent
              comparison={comparison}
              content={comparison.content as unknown as SuiteComparison}
            />
          )}
          <Panel title="About">
            <Facts
              facts={[
                ['Suite', suiteLabel(comparison.suite)],
                [
                  'Base run',
                  <RecordLink to="runs" id={comparison.baseRun.id}>
                    {comparison.baseRun.model}
                  </RecordLink>,
                ],
                [
                  'Tuned run',
                  <RecordLink to="runs" id={comparison.tunedRun.id}>
                    {comparison.tunedRun.model}
                  </RecordLink>,
                ],
                ['Value meant to move', comparison.target ? valueLabel(comparison.target) : 'none'],
                ['How answers were read', comparison.baseRun.method],
                ['Seed', String(comparison.seed)],
                ['Created', <When at={comparison.createdAt} />],
                ['Finished', <When at={comparison.finishedAt} />],
              ]}
            />
          </Panel>
        </>
      )}
    </RecordPage>
  );
}

function Actions({ comparison }: { comparison: ComparisonRecord }) {
  const { run, isBusy } = useAction(async () => cancelComparison(comparison.id));
  if (isMoving(comparison))
    return (
      <May create="comparisons">
        <ConfirmButton
          label="Cancel"
          color="error"
          variant="outlined"
          title="Cancel this comparison?"
          text="Its two runs stay as they are."
          confirm="Cancel comparison"
          disabled={isBusy}
          onConfirm={() => void run()}
        />
      </May>
    );
  if (comparison.suite === 'TEXT_ADVENTURE') return null;
  const { baseRun, tunedRun } = comparison;
  return (
    <Button
      component={RouterLink}
      to={pairsPath({ base: baseRun.id, tuned: tunedRun.id })}
      variant="outlined"
    >
      Samples side by side
    </Button>
  );
}
