import { Typography } from '@mui/material';
import { duration, whole } from '../elements/format.js';
import { May } from '../elements/May.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { RecordLink } from '../elements/RecordLink.js';
import { When } from '../elements/When.js';
import { AddPeople } from './AddPeople.js';
import type { StudyRecord } from './study.queries.js';

/** Who does how much, and how fast. */
export function StudyPeople({ study }: { study: StudyRecord }) {
  const people = [...study.people].sort((a, b) => b.judgments - a.judgments);
  return (
    <Panel
      title="People"
      actions={
        <May create="studies">
          <AddPeople study={study} />
        </May>
      }
    >
      {people.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>
          Nobody is in this study yet. Add yourself to try it.
        </Typography>
      ) : (
        <PlainTable
          label="People"
          rows={people}
          keyOf={({ person }) => person.id}
          columns={[
            {
              label: 'Person',
              render: ({ person }) => (
                <RecordLink to="people" id={person.id}>
                  {person.displayName}
                </RecordLink>
              ),
            },
            { label: 'Judgments', isNumber: true, render: ({ judgments }) => whole(judgments) },
            {
              label: 'Median time',
              isNumber: true,
              render: ({ medianSeconds }) => (medianSeconds === null ? '–' : duration(medianSeconds)),
            },
            { label: 'Last', render: ({ lastAt }) => <When at={lastAt} otherwise="not yet" /> },
          ]}
        />
      )}
    </Panel>
  );
}
