import { Alert } from '@mui/material';
import { counted } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import type { PackProblem } from './instrument.queries.js';

/** Everything that is wrong with a file, with where it is. */
export function PackProblemsPanel({ name, problems }: { name: string; problems: readonly PackProblem[] }) {
  return (
    <Panel title={name}>
      <Alert severity="error" sx={{ mb: 2 }}>
        It cannot be installed: {counted(problems.length, 'problem')}. Nothing was changed.
      </Alert>
      <PlainTable
        label="Problems of the file"
        rows={problems.map((problem, place) => ({ ...problem, place }))}
        keyOf={({ place }) => String(place)}
        columns={[
          { label: 'Line', isNumber: true, render: ({ line }) => line ?? '–' },
          { label: 'Problem', render: ({ message }) => message },
          { label: 'Where', render: ({ path }) => <span className="mono">{path}</span> },
        ]}
      />
    </Panel>
  );
}
