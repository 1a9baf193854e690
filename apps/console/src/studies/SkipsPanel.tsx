import { TablePagination } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { RecordLink } from '../elements/RecordLink.js';
import { When } from '../elements/When.js';
import { fetchSkips, type SkipLine } from './skip.queries.js';
import type { StudyRecord } from './study.queries.js';

const PAGE = 10;

const REASONS: Readonly<Record<SkipLine['reason'], string>> = {
  UNCLEAR: 'Not understood',
  UPSETTING: 'Upsetting',
  LANGUAGE: 'Language',
  TECHNICAL: 'Not shown properly',
  OTHER: 'Another reason',
};

/** What people would not judge, and why. Not shown while nobody has skipped anything. */
export function SkipsPanel({ study }: { study: StudyRecord }) {
  const [page, setPage] = useState(0);
  const { data, error } = useQuery({
    queryKey: ['skips', study.id, page, study.doneCount, study.openCount],
    queryFn: () => fetchSkips(study.id, page * PAGE, PAGE),
    placeholderData: (earlier) => earlier,
  });
  if (error) return <ErrorNotice error={error} />;
  if (!data || data.total === 0) return null;
  return (
    <Panel title="Skipped">
      <PlainTable
        label="Skipped"
        rows={data.items}
        keyOf={({ taskId, person }) => `${taskId} ${person.id}`}
        columns={[
          { label: 'Task', render: ({ task }) => <TaskCell task={task} /> },
          { label: 'Reason', render: ({ reason }) => REASONS[reason] },
          { label: 'Note', render: ({ note }) => note || '–' },
          {
            label: 'Person',
            render: ({ person }) => (
              <RecordLink to="people" id={person.id}>
                {person.displayName}
              </RecordLink>
            ),
          },
          { label: 'When', render: ({ skippedAt }) => <When at={skippedAt} /> },
        ]}
      />
      {data.total > PAGE && (
        <TablePagination
          component="div"
          count={data.total}
          page={page}
          rowsPerPage={PAGE}
          rowsPerPageOptions={[PAGE]}
          onPageChange={(_event, next) => setPage(next)}
        />
      )}
    </Panel>
  );
}

function TaskCell({ task: { position, scenario } }: Pick<SkipLine, 'task'>) {
  if (!scenario) return <>Battery {position + 1}</>;
  return (
    <RecordLink to="scenarios" id={scenario.id}>
      {scenario.title || 'A situation that was deleted since'}
    </RecordLink>
  );
}
