import { Alert, Box, Button, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useRefresh } from 'react-admin';
import { Facts } from '../elements/Facts.js';
import { whole } from '../elements/format.js';
import { JobProgress } from '../elements/JobProgress.js';
import { Panel } from '../elements/Panel.js';
import { isMoving, POLL_MS } from '../elements/state.js';
import { useAction } from '../elements/useAction.js';
import { fetchScenarioBatch, type ScenarioBatch, startMakeScenarios } from './collection.queries.js';
import type { SourceRecord } from './source.queries.js';

/** Turns the posts of a source into the texts that people and models judge. */
export function MakeScenarios({ source }: { source: SourceRecord }) {
  const [limit, setLimit] = useState('');
  const [minimum, setMinimum] = useState('200');
  const [batchId, setBatchId] = useState<string>();
  const { data: batch } = useQuery({
    queryKey: ['scenario-batch', batchId],
    queryFn: () => fetchScenarioBatch(batchId ?? ''),
    enabled: batchId !== undefined,
    refetchInterval: (query) => (!query.state.data || isMoving(query.state.data) ? POLL_MS : false),
  });
  const refresh = useRefresh();
  const isDone = batch !== undefined && !isMoving(batch);
  useEffect(() => {
    // The source's own numbers have changed.
    if (isDone) refresh();
  }, [isDone, refresh]);
  const isMaking = batchId !== undefined && (!batch || isMoving(batch));
  const { run, isBusy } = useAction(async () => {
    setBatchId(
      await startMakeScenarios({
        sourceId: source.id,
        limit: limit === '' ? null : Number(limit),
        minimumCharacters: Number(minimum || 0),
      }),
    );
  });
  const number = (label: string, value: string, onChange: (value: string) => void, least: number) => (
    <TextField
      size="small"
      label={label}
      placeholder={least === 1 ? 'all' : undefined}
      type="number"
      value={value}
      onChange={({ target }) => onChange(target.value)}
      sx={{ width: least === 1 ? 130 : 200 }}
      slotProps={{ htmlInput: { min: least } }}
    />
  );
  return (
    <Panel
      title="Make scenarios"
      hint="A scenario is one post cut before anything that gives the verdict away, with names of users, links, numbers, streets and dates replaced by placeholders. Posts that have one already keep it. What a person should look at first waits for review."
    >
      {!source.mayAnnotate && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          This source does not allow its posts to be labelled, so no scenario will be made.
        </Alert>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        {number('At most', limit, setLimit, 1)}
        {number('Shortest text, characters', minimum, setMinimum, 0)}
        <Button variant="outlined" disabled={isBusy || isMaking} onClick={() => void run()}>
          {isMaking ? 'Making …' : 'Make scenarios'}
        </Button>
      </Box>
      {batchId !== undefined && <BatchState batch={batch} />}
    </Panel>
  );
}

function BatchState({ batch }: { batch: ScenarioBatch | undefined }) {
  if (!batch || isMoving(batch)) {
    const { done = 0, total = 0, note = null } = batch?.progress ?? {};
    return (
      <Box sx={{ mt: 2 }}>
        <JobProgress label="Posts looked at" done={done} total={total} note={note} />
      </Box>
    );
  }
  const { result, error } = batch;
  return (
    <Box role="status" sx={{ mt: 2 }}>
      {error && <Alert severity="error">{error}</Alert>}
      {result && (
        <Facts
          facts={[
            ['Made', whole(result.made)],
            ['Already there', whole(result.alreadyThere)],
            ['Copies left out', whole(result.duplicates)],
            ['Too short', whole(result.tooShort)],
          ]}
        />
      )}
    </Box>
  );
}
