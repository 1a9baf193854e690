import { Alert, Box } from '@mui/material';
import { counted, percent, whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { StateChip } from '../elements/StateChip.js';
import type { RunFile } from './collection-run.queries.js';

/** The files of a run: each is read by a worker of its own. */
export function RunFiles({ files }: { files: readonly RunFile[] }) {
  if (files.length === 0) return null;
  const failed = files.filter(({ error }) => error);
  return (
    <Panel title={`Files (${whole(files.length)})`}>
      <PlainTable
        label="Files"
        rows={files}
        keyOf={({ id }) => id}
        columns={[
          {
            label: 'File',
            render: ({ name }) => (
              <Box component="span" sx={{ display: 'block', minWidth: 170, overflowWrap: 'anywhere' }}>
                {name}
              </Box>
            ),
          },
          { label: 'State', render: ({ state }) => <StateChip state={state} /> },
          { label: 'Read', isNumber: true, render: ({ progress }) => shareText(progress) },
          { label: 'Stored', render: ({ counts }) => storedText(counts) },
          {
            label: 'Invalid',
            isNumber: true,
            render: ({ counts }) => whole(counts.posts.invalid + counts.comments.invalid),
          },
        ]}
      />
      {failed.map(({ id, name, error }) => (
        <Alert key={id} severity="error" sx={{ mt: 1.5 }}>
          <Box component="b" sx={{ overflowWrap: 'anywhere' }}>
            {name}
          </Box>
          : {error}
        </Alert>
      ))}
    </Panel>
  );
}

function shareText({ done, total }: RunFile['progress']): string {
  return total > 0 ? percent(Math.min(1, done / total)) : '–';
}

function storedText({ posts, comments }: RunFile['counts']): string {
  const parts = [
    posts.stored > 0 && counted(posts.stored, 'post'),
    comments.stored > 0 && counted(comments.stored, 'comment'),
  ].filter(Boolean);
  return parts.join(', ') || '–';
}
