import { Alert, Button, Link, Typography } from '@mui/material';
import { Facts } from '../elements/Facts.js';
import { counted, whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { languageName } from '../elements/words.js';
import { valueLabel } from '../training-sets/value-words.js';
import type { PackPreview } from './instrument.queries.js';
import { LicenceFacts } from './LicenceFacts.js';

export interface PackPreviewPanelProps {
  readonly preview: PackPreview;
  readonly isBusy: boolean;
  readonly onInstall: () => void;
  readonly onDrop: () => void;
}

/** What a pack would install, before it does. */
export function PackPreviewPanel({ preview, isBusy, onInstall, onDrop }: PackPreviewPanelProps) {
  const { title, version, standing, notes, source, citationUrl } = preview;
  return (
    <>
      <Panel title={`${title} ${version}`}>
        <Standing preview={preview} />
        <Typography sx={{ mb: 2, maxWidth: '75ch', overflowWrap: 'anywhere' }}>
          {source}{' '}
          {citationUrl && (
            <Link href={citationUrl} target="_blank" rel="noreferrer noopener">
              {citationUrl}
            </Link>
          )}
        </Typography>
        <PreviewFacts preview={preview} />
        {notes.map((note) => (
          <Alert key={note} severity="info" sx={{ mt: 1.5 }}>
            {note}
          </Alert>
        ))}
      </Panel>
      <Panel title="Licence">
        <LicenceFacts {...preview} />
      </Panel>
      <Panel title="Items by value">
        <ValueTable preview={preview} />
      </Panel>
      <Button
        variant="contained"
        disabled={isBusy || standing === 'CONFLICT'}
        onClick={onInstall}
        sx={{ mr: 1 }}
      >
        {standing === 'INSTALLED' ? 'Open it' : 'Install'}
      </Button>
      <Button onClick={onDrop} disabled={isBusy}>
        Not this one
      </Button>
    </>
  );
}

function Standing({ preview: { key, version, standing } }: { preview: PackPreview }) {
  if (standing === 'NEW') return null;
  return (
    <Alert severity={standing === 'CONFLICT' ? 'error' : 'info'} sx={{ mb: 2 }}>
      {standing === 'CONFLICT'
        ? `${key} ${version} is installed with other content. An installed version never changes: raise the version of the file.`
        : `${key} ${version} is installed with the same content already.`}
    </Alert>
  );
}

function PreviewFacts({ preview }: { preview: PackPreview }) {
  const { key, language, items, families, scaleMin, scaleMax, scaleLabels, variants, constructs } = preview;
  return (
    <Facts
      facts={[
        ['Key', <span className="mono">{key}</span>],
        ['Language', languageName(language)],
        ['Items', `${whole(items)} in ${counted(families, 'family', 'families')}`],
        ['Scale', `${scaleMin} (${scaleLabels[0]}) to ${scaleMax} (${scaleLabels.at(-1)})`],
        variants.length > 1 && ['Wordings', variants.map((variant) => variant.toLowerCase()).join(', ')],
        constructs.length > 0 && [
          'Constructs',
          constructs.map(({ title, values }) => `${title} (${counted(values.length, 'value')})`).join(', '),
        ],
      ]}
    />
  );
}

function ValueTable({ preview: { values } }: { preview: PackPreview }) {
  return (
    <PlainTable
      label="Items by value"
      rows={values}
      keyOf={({ value }) => value}
      columns={[
        { label: 'Value', render: ({ value }) => valueLabel(value) },
        { label: 'Direct', isNumber: true, render: ({ direct }) => whole(direct) },
        { label: 'Reverse', isNumber: true, render: ({ reverse }) => whole(reverse) },
      ]}
    />
  );
}
