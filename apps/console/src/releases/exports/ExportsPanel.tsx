import DownloadIcon from '@mui/icons-material/Download';
import { Alert, Box, Button, Link, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../../elements/ErrorNotice.js';
import { bytes, counted, whole } from '../../elements/format.js';
import { Hash } from '../../elements/Hash.js';
import { JobProgress } from '../../elements/JobProgress.js';
import { Disclosure } from '../../elements/Disclosure.js';
import { Panel } from '../../elements/Panel.js';
import { PlainTable } from '../../elements/PlainTable.js';
import { isMoving, POLL_MS } from '../../elements/state.js';
import { StateChip } from '../../elements/StateChip.js';
import { useAction } from '../../elements/useAction.js';
import { When } from '../../elements/When.js';
import {
  cancelExport,
  type ExportFormat,
  type ExportRecord,
  fetchExports,
  startExport,
} from './export.queries.js';
import { FORMATS } from './format-words.js';

/** The release as folders of files: each format is written once and kept. */
export function ExportsPanel({ releaseId }: { releaseId: string }) {
  const [format, setFormat] = useState<ExportFormat>('PARQUET');
  const { data, error, refetch } = useQuery({
    queryKey: ['releases', 'exports', releaseId],
    queryFn: () => fetchExports(releaseId),
    refetchInterval: (query) => (query.state.data?.some(isMoving) ? POLL_MS : false),
  });
  const starting = useAction(async () => {
    await startExport(releaseId, format);
    await refetch();
  });
  return (
    <Panel
      title="Exports"
      hint="Each is a folder with its card, datasheet, Croissant metadata and manifest. When a post is deleted, exports that hold it are withdrawn: export again."
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'flex-start', mb: 2 }}>
        <TextField
          select
          size="small"
          label="Format"
          value={format}
          onChange={({ target }) => setFormat(target.value as ExportFormat)}
          helperText={FORMATS[format].what}
          sx={{ flex: '1 1 260px', maxWidth: 520 }}
        >
          {Object.entries(FORMATS).map(([key, { name }]) => (
            <MenuItem key={key} value={key}>
              {name}
            </MenuItem>
          ))}
        </TextField>
        <Button variant="contained" disabled={starting.isBusy} onClick={() => void starting.run()}>
          Export
        </Button>
      </Box>
      {error && <ErrorNotice error={error} />}
      {data?.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>Nothing has been exported yet.</Typography>
      )}
      {data?.map((one) => (
        <ExportLine key={one.id} exported={one} onChanged={() => void refetch()} />
      ))}
    </Panel>
  );
}

function ExportLine({ exported, onChanged }: { exported: ExportRecord; onChanged: () => void }) {
  const { id, format, state, progress, files, withdrawnAt, downloadPath, createdAt, error } = exported;
  const cancelling = useAction(async () => {
    await cancelExport(id);
    onChanged();
  });
  const isReady = state === 'SUCCEEDED' && !withdrawnAt;
  const size = files.reduce((sum, file) => sum + file.bytes, 0);
  return (
    <Box
      component="article"
      aria-label={`${FORMATS[format].name} export`}
      sx={{ py: 1.5, borderTop: 1, borderColor: 'divider' }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Typography component="h3" sx={{ fontWeight: 650 }}>
          {FORMATS[format].name}
        </Typography>
        {!withdrawnAt && <StateChip state={state} />}
        <Typography variant="body2" component="span" sx={{ color: 'text.secondary', flex: 1 }}>
          <When at={createdAt} />
          {isReady && ` · ${counted(files.length, 'file')}, ${bytes(size)}`}
        </Typography>
        {isReady && (
          <Button size="small" href={downloadPath} download startIcon={<DownloadIcon />}>
            Download zip
          </Button>
        )}
        {isMoving(exported) && (
          <Button size="small" disabled={cancelling.isBusy} onClick={() => void cancelling.run()}>
            Cancel
          </Button>
        )}
      </Box>
      {isMoving(exported) && <JobProgress label={`Exporting ${FORMATS[format].name}`} {...progress} />}
      {withdrawnAt && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          Withdrawn <When at={withdrawnAt} />: something in it was deleted at its source. Its files are gone;
          export again, and replace copies you gave away.
        </Alert>
      )}
      {error && !withdrawnAt && (
        <Alert severity="error" sx={{ mt: 1 }}>
          {error}
        </Alert>
      )}
      {isReady && <Files files={files} />}
    </Box>
  );
}

function Files({ files }: { files: ExportRecord['files'] }) {
  return (
    <Disclosure summary="Files and their hashes">
      <PlainTable
        label="Files"
        rows={files}
        keyOf={({ path }) => path}
        columns={[
          {
            label: 'File',
            render: ({ path, downloadPath }) => (
              <Link href={downloadPath} download className="mono">
                {path}
              </Link>
            ),
          },
          {
            label: 'Rows of the release',
            isNumber: true,
            render: ({ rows }) => (rows === null ? '–' : whole(rows)),
          },
          { label: 'Size', isNumber: true, render: (file) => bytes(file.bytes) },
          { label: 'SHA-256', render: ({ sha256 }) => <Hash value={sha256} length={12} /> },
        ]}
      />
    </Disclosure>
  );
}
