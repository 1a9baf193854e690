import { Box, LinearProgress } from '@mui/material';
import { CreateButton, SelectInput } from 'react-admin';
import { EmptyList } from '../elements/EmptyList.js';
import { whole } from '../elements/format.js';
import { May } from '../elements/May.js';
import { RecordList } from '../elements/RecordList.js';
import { SimulatedChip, StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { doneText, kindLabel, KIND_LABELS } from './study-words.js';
import type { StudyLine } from './study.queries.js';

const FILTERS = [
  <SelectInput
    key="kind"
    source="kind"
    label="Kind"
    choices={Object.entries(KIND_LABELS).map(([id, name]) => ({ id, name }))}
    alwaysOn
  />,
  <SelectInput
    key="state"
    source="state"
    label="State"
    choices={['DRAFT', 'OPEN', 'CLOSED'].map((id) => ({ id, name: id }))}
    alwaysOn
  />,
];

export function StudyList() {
  return (
    <RecordList<StudyLine>
      createLabel="New study"
      filters={FILTERS}
      primary={({ name }) => name}
      secondary={(study) =>
        `${kindLabel(study.kind)} · ${doneText(study)} judgments${study.simulated ? ' · simulated annotators' : ''}`
      }
      empty={
        <EmptyList
          title="No studies yet"
          action={
            <May create="studies">
              <CreateButton label="New study" variant="contained" />
            </May>
          }
        >
          A study is one labelling effort: a guideline, what is judged, by how many people, and who they are.
        </EmptyList>
      }
      columns={[
        { label: 'Name', sortBy: 'name', render: (study) => <NameCell study={study} /> },
        { label: 'Kind', sortBy: 'kind', render: ({ kind }) => kindLabel(kind) },
        { label: 'State', sortBy: 'state', render: ({ state }) => <StateChip state={state} /> },
        { label: 'Tasks', isNumber: true, render: ({ taskCount }) => whole(taskCount) },
        { label: 'Judgments', render: (study) => <ProgressCell study={study} /> },
        { label: 'Created', sortBy: 'createdAt', render: ({ createdAt }) => <When at={createdAt} /> },
      ]}
    />
  );
}

function NameCell({ study }: { study: StudyLine }) {
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      {study.name} {study.simulated && <SimulatedChip />}
    </Box>
  );
}

function ProgressCell({ study }: { study: StudyLine }) {
  return (
    <Box sx={{ minWidth: 120 }}>
      <LinearProgress
        variant="determinate"
        aria-label="Judgments done"
        value={study.slotCount ? (100 * study.doneCount) / study.slotCount : 0}
        sx={{ height: 6, borderRadius: 3 }}
      />
      <span className="numbers" style={{ fontSize: 12 }}>
        {doneText(study)}
      </span>
    </Box>
  );
}
