import DownloadIcon from '@mui/icons-material/Download';
import { Button, TablePagination, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../../elements/ErrorNotice.js';
import { whole } from '../../elements/format.js';
import { Panel } from '../../elements/Panel.js';
import { type PlainColumn, PlainTable } from '../../elements/PlainTable.js';
import { RecordLink } from '../../elements/RecordLink.js';
import { useAction } from '../../elements/useAction.js';
import { When } from '../../elements/When.js';
import type { StudyRecord } from '../study.queries.js';
import { saveFile, toCsv } from './csv.js';
import {
  fetchAllParticipants,
  fetchParticipants,
  type Mark,
  markParticipants,
  type ParticipantLine,
} from './participation.queries.js';

const PAGE = 25;

export const PHASE_WORDS: Readonly<Record<ParticipantLine['phase'], string>> = {
  CONSENT: 'Consent',
  TRAINING: 'Training',
  PRE_SURVEY: 'First survey',
  MAIN: 'Main part',
  POST_SURVEY: 'Last survey',
  DONE: 'Finished',
  FAILED: 'Not qualified',
  WITHDRAWN: 'Withdrawn',
  RETURNED: 'Returned',
};

const HEADINGS = [
  'person',
  'participant_id',
  'phase',
  'try',
  'consent_version',
  'started_at',
  'completed_at',
  'active_minutes',
  'judgments',
  'completion_code',
  'mark',
];

/** Who takes part, how far they are, and what became of their place; nothing of what they answered. */
export function ParticipantsPanel({ study }: { study: StudyRecord }) {
  const [page, setPage] = useState(0);
  const { data, error } = useQuery({
    queryKey: ['participants', study.id, page, study.doneCount, study.claimedCount],
    queryFn: () => fetchParticipants(study.id, page * PAGE, PAGE),
    placeholderData: (earlier) => earlier,
  });
  const saving = useAction(async () => {
    const rows = (await fetchAllParticipants(study.id)).map(rowOf);
    saveFile(`participants-${study.id}.csv`, toCsv([HEADINGS, ...rows]));
  });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  return (
    <Panel
      title="Participants"
      actions={
        <Button
          startIcon={<DownloadIcon />}
          disabled={data.total === 0 || saving.isBusy}
          onClick={() => void saving.run()}
        >
          CSV without answers
        </Button>
      }
    >
      {data.total === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>Nobody has begun yet.</Typography>
      ) : (
        <PlainTable
          label="Participants"
          rows={data.items}
          keyOf={({ personId }) => personId}
          columns={columnsOf(study)}
        />
      )}
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

function columnsOf(study: StudyRecord): PlainColumn<ParticipantLine>[] {
  return [
    {
      label: 'Person',
      render: ({ personId, displayName }) => (
        <RecordLink to="people" id={personId}>
          {displayName}
        </RecordLink>
      ),
    },
    { label: 'Recruiter’s id', render: ({ externalId }) => externalId ?? '–' },
    {
      label: 'Phase',
      render: ({ phase, tryNumber }) => `${PHASE_WORDS[phase]}${tryNumber > 1 ? `, try ${tryNumber}` : ''}`,
    },
    { label: 'Judgments', isNumber: true, render: ({ judgments }) => whole(judgments) },
    { label: 'Active', isNumber: true, render: ({ activeMinutes }) => `${activeMinutes.toFixed(1)} min` },
    { label: 'Finished', render: ({ completedAt }) => <When at={completedAt} otherwise="not yet" /> },
    { label: 'Code', render: ({ completionCode }) => completionCode ?? '–' },
    { label: 'Mark', render: (row) => <Marks study={study} row={row} /> },
  ];
}

function Marks({ study, row }: { study: StudyRecord; row: ParticipantLine }) {
  const { run, isBusy } = useAction(async (mark: Mark) => {
    await markParticipants(study.id, [row.personId], mark);
    return mark === 'RETURNED' ? 'Marked; what they held is free for others.' : 'Marked.';
  });
  if (row.withdrawnAt) return <>–</>;
  const mark = markOf(row);
  const button = (to: Mark, label: string) => (
    <Button
      size="small"
      disabled={isBusy}
      onClick={() => void run(to)}
      aria-label={`${label}: ${row.displayName}`}
    >
      {label}
    </Button>
  );
  if (mark) {
    return (
      <>
        {mark} {button('NONE', 'Undo')}
      </>
    );
  }
  return (
    <>
      {button('RETURNED', 'Returned')}
      {button('APPROVED', 'Approved')}
    </>
  );
}

function markOf({ returnedAt, approvedAt }: ParticipantLine): string {
  if (returnedAt) return 'Returned';
  return approvedAt ? 'Approved' : '';
}

function rowOf(row: ParticipantLine): (string | number | null)[] {
  return [
    row.displayName,
    row.externalId,
    PHASE_WORDS[row.phase],
    row.tryNumber,
    row.consentVersion,
    row.startedAt,
    row.completedAt,
    Number(row.activeMinutes.toFixed(2)),
    row.judgments,
    row.completionCode,
    markOf(row),
  ];
}
