import { Alert } from '@mui/material';
import { HeldOutPanel } from './HeldOutPanel.js';
import { HeadlinePanel } from './HeadlinePanel.js';
import { LineagePanel } from './LineagePanel.js';
import { MethodPanel } from './MethodPanel.js';
import { MoralPanel } from './MoralPanel.js';
import { OutcomesPanel } from './OutcomesPanel.js';
import { ProfilePanel } from './ProfilePanel.js';
import type { ReportContent } from './report-content.js';
import type { ReportRecord } from './report.queries.js';
import { SelectivityPanel } from './SelectivityPanel.js';

/** The report itself: what happened, then the evidence, then where it comes from. */
export function FinishedReport({ report, content }: { report: ReportRecord; content: ReportContent }) {
  return (
    <>
      {content.notice && (
        <Alert severity="warning" variant="outlined" sx={{ mb: 2, fontSize: '1rem', fontWeight: 600 }}>
          {content.notice}
        </Alert>
      )}
      <HeadlinePanel content={content} />
      <ProfilePanel content={content} instrumentId={report.fineTuneRun.trainingSet.instrumentId} />
      <HeldOutPanel content={content} />
      <MoralPanel content={content} />
      <SelectivityPanel content={content} />
      <OutcomesPanel content={content} />
      <LineagePanel report={report} content={content} />
      <MethodPanel content={content} />
    </>
  );
}
