import { Alert, Box, Button, TextField } from '@mui/material';
import { useState } from 'react';
import { Facts } from '../elements/Facts.js';
import { whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { useAction } from '../elements/useAction.js';
import { makeScenarios, type MadeScenarios } from './collection.queries.js';
import type { SourceRecord } from './source.queries.js';

/** Turns the posts of a source into the texts that people and models judge. */
export function MakeScenarios({ source }: { source: SourceRecord }) {
  const [limit, setLimit] = useState('');
  const [minimum, setMinimum] = useState('200');
  const [made, setMade] = useState<MadeScenarios>();
  const { run, isBusy } = useAction(async () => {
    setMade(
      await makeScenarios({
        sourceId: source.id,
        limit: limit === '' ? null : Number(limit),
        minimumCharacters: Number(minimum || 0),
      }),
    );
  });
  return (
    <Panel
      title="Make scenarios"
      hint="A scenario is one post cut before anything that gives the verdict away, with names, links and numbers redacted, and near-duplicates left out. Posts that have one already keep it."
    >
      {!source.mayAnnotate && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          This source does not allow its posts to be labelled, so no scenario will be made.
        </Alert>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <TextField
          size="small"
          label="At most"
          placeholder="all"
          type="number"
          value={limit}
          onChange={({ target }) => setLimit(target.value)}
          sx={{ width: 130 }}
          slotProps={{ htmlInput: { min: 1 } }}
        />
        <TextField
          size="small"
          label="Shortest text, characters"
          type="number"
          value={minimum}
          onChange={({ target }) => setMinimum(target.value)}
          sx={{ width: 190 }}
          slotProps={{ htmlInput: { min: 0 } }}
        />
        <Button variant="outlined" disabled={isBusy} onClick={() => void run()}>
          {isBusy ? 'Making …' : 'Make scenarios'}
        </Button>
      </Box>
      {made && (
        <Box role="status" sx={{ mt: 2 }}>
          <Facts
            facts={[
              ['Made', whole(made.made)],
              ['Already there', whole(made.alreadyThere)],
              ['Near-duplicates left out', whole(made.duplicates)],
              ['Too short', whole(made.tooShort)],
              ['Not permitted', whole(made.notPermitted)],
            ]}
          />
        </Box>
      )}
    </Panel>
  );
}
