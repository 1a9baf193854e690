import UploadIcon from '@mui/icons-material/UploadFile';
import { Box, Button, Chip } from '@mui/material';
import { useRef, useState } from 'react';
import { bytes, percent } from '../elements/format.js';
import { JobProgress } from '../elements/JobProgress.js';
import { Panel } from '../elements/Panel.js';
import { useAction } from '../elements/useAction.js';
import { startImport } from './collection.queries.js';
import { uploadFiles } from './upload-files.js';

/** Dump files from this computer into a source. */
export function UploadDump({ sourceId, onStarted }: { sourceId: string; onStarted: () => void }) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const [sent, setSent] = useState<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const { run, isBusy } = useAction(async () => {
    try {
      setSent(0);
      const stored = await uploadFiles(files, setSent);
      await startImport(
        sourceId,
        stored.map(({ id }) => id),
      );
      setFiles([]);
      onStarted();
      return 'The import has started.';
    } finally {
      setSent(null);
    }
  });
  return (
    <Panel
      title="Add posts"
      hint="Dump files in the layout of the monthly Reddit dumps (.ndjson, .jsonl, .zst, .gz), posts and comments mixed as you like. Large dumps go faster with “npx ethogram import”."
    >
      <input
        ref={input}
        type="file"
        multiple
        aria-label="Dump files"
        accept=".zst,.gz,.ndjson,.jsonl,.json,application/octet-stream"
        style={{ display: 'block', position: 'absolute', width: 1, height: 1, opacity: 0 }}
        onChange={({ target }) => {
          setFiles([...(target.files ?? [])]);
          target.value = '';
        }}
        tabIndex={-1}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Button
          variant="outlined"
          startIcon={<UploadIcon />}
          onClick={() => input.current?.click()}
          disabled={isBusy}
        >
          Choose files
        </Button>
        {files.map((file) => (
          <Chip key={file.name} label={`${file.name} · ${bytes(file.size)}`} />
        ))}
        {files.length > 0 && (
          <Button variant="contained" disabled={isBusy} onClick={() => void run()}>
            Upload and import
          </Button>
        )}
      </Box>
      {sent !== null && (
        <Box sx={{ mt: 2 }}>
          <JobProgress
            label="Upload"
            done={0}
            total={0}
            note={sent < 1 ? `Sending: ${percent(sent)}` : 'Sent; the server is taking it in.'}
          />
        </Box>
      )}
    </Panel>
  );
}
