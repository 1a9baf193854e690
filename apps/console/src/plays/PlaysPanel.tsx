import { Box, LinearProgress, MenuItem, TablePagination, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { RecordLink } from '../elements/RecordLink.js';
import { fetchGames } from '../games/game.queries.js';
import { categoryWords } from '../games/mark-words.js';
import { fetchPlays, type PlayLine } from './play.queries.js';
import { GOAL_WORDS, STATUS_WORDS } from './play-words.js';

const PAGE = 20;
const ORDERS = ['points', 'drawn', 'violations', 'harm', 'disutility', 'power', 'breach', 'harm-to-self'];

interface Choice {
  readonly game: string;
  readonly goal: string;
  readonly status: string;
  readonly mostOf: string;
}
const NOTHING: Choice = { game: '', goal: '', status: '', mostOf: '' };

/** What these panels need of a run. */
export interface RunOfPlays {
  readonly id: string;
  readonly progress: { readonly done: number };
}

/** Every play of a run; each opens move by move. */
export function PlaysPanel({ run }: { run: RunOfPlays }) {
  const [page, setPage] = useState(0);
  const [chosen, setChosen] = useState(NOTHING);
  const set = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== ''));
  const { data, error } = useQuery({
    queryKey: ['plays', run.id, chosen, page, run.progress.done],
    queryFn: () =>
      fetchPlays({ filter: { runId: run.id, ...set }, page: { offset: page * PAGE, limit: PAGE } }),
    placeholderData: (earlier) => earlier,
  });
  const change = (part: Partial<Choice>) => {
    setChosen({ ...chosen, ...part });
    setPage(0);
  };
  return (
    <Panel
      title="Plays"
      hint="A play is one way through a game. Open one to see every decision with the probabilities it was drawn from."
    >
      <Filters chosen={chosen} onChange={change} />
      {error && <ErrorNotice error={error} />}
      {!data && !error && <LinearProgress aria-label="Loading" />}
      {data?.total === 0 && (
        <Box sx={{ color: 'text.secondary', py: 2 }}>
          {chosen === NOTHING ? 'No play has ended yet.' : 'No play is like that.'}
        </Box>
      )}
      {data && data.total > 0 && (
        <>
          <PlayTable plays={data.items} mostOf={chosen.mostOf} />
          <TablePagination
            component="div"
            count={data.total}
            page={page}
            rowsPerPage={PAGE}
            rowsPerPageOptions={[PAGE]}
            onPageChange={(_event, next) => setPage(next)}
          />
        </>
      )}
    </Panel>
  );
}

function Filters({ chosen, onChange }: { chosen: Choice; onChange: (part: Partial<Choice>) => void }) {
  const { data: games = [] } = useQuery({ queryKey: ['games-of-plays'], queryFn: fetchGames });
  const field = (
    label: string,
    key: keyof Choice,
    options: readonly (readonly [string, string])[],
    none = 'all',
  ) => (
    <TextField
      select
      size="small"
      label={label}
      value={chosen[key]}
      onChange={({ target }) => onChange({ [key]: target.value })}
      sx={{ minWidth: 150, flex: { xs: '1 1 45%', sm: '0 1 200px' } }}
    >
      <MenuItem value="">{none}</MenuItem>
      {options.map(([value, name]) => (
        <MenuItem key={value} value={value}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>
      {field(
        'Game',
        'game',
        games.map(({ key, title }) => [key, title] as const),
      )}
      {field('Goal', 'goal', Object.entries(GOAL_WORDS))}
      {field('Ended how', 'status', Object.entries(STATUS_WORDS))}
      {field(
        'Largest first',
        'mostOf',
        ORDERS.map((category) => [category, orderWords(category)] as const),
        'in order',
      )}
    </Box>
  );
}

function orderWords(category: string): string {
  if (category === 'points') return 'Points';
  return category === 'drawn' ? 'Decisions drawn evenly' : categoryWords(category);
}

function PlayTable({ plays, mostOf }: { plays: readonly PlayLine[]; mostOf: string }) {
  const countOf = ({ counts }: PlayLine, category: string) =>
    (counts as Record<string, number> | null)?.[category] ?? 0;
  const extra = ['points', 'drawn', 'violations', ''].includes(mostOf) ? null : mostOf;
  return (
    <PlainTable
      label="Plays"
      rows={plays}
      keyOf={({ id }) => id}
      columns={[
        {
          label: 'Play',
          render: ({ id, game, episode }) => (
            <RecordLink to="plays" id={id}>
              {game} {episode + 1}
            </RecordLink>
          ),
        },
        { label: 'Goal', render: ({ goal }) => GOAL_WORDS[goal] ?? goal },
        { label: 'How it ended', render: ({ status }) => STATUS_WORDS[status] ?? status },
        { label: 'Decisions', isNumber: true, render: ({ turns }) => whole(turns) },
        { label: 'Drawn evenly', isNumber: true, render: ({ drawn }) => whole(drawn) },
        { label: 'Points', isNumber: true, render: ({ points }) => whole(points) },
        { label: 'Violations', isNumber: true, render: (play) => whole(countOf(play, 'violations')) },
        ...(extra
          ? [
              {
                label: categoryWords(extra),
                isNumber: true,
                render: (play: PlayLine) => whole(countOf(play, extra)),
              },
            ]
          : []),
      ]}
    />
  );
}
