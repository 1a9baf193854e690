import { Box, LinearProgress, Typography } from '@mui/material';
import { ReferenceInput, SelectInput } from 'react-admin';
import { EmptyList } from '../elements/EmptyList.js';
import { percent } from '../elements/format.js';
import { RecordList } from '../elements/RecordList.js';
import { isMoving, stateLabel } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import type { CollectionRunLine } from './collection-run.queries.js';
import { broughtText, KIND_LABELS, runTitle } from './run-words.js';

const FILTERS = [
  <ReferenceInput key="sourceId" source="sourceId" reference="sources" alwaysOn>
    <SelectInput label="Source" optionText="name" />
  </ReferenceInput>,
];

/** All collection runs, of whatever source. */
export function CollectionRunList() {
  return (
    <RecordList<CollectionRunLine>
      filters={FILTERS}
      isLive
      primary={runTitle}
      secondary={(run) => `${run.source.name} · ${stateLabel(run.state)} · ${broughtText(run)}`}
      empty={
        <EmptyList title="No collection runs yet">
          A collection run fetches posts into a source, from Reddit or from files. Open a source and choose
          “Collect”.
        </EmptyList>
      }
      columns={[
        { label: 'What', render: (run) => <WhatCell run={run} /> },
        { label: 'Source', render: ({ source }) => source.name },
        { label: 'State', sortBy: 'state', render: (run) => <StateCell run={run} /> },
        { label: 'Brought', render: broughtText },
        { label: 'Asked for', sortBy: 'createdAt', render: ({ createdAt }) => <When at={createdAt} /> },
      ]}
    />
  );
}

function WhatCell({ run }: { run: CollectionRunLine }) {
  return (
    <>
      <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {runTitle(run)}
      </Typography>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {KIND_LABELS[run.kind]}
      </Typography>
    </>
  );
}

/** The state; while it runs also how far. */
export function StateCell({ run }: { run: CollectionRunLine }) {
  const { done, total } = run.progress;
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <Box sx={{ minWidth: 90 }}>
      <StateChip state={run.state} />
      {(isMoving(run) || run.state === 'PAUSED') && total > 0 && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 0.5 }}>
          <LinearProgress
            variant="determinate"
            value={100 * share}
            aria-label="Progress"
            sx={{ flex: 1, height: 5, borderRadius: 3 }}
          />
          <span className="numbers" style={{ fontSize: 12 }}>
            {percent(share)}
          </span>
        </Box>
      )}
    </Box>
  );
}
