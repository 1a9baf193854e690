import PrintIcon from '@mui/icons-material/Print';
import { Alert, Button } from '@mui/material';
import { ConfirmButton } from '../elements/ConfirmButton.js';
import { DeletionNotice } from '../elements/DeletionNotice.js';
import { Downloads } from '../elements/Downloads.js';
import { May } from '../elements/May.js';
import { RecordPage } from '../elements/RecordPage.js';
import { isMoving } from '../elements/state.js';
import { DemonstrationChip, StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { useAction } from '../elements/useAction.js';
import { FinishedReport } from './FinishedReport.js';
import { readReportContent } from '@ethogram/core';
import { cancelReport, type ReportRecord } from './report.queries.js';
import { ReportProgress } from './ReportProgress.js';

export function ReportPage() {
  return (
    <RecordPage<ReportRecord>
      resource="reports"
      titleOf={({ name }) => name}
      isMoving={isMoving}
      chips={(report) => (
        <>
          <StateChip state={report.state} />
          {report.demonstration && <DemonstrationChip />}
          <When at={report.finishedAt ?? report.createdAt} />
        </>
      )}
      actions={(report) => <ReportActions report={report} />}
    >
      {(report) => {
        const content = readReportContent(report.content);
        return (
          <>
            {report.error && (
              <Alert severity="error" sx={{ mb: 2 }}>
                {report.error}
              </Alert>
            )}
            <DeletionNotice
              affected={report.affectedByDeletions}
              what="report"
              advice="Its numbers stay as they were measured; make it again from a newer release before you publish them."
            />
            {content ? (
              <FinishedReport report={report} content={content} />
            ) : (
              <ReportProgress report={report} />
            )}
          </>
        );
      }}
    </RecordPage>
  );
}

function ReportActions({ report }: { report: ReportRecord }) {
  const { run, isBusy } = useAction(async () => cancelReport(report.id));
  if (isMoving(report)) {
    return (
      <May create="reports">
        <ConfirmButton
          label="Cancel"
          color="error"
          variant="outlined"
          title="Cancel this report?"
          text="Its runs stop. Runs that are finished stay, and a later report takes them over."
          confirm="Cancel report"
          disabled={isBusy}
          onConfirm={() => void run()}
        />
      </May>
    );
  }
  if (report.state !== 'SUCCEEDED') return null;
  return (
    <>
      <Button variant="outlined" startIcon={<PrintIcon />} onClick={() => window.print()}>
        Print
      </Button>
      <Downloads path={`/exports/reports/${report.id}`} />
    </>
  );
}
