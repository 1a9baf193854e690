import { Box } from '@mui/material';
import { EmptyList } from '../elements/EmptyList.js';
import { RecordList } from '../elements/RecordList.js';
import { DemonstrationChip, StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { deltaText, valueLabel } from '../training-sets/value-words.js';
import type { ReportLine } from './report.queries.js';

export function ReportList() {
  return (
    <RecordList<ReportLine>
      isLive
      primary={({ name }) => name}
      secondary={(report) =>
        `${movedText(report)} · ${report.state === 'SUCCEEDED' ? 'done' : report.state.toLowerCase()}${report.demonstration ? ' · demonstration model' : ''}`
      }
      empty={
        <EmptyList title="No reports yet">
          A report compares a model before and after fine-tuning. Open a fine-tune that is done and choose
          “Evaluate”.
        </EmptyList>
      }
      columns={[
        { label: 'Name', sortBy: 'name', render: (report) => <NameCell report={report} /> },
        { label: 'Moves', render: movedText },
        {
          label: 'Base model',
          render: ({ fineTuneRun }) => <span className="mono">{fineTuneRun.baseModel}</span>,
        },
        { label: 'State', sortBy: 'state', render: ({ state }) => <StateChip state={state} /> },
        { label: 'Created', sortBy: 'createdAt', render: ({ createdAt }) => <When at={createdAt} /> },
      ]}
    />
  );
}

function movedText({ fineTuneRun: { trainingSet } }: ReportLine): string {
  return `${valueLabel(trainingSet.target)} ${deltaText(trainingSet.delta)}`;
}

function NameCell({ report }: { report: ReportLine }) {
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      {report.name} {report.demonstration && <DemonstrationChip />}
    </Box>
  );
}
