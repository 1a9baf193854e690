import { Button } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { EmptyList } from '../elements/EmptyList.js';
import { RecordList } from '../elements/RecordList.js';
import { When } from '../elements/When.js';
import type { BenchmarkImportLine } from './benchmark.queries.js';
import { ComparePanel } from './ComparePanel.js';

export function BenchmarkList() {
  return (
    <RecordList<BenchmarkImportLine>
      createLabel="Import results"
      head={<ComparePanel />}
      primary={({ model }) => model}
      secondary={({ fileName }) => fileName}
      empty={
        <EmptyList
          title="No benchmarks yet"
          action={
            <Button component={RouterLink} to="/benchmarks/create" variant="contained">
              Import results
            </Button>
          }
        >
          Results of lm-evaluation-harness stand here beside our own numbers: what a model could do before and
          after it was fine-tuned.
        </EmptyList>
      }
      columns={[
        { label: 'Model', sortBy: 'model', render: ({ model }) => <span className="mono">{model}</span> },
        { label: 'File', sortBy: 'fileName', render: ({ fileName }) => fileName },
        { label: 'Tool', render: ({ tool, toolVersion }) => [tool, toolVersion].filter(Boolean).join(' ') },
        { label: 'Measured', sortBy: 'measuredAt', render: ({ measuredAt }) => <When at={measuredAt} /> },
        { label: 'Imported', sortBy: 'createdAt', render: ({ createdAt }) => <When at={createdAt} /> },
      ]}
    />
  );
}
