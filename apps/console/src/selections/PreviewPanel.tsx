import { Alert, Box, LinearProgress, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { Facts } from '../elements/Facts.js';
import { counted, whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import type { SelectionPreview } from './selection.queries.js';
import { StrataBars } from './StrataBars.js';

export interface PreviewPanelProps {
  readonly preview: SelectionPreview | undefined;
  readonly error: unknown;
  readonly isCounting: boolean;
}

/** What the selection would hold, as the form stands. */
export function PreviewPanel({ preview, error, isCounting }: PreviewPanelProps) {
  return (
    <Panel title="What it would hold">
      <Box sx={{ height: 4, mb: 1 }}>{isCounting && <LinearProgress aria-label="Counting" />}</Box>
      {error !== null && <ErrorNotice error={error} />}
      {preview && (
        <Box aria-live="polite" sx={{ opacity: isCounting ? 0.55 : 1 }}>
          <Typography className="numbers" sx={{ fontSize: '2rem', fontWeight: 650, lineHeight: 1.1 }}>
            {whole(preview.size)}
          </Typography>
          <Typography sx={{ color: 'text.secondary', mb: 2 }}>
            {preview.size === 1 ? 'scenario' : 'scenarios'}
          </Typography>
          <Facts
            columnWidth={130}
            facts={[
              ['Posts that match', whole(preview.matchedPosts)],
              ['of these with a scenario', whole(preview.withScenario)],
              ['of these usable', whole(preview.usable)],
              ['waiting for review', whole(preview.waitingForReview)],
            ]}
          />
          <Notes preview={preview} />
          {preview.strata.length > 0 && (
            <Box sx={{ mt: 2 }}>
              <Typography variant="h3" sx={{ mb: 1 }}>
                By part
              </Typography>
              <StrataBars strata={preview.strata} />
            </Box>
          )}
        </Box>
      )}
    </Panel>
  );
}

/** Why it may hold less than somebody expects, and what to do about it. */
function Notes({ preview }: { preview: SelectionPreview }) {
  const without = preview.matchedPosts - preview.withScenario;
  return (
    <Box sx={{ display: 'grid', gap: 1, mt: 2 }}>
      {without > 0 && (
        <Alert severity="info">
          {counted(without, 'post')} that match {without === 1 ? 'has' : 'have'} no scenario yet: make some on
          the page of the source.
        </Alert>
      )}
      {preview.waitingForReview > 0 && (
        <Alert severity="info">
          {counted(preview.waitingForReview, 'scenario')} {preview.waitingForReview === 1 ? 'waits' : 'wait'}{' '}
          for{' '}
          <Link component={RouterLink} to="/review">
            review
          </Link>{' '}
          and {preview.waitingForReview === 1 ? 'is' : 'are'} left out until then.
        </Alert>
      )}
    </Box>
  );
}
