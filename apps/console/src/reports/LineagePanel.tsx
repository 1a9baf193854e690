import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { counted } from '../elements/format.js';
import { Hash } from '../elements/Hash.js';
import { Panel } from '../elements/Panel.js';
import { RecordLink } from '../elements/RecordLink.js';
import { suiteLabel } from '../runs/suite-words.js';
import type { ReportContent } from '@ethogram/core';
import type { ReportRecord } from './report.queries.js';

/** Every number can be followed back: to the runs, the adapter, the rows it learned from and the situations judged. */
export function LineagePanel({ report, content }: { report: ReportRecord; content: ReportContent }) {
  const { fineTuneRun } = report;
  const reported = new Map(content.runs.map((run) => [run.id, run]));
  return (
    <Panel title="Lineage" hint="Where the numbers come from. Each step names what it was made of by hash.">
      <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5 }}>
        {content.release && (
          <Step name="Release judged">
            <RecordLink to="releases" id={content.release.id}>
              moral judgments
            </RecordLink>{' '}
            <Hash value={content.release.contentHash} />
          </Step>
        )}
        <Step name="Training set">
          <RecordLink to="training-sets" id={content.trainingSet.id}>
            {fineTuneRun.trainingSet.name}
          </RecordLink>
          , {counted(content.trainingSet.rows, 'row')} <Hash value={content.trainingSet.contentHash} />
        </Step>
        <Step name="Fine-tune">
          <RecordLink to="fine-tunes" id={fineTuneRun.id}>
            {fineTuneRun.name}
          </RecordLink>{' '}
          of <span className="mono">{content.baseModel}</span>
        </Step>
        <Step name="Adapter">
          <span className="mono">{content.adapter.name}</span>{' '}
          <Hash value={content.adapter.sha256} label="Copy SHA-256" />
        </Step>
        <Step name="Runs">
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {report.runs.map((run) => (
              <li key={run.id}>
                <RecordLink to="runs" id={run.id}>
                  {suiteLabel(run.suite)}, {reported.get(run.id)?.role ?? (run.adapterId ? 'tuned' : 'base')}
                </RecordLink>
                {reported.get(run.id)?.reused &&
                  ' (taken over from an earlier report, because everything about it was the same)'}
              </li>
            ))}
          </Box>
        </Step>
      </Box>
    </Panel>
  );
}

function Step({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '150px 1fr' },
        columnGap: 2,
        alignItems: 'baseline',
      }}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {name}
      </Typography>
      <div>{children}</div>
    </Box>
  );
}
