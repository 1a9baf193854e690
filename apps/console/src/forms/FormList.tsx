import { Box, Button, Chip, Typography } from '@mui/material';
import { BooleanInput, SelectInput } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { EmptyList } from '../elements/EmptyList.js';
import { counted, whole } from '../elements/format.js';
import { May } from '../elements/May.js';
import { RecordList } from '../elements/RecordList.js';
import { When } from '../elements/When.js';
import { choicesOf } from '../elements/words.js';
import { FORM_KINDS, kindOfForm } from './form-kinds.js';
import type { FormLine } from './form.queries.js';

const FILTERS = [
  <SelectInput key="kind" source="kind" label="Kind" choices={choicesOf(FORM_KINDS)} alwaysOn />,
  <BooleanInput key="archived" source="archived" label="Archived ones" alwaysOn />,
];

export function FormList() {
  return (
    <RecordList<FormLine>
      createLabel="New form"
      filters={FILTERS}
      primary={({ name }) => name}
      secondary={({ kind, latest, studyCount }) =>
        `${kindOfForm(kind)} · version ${latest.number} · ${counted(studyCount, 'study', 'studies')}`
      }
      empty={<NoForms />}
      columns={[
        { label: 'Name', sortBy: 'name', render: (form) => <NameCell form={form} /> },
        { label: 'Kind', sortBy: 'kind', render: ({ kind }) => kindOfForm(kind) },
        { label: 'Version', isNumber: true, render: ({ latest }) => whole(latest.number) },
        { label: 'Studies', isNumber: true, render: ({ studyCount }) => whole(studyCount) },
        { label: 'Last changed', render: ({ latest }) => <When at={latest.createdAt} /> },
        { label: 'Made', sortBy: 'createdAt', render: ({ createdAt }) => <When at={createdAt} /> },
      ]}
    />
  );
}

function NoForms() {
  return (
    <EmptyList
      title="No forms yet"
      action={
        <May create="forms">
          <Button component={RouterLink} to="/forms/create" variant="contained">
            Start from a preset
          </Button>
        </May>
      }
    >
      A form is what a study asks: its questions, the guideline and worked examples, kept in versions. Start
      from a preset, such as reviewing the items of an instrument, or put questions together yourself.
    </EmptyList>
  );
}

function NameCell({ form: { name, archivedAt } }: { form: FormLine }) {
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <Typography component="b" variant="body2" sx={{ fontWeight: 650 }}>
        {name}
      </Typography>
      {archivedAt && <Chip size="small" variant="outlined" label="archived" />}
    </Box>
  );
}
