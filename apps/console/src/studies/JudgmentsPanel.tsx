import { Box, LinearProgress, TablePagination, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { counted } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { RecordLink } from '../elements/RecordLink.js';
import { JudgmentLine } from './JudgmentLine.js';
import type { StudyRecord } from './study.queries.js';
import { fetchTasks, type TaskRecord } from './task.queries.js';

const PAGE = 10;

/** What people answered, task by task, so that disagreement can be seen. */
export function JudgmentsPanel({ study }: { study: StudyRecord }) {
  const [page, setPage] = useState(0);
  const { data, error } = useQuery({
    queryKey: ['tasks', study.id, page, study.doneCount],
    queryFn: () => fetchTasks(study.id, page * PAGE, PAGE),
    placeholderData: (earlier) => earlier,
  });
  return (
    <Panel title="Judgments">
      {error && <ErrorNotice error={error} />}
      {!data && !error && <LinearProgress aria-label="Loading" />}
      {data?.items.map((task) => (
        <TaskBlock key={task.id} task={task} study={study} />
      ))}
      {data && data.total > PAGE && (
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

function TaskBlock({ task, study }: { task: TaskRecord; study: StudyRecord }) {
  const title = task.scenario?.title || statementsOf(task, study);
  const current = task.judgments.filter(({ current: isCurrent }) => isCurrent);
  return (
    <Box
      component="section"
      sx={{ py: 1.5, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0, pt: 0 } }}
    >
      <Box sx={{ display: 'flex', gap: 2, justifyContent: 'space-between' }}>
        <Typography variant="h3">
          {task.scenario ? (
            <RecordLink to="scenarios" id={task.scenario.id}>
              {title}
            </RecordLink>
          ) : (
            title
          )}
        </Typography>
        <Typography
          variant="body2"
          className="numbers"
          sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}
        >
          {task.closedAt ? 'closed' : `${task.slotsDone} of ${task.slotsTotal}`}
        </Typography>
      </Box>
      {current.map((judgment) => (
        <JudgmentLine
          key={judgment.id}
          judgment={judgment}
          study={study}
          scenarioId={task.scenario?.id ?? null}
        />
      ))}
    </Box>
  );
}

/** The statement a form is about, or how many a battery has. */
function statementsOf({ position, items }: TaskRecord, { kind, instrument }: StudyRecord): string {
  const statement = kind === 'FORM' && instrument?.items.find(({ id }) => id === items[0]?.id)?.text;
  return statement || `Battery ${position + 1} (${counted(items.length, 'statement')})`;
}
