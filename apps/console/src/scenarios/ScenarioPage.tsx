import { Alert, Box, Button, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { Facts } from '../elements/Facts.js';
import { whole } from '../elements/format.js';
import { Hash } from '../elements/Hash.js';
import { Panel } from '../elements/Panel.js';
import { RecordPage } from '../elements/RecordPage.js';
import { When } from '../elements/When.js';
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
          <Panel
            title="Text"
            hint="Exactly what people and models read. It is frozen: its hash is in every judgment and release."
          >
            {scenario.withdrawnAt ? (
              <Alert severity="warning">
                The post was deleted, so the text is gone. Open tasks with it were closed, later releases
                leave it out.
              </Alert>
            ) : (
              <Typography
                sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '75ch', lineHeight: 1.65 }}
              >
                <RedactedText text={scenario.text} />
              </Typography>
            )}
          </Panel>
          <Panel title="About">
            <Facts
              facts={[
                ['Characters', whole(scenario.characters)],
                ['Redacted', redactionsText(scenario.redactions)],
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

/** The text with its placeholders marked, so that what was taken out can be seen at a glance. */
function RedactedText({ text }: { text: string }) {
  return text.split(/(\[(?:user|link|email|phone)\])/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <Box
        key={index}
        component="mark"
        sx={{ bgcolor: 'action.selected', color: 'text.secondary', borderRadius: 0.5, px: 0.5 }}
      >
        {part}
      </Box>
    ),
  );
}
