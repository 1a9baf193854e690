import { Alert, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { ContentWarning } from '../elements/ContentWarning.js';
import { Facts } from '../elements/Facts.js';
import { whole } from '../elements/format.js';
import { Hash } from '../elements/Hash.js';
import { May } from '../elements/May.js';
import { Panel } from '../elements/Panel.js';
import { RecordPage } from '../elements/RecordPage.js';
import { REVIEW_REASONS, REVIEW_STATES } from '../elements/words.js';
import { When } from '../elements/When.js';
import { OriginalsPanel } from './OriginalsPanel.js';
import { RedactedText } from './RedactedText.js';
import { redactionsText } from './redactions-text.js';
import type { ScenarioRecord } from './scenario.queries.js';
import { ScenarioChips } from './ScenarioChips.js';

export function ScenarioPage() {
  return (
    <RecordPage<ScenarioRecord>
      resource="scenarios"
      titleOf={({ title }) => title || 'Withdrawn scenario'}
      chips={(scenario) => <ScenarioChips scenario={scenario} />}
      actions={({ postId }) =>
        postId && (
          <Button component={RouterLink} to={`/posts/${postId}/show`} variant="outlined">
            Post
          </Button>
        )
      }
    >
      {(scenario) => (
        <>
          {scenario.reviewState === 'WAITING' && <WaitingNotice scenario={scenario} />}
          <TextPanel scenario={scenario} />
          <Originals key={scenario.id} scenario={scenario} />
          <Panel title="About">
            <Facts
              facts={[
                ['Characters', whole(scenario.characters)],
                ['Redacted', redactionsText(scenario.redactions)],
                ['Review', REVIEW_STATES[scenario.reviewState] ?? scenario.reviewState],
                ['Text hash', <Hash value={scenario.textHash} />],
                ['Made', <When at={scenario.createdAt} />],
              ]}
            />
          </Panel>
        </>
      )}
    </RecordPage>
  );
}

function WaitingNotice({ scenario }: { scenario: ScenarioRecord }) {
  return (
    <Alert
      severity="warning"
      sx={{ mb: 2 }}
      action={
        <May create="reviews">
          <Button component={RouterLink} to="/review" color="inherit">
            Review
          </Button>
        </May>
      }
    >
      It waits for review, and no study takes it before.{' '}
      {scenario.reviewReasons.map((reason) => REVIEW_REASONS[reason] ?? reason).join(' ')}
    </Alert>
  );
}

function TextPanel({ scenario }: { scenario: ScenarioRecord }) {
  return (
    <Panel
      title="Text"
      hint="Exactly what people and models read. Once it is used it is frozen: its hash is in every judgment and release."
    >
      {scenario.withdrawnAt ? (
        <Alert severity="warning">
          The post was deleted, so the text is gone. Open tasks with it were closed, later releases leave it
          out.
        </Alert>
      ) : (
        <ContentWarning routing={scenario.routing} flags={scenario.contentFlags}>
          <Typography
            sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '75ch', lineHeight: 1.65 }}
          >
            <RedactedText text={scenario.text} />
          </Typography>
        </ContentWarning>
      )}
    </Panel>
  );
}

function Originals({ scenario }: { scenario: ScenarioRecord }) {
  const [isAsked, setAsked] = useState(false);
  if (scenario.withdrawnAt) return null;
  return (
    <May create="reviews">
      <OriginalsPanel scenarioId={scenario.id} isAsked={isAsked} onAsk={() => setAsked(true)} />
    </May>
  );
}
