import { Alert } from '@mui/material';
import { CapabilityPanel } from './CapabilityPanel.js';
import { ControlsPanel } from './ControlsPanel.js';
import { FiguresPanel } from './FiguresPanel.js';
import { GamesPanel } from './GamesPanel.js';
import { HeldOutPanel } from './HeldOutPanel.js';
import { HeadlinePanel } from './HeadlinePanel.js';
import { LineagePanel } from './LineagePanel.js';
import { MethodPanel } from './MethodPanel.js';
import { MoralPanel } from './MoralPanel.js';
import { OutcomesPanel } from './OutcomesPanel.js';
import { ProfilePanel } from './ProfilePanel.js';
import type { ReportContent } from '@ethogram/core';
import type { ReportRecord } from './report.queries.js';
import { SideEffectsPanel } from './SideEffectsPanel.js';

/** The report itself: what happened, then the evidence, then where it comes from. */
export function FinishedReport({ report, content }: { report: ReportRecord; content: ReportContent }) {
  const { figures } = report;
  return (
    <>
      {content.notice && (
        <Alert severity="warning" variant="outlined" sx={{ mb: 2, fontSize: '1rem', fontWeight: 600 }}>
          {content.notice}
        </Alert>
      )}
      <HeadlinePanel content={content} />
      <ProfilePanel content={content} />
      <HeldOutPanel content={content} />
      <MoralPanel content={content} figures={figures} />
      <GamesPanel content={content} figures={figures} />
      <CapabilityPanel content={content} />
      <SideEffectsPanel content={content} />
      <ControlsPanel content={content} />
      <OutcomesPanel content={content} />
      <LineagePanel report={report} content={content} />
      <MethodPanel content={content} />
      <FiguresPanel figures={figures} />
    </>
  );
}
