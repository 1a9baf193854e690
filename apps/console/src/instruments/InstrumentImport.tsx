import { Box, LinearProgress, Link, Typography } from '@mui/material';
import { toRequestError } from '@ethogram/web';
import { useQuery } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { Title, useNotify, useRedirect } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { Command } from '../elements/Command.js';
import { FileButton } from '../elements/FileButton.js';
import { bytes } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { useAction } from '../elements/useAction.js';
import { checkPack, fetchPackSchema, importPack, type PackCheck } from './instrument.queries.js';
import { PackPreviewPanel } from './PackPreviewPanel.js';
import { PackProblemsPanel } from './PackProblemsPanel.js';

/** The server reads no more; a larger file is not even sent. */
const MOST_BYTES = 512 * 1024;

interface Looked {
  readonly name: string;
  readonly text: string;
  readonly check: PackCheck;
}

/** A pack from this computer: looked at first, then installed. */
export function InstrumentImport() {
  const [looked, setLooked] = useState<Looked | null>(null);
  const [isLooking, setLooking] = useState(false);
  const notify = useNotify();
  const redirect = useRedirect();
  const look = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > MOST_BYTES)
      return notify(`${file.name} has ${bytes(file.size)}; a pack has at most ${bytes(MOST_BYTES)}.`, {
        type: 'error',
      });
    setLooking(true);
    try {
      const text = await file.text();
      setLooked({ name: file.name, text, check: await checkPack(text) });
    } catch (error) {
      setLooked(null);
      notify(toRequestError(error).message, { type: 'error' });
    } finally {
      setLooking(false);
    }
  };
  const { run, isBusy } = useAction(async (text: string) => {
    const { id, isNew } = await importPack(text);
    redirect('show', 'instruments', id);
    return isNew ? 'Installed.' : 'This content was installed before; nothing was changed.';
  });
  return (
    <Box component="article" sx={{ mt: { xs: 1, sm: 2 } }}>
      <Title title="Import an instrument" />
      <Link component={RouterLink} to="/instruments" variant="body2">
        Instruments
      </Link>
      <Typography variant="h1" gutterBottom>
        Import an instrument
      </Typography>
      <FilePanel onFile={(file) => void look(file)} isBusy={isLooking || isBusy} />
      {isLooking && <LinearProgress aria-label="Looking at the file" sx={{ mb: 2 }} />}
      {looked?.check.__typename === 'PackRefused' && (
        <PackProblemsPanel name={looked.name} problems={looked.check.problems} />
      )}
      {looked?.check.__typename === 'PackPreview' && (
        <PackPreviewPanel
          preview={looked.check}
          isBusy={isBusy}
          onInstall={() => void run(looked.text)}
          onDrop={() => setLooked(null)}
        />
      )}
    </Box>
  );
}

function FilePanel({ onFile, isBusy }: { onFile: (file: File | undefined) => void; isBusy: boolean }) {
  const drop = (event: DragEvent) => {
    event.preventDefault();
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <Panel
      title="A pack"
      hint="One JSON file: what is asked, what each item is keyed to, and what its licence allows. Nothing is installed before you have seen what is in it. Many published questionnaires, such as the Portrait Values Questionnaire, belong to their authors: get the items and the permission from them, and write down in the pack what it lets you do."
    >
      <Box
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}
      >
        <FileButton label="Pack" onFile={onFile} isBusy={isBusy} />
        <SchemaLink />
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 2, mb: 0.5 }}>
        The same in a terminal:
      </Typography>
      <Command text="npx ethogram instruments check FILE && npx ethogram instruments import FILE" />
    </Panel>
  );
}

/** The schema as a file, for editors that check and complete by it. */
function SchemaLink() {
  const { data } = useQuery({
    queryKey: ['instrument-pack-schema'],
    queryFn: fetchPackSchema,
    staleTime: Infinity,
  });
  if (!data) return null;
  return (
    <Typography variant="body2">
      <Link
        href={`data:application/schema+json;charset=utf-8,${encodeURIComponent(data)}`}
        download="instrument-pack.schema.json"
      >
        JSON Schema
      </Link>{' '}
      for your own editor
    </Typography>
  );
}
