import { Alert, Box, Tab, Tabs } from '@mui/material';
import { useState } from 'react';
import { Facts } from '../../elements/Facts.js';
import { whole } from '../../elements/format.js';
import { Hash } from '../../elements/Hash.js';
import { Panel } from '../../elements/Panel.js';
import { leftOutFacts, type ManifestWords } from '../manifest-words.js';
import { RowPreview } from '../RowPreview.js';
import { SplitBar } from '../SplitBar.js';
import type { ReleaseBuildRecord } from '../release.queries.js';

/** What a dry run found: the release as it would be. */
export function PreviewPanel({ preview }: { preview: NonNullable<ReleaseBuildRecord['preview']> }) {
  const [shown, setShown] = useState<'rows' | 'card'>('rows');
  const manifest = preview.manifest as ManifestWords;
  const { counts } = manifest;
  return (
    <Panel
      title="What it would be"
      hint="Nothing is stored yet. Freezing makes exactly this, as long as nobody judges or deletes anything meanwhile."
    >
      {preview.sameAs && (
        <Alert severity="info" sx={{ mb: 2 }}>
          Version {preview.sameAs} holds exactly this already: freezing leads to it.
        </Alert>
      )}
      <Facts
        facts={[
          ['Version', manifest.version],
          ['Rows', whole(counts.rows)],
          ['Judgments', whole(counts.judgments)],
          ...leftOutFacts(manifest.leftOut),
          ['Content hash', <Hash key="hash" value={manifest.contentHash} length={16} />],
        ]}
      />
      <Box sx={{ maxWidth: 560, my: 2 }}>
        <SplitBar
          counts={counts.splits.map((one) => ({ ...one, split: one.split.toUpperCase() as 'TRAIN' }))}
        />
      </Box>
      <Tabs
        value={shown}
        onChange={(_event, value: 'rows' | 'card') => setShown(value)}
        aria-label="What to look at"
        sx={{ borderBottom: 1, borderColor: 'divider', mb: 1 }}
      >
        <Tab value="rows" label="First rows" id="preview-rows" aria-controls="preview-shown" />
        <Tab value="card" label="Card" id="preview-card" aria-controls="preview-shown" />
      </Tabs>
      <Box role="tabpanel" id="preview-shown" aria-labelledby={`preview-${shown}`}>
        {shown === 'rows' && preview.rows.map((row, index) => <RowPreview key={index} row={row} />)}
        {shown === 'rows' && preview.rows.length === 0 && (
          <Alert severity="info">Something in them was deleted since. Look again.</Alert>
        )}
        {shown === 'card' && <CardText text={preview.card} />}
      </Box>
    </Panel>
  );
}

/** A dataset card; what machines read at its head, and tables, stay as they are written. */
function CardText({ text }: { text: string }) {
  return (
    <Box
      component="pre"
      className="mono json"
      tabIndex={0}
      aria-label="Card, Markdown"
      sx={{ bgcolor: 'action.hover', borderRadius: 1 }}
    >
      {text}
    </Box>
  );
}
