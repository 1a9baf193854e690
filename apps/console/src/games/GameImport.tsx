import { Alert, Box, Link, Typography } from '@mui/material';
import { toRequestError } from '@ethogram/web';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useNotify, useRedirect } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { Command } from '../elements/Command.js';
import { FileButton } from '../elements/FileButton.js';
import { bytes, counted } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { fetchGameSchema, importGame } from './game.queries.js';

/** The server reads no more; a larger file is not even sent. */
const MOST_BYTES = 1024 * 1024;

interface Refused {
  readonly name: string;
  readonly problems: readonly string[];
}

/** A game from this computer: stored when it is sound, else everything that is wrong with it. */
export function GameImport() {
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(false);
  const notify = useNotify();
  const redirect = useRedirect();
  const take = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > MOST_BYTES)
      return notify(`${file.name} has ${bytes(file.size)}; a game has at most ${bytes(MOST_BYTES)}.`, {
        type: 'error',
      });
    setBusy(true);
    setRefused(null);
    try {
      const result = await importGame(await file.text());
      if (result.__typename === 'GameRefused') setRefused({ name: file.name, problems: result.problems });
      else {
        notify(result.isNew ? 'Imported.' : 'This content was there before; it is the version played.', {
          type: 'success',
        });
        redirect('show', 'games', result.game.id);
      }
    } catch (error) {
      notify(toRequestError(error).message, { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box component="article" sx={{ mt: { xs: 1, sm: 2 } }}>
      <Title title="Import a game" />
      <Link component={RouterLink} to="/games" variant="body2">
        Games
      </Link>
      <Typography variant="h1" gutterBottom>
        Import a game
      </Typography>
      <FilePanel onFile={(file) => void take(file)} isBusy={isBusy} />
      {refused && (
        <Panel title={`${refused.name} was not imported`} hint={counted(refused.problems.length, 'problem')}>
          <Alert severity="error" icon={false}>
            <Box component="ol" sx={{ m: 0, pl: 2.5, overflowWrap: 'anywhere' }}>
              {refused.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </Box>
          </Alert>
        </Panel>
      )}
    </Box>
  );
}

function FilePanel({ onFile, isBusy }: { onFile: (file: File | undefined) => void; isBusy: boolean }) {
  const { data: schema } = useQuery({
    queryKey: ['game-schema'],
    queryFn: fetchGameSchema,
    staleTime: Infinity,
  });
  return (
    <Panel
      title="A game file"
      hint="One JSON file: scenes, choices, what they are marked with, achievements. It is checked whole, and everything that is wrong with it is said at once. A file with the key of a game you imported before becomes its new version; plays of the old one can still be replayed."
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <FileButton label="Game file" onFile={onFile} isBusy={isBusy} />
        {schema && (
          <Typography variant="body2">
            <Link
              href={`data:application/schema+json;charset=utf-8,${encodeURIComponent(schema)}`}
              download="game.schema.json"
            >
              JSON Schema
            </Link>{' '}
            for your own editor
          </Typography>
        )}
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 2, mb: 0.5 }}>
        In a terminal, also from your own copy of the MACHIAVELLI data, whose texts belong to their authors
        and are not part of Ethogram:
      </Typography>
      <Command text="npx ethogram import-game GAME.json && npx ethogram import-game game_data --name NAME" />
    </Panel>
  );
}
