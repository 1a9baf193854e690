import { Box } from '@mui/material';
import { CreateButton } from 'react-admin';
import { EmptyList } from '../elements/EmptyList.js';
import { May } from '../elements/May.js';
import { RecordList } from '../elements/RecordList.js';
import { stateLabel } from '../elements/state.js';
import { DemonstrationChip, StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { taughtText } from '../training-sets/value-words.js';
import type { ReportLine } from './report.queries.js';

export function ReportList() {
  return (
    <RecordList<ReportLine>
      isLive
      createLabel="New report"
      primary={({ name }) => name}
      secondary={(report) =>
        `${movedText(report)} · ${stateLabel(report.state)}${report.demonstration ? ' · demonstration model' : ''}`
      }
      empty={
        <EmptyList
          title="No reports yet"
          action={
            <May create="reports">
              <CreateButton label="New report" variant="contained" />
            </May>
          }
        >
          A report compares a model before and after fine-tuning. Open a fine-tune that is done and choose
          “Evaluate”.
        </EmptyList>
      }
      columns={[
        { label: 'Name', sortBy: 'name', render: (report) => <NameCell report={report} /> },
        { label: 'Teaches', render: movedText },
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
  return taughtText(trainingSet);
}

function NameCell({ report }: { report: ReportLine }) {
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      {report.name} {report.demonstration && <DemonstrationChip />}
    </Box>
  );
}
