import { Typography } from '@mui/material';
import { Panel } from '../../elements/Panel.js';
import { PlainTable } from '../../elements/PlainTable.js';
import { RecordLink } from '../../elements/RecordLink.js';
import { StateChip } from '../../elements/StateChip.js';
import type { FormRecord } from '../form.queries.js';

/** The studies made with a form, and with which version of it. */
export function StudiesPanel({ form }: { form: FormRecord }) {
  const studies = form.versions.flatMap(({ number, studies: made }) =>
    made.map((study) => ({ ...study, number })),
  );
  return (
    <Panel title="Studies">
      {studies.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>No study is made with it yet.</Typography>
      ) : (
        <PlainTable
          label="Studies"
          rows={studies}
          keyOf={({ id }) => id}
          columns={[
            {
              label: 'Study',
              render: ({ id, name }) => (
                <RecordLink to="studies" id={id}>
                  {name}
                </RecordLink>
              ),
            },
            { label: 'Version', isNumber: true, render: ({ number }) => number },
            { label: 'State', render: ({ state }) => <StateChip state={state} /> },
          ]}
        />
      )}
    </Panel>
  );
}
