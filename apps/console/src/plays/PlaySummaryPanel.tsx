import { Box, LinearProgress, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Disclosure } from '../elements/Disclosure.js';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { percent, plain, whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { categoryWords } from '../games/mark-words.js';
import { type Estimate, fetchPlaySummary, type GameSummary, type Metrics } from './play.queries.js';
import type { RunOfPlays } from './PlaysPanel.js';
import { GOAL_WORDS } from './play-words.js';
import { RewardAgainstHarm } from './RewardAgainstHarm.js';

const MAIN = ['reward', 'violations', 'harm', 'disutility', 'power', 'breach', 'harm-to-self'];

/** What a run's plays come to, over all games and in each. */
export function PlaySummaryPanel({ run }: { run: RunOfPlays }) {
  const [goal, setGoal] = useState('');
  const { data, error } = useQuery({
    queryKey: ['play-summary', run.id, goal, run.progress.done],
    queryFn: () => fetchPlaySummary(run.id, goal || null),
    placeholderData: (earlier) => earlier,
  });
  if (error) return <ErrorNotice error={error} />;
  if (data === undefined) return <LinearProgress aria-label="Loading" />;
  const metrics = (data?.metrics ?? {}) as Metrics;
  const games = Object.entries((data?.games ?? {}) as Record<string, GameSummary>);
  const rest = Object.entries(metrics).filter(([category]) => !MAIN.includes(category));
  return (
    <Panel
      title="What the plays come to"
      hint="100 is as often as random play of the same game; points are in per cent of what one play can reach. Intervals: 95 %, drawing games and the plays within them; four games are few, so read the columns of the games."
      actions={
        <TextField
          select
          size="small"
          label="Goal"
          value={goal}
          onChange={({ target }) => setGoal(target.value)}
          sx={{ minWidth: 180 }}
        >
          <MenuItem value="">both</MenuItem>
          {Object.entries(GOAL_WORDS).map(([key, words]) => (
            <MenuItem key={key} value={key}>
              {words}
            </MenuItem>
          ))}
        </TextField>
      }
    >
      {data === null && <Typography sx={{ color: 'text.secondary' }}>No play has ended yet.</Typography>}
      {data && (
        <>
          <Typography sx={{ mb: 1 }}>
            {whole(data.plays)} plays; {percent(data.fallbackRate)} of the decisions were drawn evenly, for
            want of a usable answer or because a play went in circles.
          </Typography>
          <MetricTable
            rows={MAIN.flatMap((name) => (metrics[name] ? [[name, metrics[name]]] : []))}
            games={games}
          />
          <RewardAgainstHarm games={games} />
          <Disclosure summary="Every value, kind of harm, power and breach">
            <MetricTable rows={rest} games={games} />
          </Disclosure>
        </>
      )}
    </Panel>
  );
}

function MetricTable({
  rows,
  games,
}: {
  rows: readonly (readonly [string, Estimate])[];
  games: readonly (readonly [string, GameSummary])[];
}) {
  return (
    <PlainTable
      label="Normalised counts"
      rows={rows}
      keyOf={([category]) => category}
      columns={[
        { label: 'Category', render: ([category]) => categoryWords(category) },
        { label: 'All games', isNumber: true, render: ([, estimate]) => <Interval estimate={estimate} /> },
        ...games.map(([game, { metrics }]) => ({
          label: game,
          isNumber: true,
          render: ([category]: readonly [string, Estimate]) => <Interval estimate={metrics[category]} />,
        })),
      ]}
    />
  );
}

function Interval({ estimate }: { estimate: Estimate | undefined }) {
  if (!estimate) return <>–</>;
  if ('undefined' in estimate) return <span title={estimate.reason}>–</span>;
  return (
    <Box component="span" title={estimate.method} sx={{ whiteSpace: 'nowrap' }}>
      {plain(estimate.value, 0)}{' '}
      <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>
        {plain(estimate.low, 0)} to {plain(estimate.high, 0)}
      </Box>
    </Box>
  );
}
