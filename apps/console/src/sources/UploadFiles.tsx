import UploadIcon from '@mui/icons-material/UploadFile';
import { Box, Button, Chip } from '@mui/material';
import { useRef, useState } from 'react';
import { bytes, percent } from '../elements/format.js';
import { JobProgress } from '../elements/JobProgress.js';
import { Panel } from '../elements/Panel.js';
import { ColumnMappingStep } from './ColumnMappingStep.js';
import { FileFilterFields } from './FileFilterFields.js';
import { NO_FILTER } from './file-filter-form.js';
import { useFileImport } from './useFileImport.js';

/** Files from this computer into a source. */
export function UploadFiles({ sourceId }: { sourceId: string }) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const [filter, setFilter] = useState(NO_FILTER);
  const input = useRef<HTMLInputElement>(null);
  const { sent, groups, isBusy, ...act } = useFileImport(sourceId, filter, () => setFiles([]));
  return (
    <Panel
      title="From files"
      hint="Reddit dumps (.zst, .gz, .ndjson, .jsonl), posts and comments mixed as you like, and tables of another make (.csv, .json) whose columns you name in the next step. Dumps of many gigabytes go faster with “npx ethogram import” on the server."
    >
      <input
        ref={input}
        type="file"
        multiple
        aria-label="Files"
        accept=".zst,.gz,.ndjson,.jsonl,.json,.csv,.tsv,application/octet-stream"
        style={{ display: 'block', position: 'absolute', width: 1, height: 1, opacity: 0 }}
        onChange={({ target }) => {
          setFiles([...(target.files ?? [])]);
          target.value = '';
        }}
        tabIndex={-1}
      />
      <FileFilterFields form={filter} onChange={setFilter} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 2 }}>
        <Button
          variant="outlined"
          startIcon={<UploadIcon />}
          onClick={() => input.current?.click()}
          disabled={isBusy}
        >
          Choose files
        </Button>
        {files.map((file) => (
          <Chip key={file.name} label={`${file.name} · ${bytes(file.size)}`} sx={{ maxWidth: '100%' }} />
        ))}
        {files.length > 0 && (
          <Button variant="contained" disabled={isBusy} onClick={() => act.send(files)}>
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
            note={sent < 1 ? `Sending: ${percent(sent)}` : 'Sent; the server is looking at it.'}
          />
        </Box>
      )}
      {groups.map((group) => (
        <ColumnMappingStep
          key={group.fileIds.join()}
          group={group}
          isBusy={isBusy}
          onImport={(form) => act.importMapped(group, form)}
          onCancel={act.drop}
        />
      ))}
    </Panel>
  );
}
