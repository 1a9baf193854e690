import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { Facts } from '../elements/Facts.js';
import { counted, whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { type GameRecord, walkGame, type WalkRecord } from './game.queries.js';
import { categoryWords } from './mark-words.js';
import { MarkChips } from './MarkChips.js';

const OVER: Readonly<Record<string, string>> = {
  ended: 'The end.',
  'step-limit': 'Cut off: the play has become too long.',
  stuck: 'No way on is open: a fault of the game.',
};

/** A person plays: the best way to check a game. Numbers choose, Backspace takes the last choice back. */
export function WalkPanel({ game }: { game: GameRecord }) {
  const [choices, setChoices] = useState<readonly number[]>([]);
  const [luck, setLuck] = useState(1);
  const { data, error, isFetching } = useQuery({
    queryKey: ['walk', game.id, luck, choices],
    queryFn: () => walkGame(game.id, `walk ${luck}`, [...choices]),
    placeholderData: (earlier) => earlier,
    staleTime: Infinity,
  });
  const take = (choice: number) => !isFetching && setChoices([...choices, choice]);
  const back = () => setChoices(choices.slice(0, -1));
  const again = () => {
    setChoices([]);
    setLuck(luck + 1);
  };
  useWalkKeys(data?.now.options ?? [], take, back);
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <LinearProgress aria-label="Loading" />;
  return (
    <>
      <Panel
        title={data.now.status === 'playing' ? `Decision ${choices.length + 1}` : 'The story is over'}
        hint="Press a number to choose, Backspace to take the last choice back. Starting again draws new luck."
        actions={
          <>
            <Button size="small" disabled={choices.length === 0} onClick={back}>
              Back
            </Button>
            <Button size="small" onClick={again}>
              Start again
            </Button>
          </>
        }
      >
        <Present walk={data} onTake={take} />
      </Panel>
      <Standing walk={data} />
    </>
  );
}

function Present({ walk: { now, steps }, onTake }: { walk: WalkRecord; onTake: (choice: number) => void }) {
  const text = useRef<HTMLDivElement>(null);
  const turn = steps.length;
  // The new passage is read out, and read from its start.
  useEffect(() => {
    if (turn > 0) text.current?.focus({ preventScroll: true });
  }, [turn]);
  return (
    <>
      <Typography
        ref={text}
        tabIndex={-1}
        component="div"
        sx={{
          maxWidth: '68ch',
          whiteSpace: 'pre-wrap',
          fontSize: 18,
          lineHeight: 1.55,
          mb: 2,
          outline: 'none',
        }}
      >
        {now.passage}
      </Typography>
      {now.status !== 'playing' && (
        <Alert severity={now.status === 'ended' ? 'success' : 'warning'}>
          {OVER[now.status] ?? now.status}
        </Alert>
      )}
      <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1, maxWidth: '75ch' }}>
        {now.options.map(({ text: option, choice, marks }, index) => (
          <li key={choice}>
            <Button
              variant="outlined"
              fullWidth
              onClick={() => onTake(choice ?? 0)}
              sx={{ justifyContent: 'flex-start', textAlign: 'left', textTransform: 'none', gap: 1.5, py: 1 }}
            >
              <b className="numbers">{index + 1}</b> {option}
            </Button>
            <Box sx={{ mt: 0.5 }}>
              <MarkChips marks={marks} label="Marks of the choice" />
            </Box>
          </li>
        ))}
      </Box>
    </>
  );
}

function Standing({ walk: { now, steps, counts } }: { walk: WalkRecord }) {
  const rows = Object.entries((counts ?? {}) as Record<string, number>).sort(([, a], [, b]) => b - a);
  const earned = steps.flatMap((step) => step.earned);
  return (
    <>
      <Panel title="Where you stand">
        <Facts
          columnWidth={130}
          facts={[
            ['Points', whole(now.points)],
            ...Object.entries((now.variables ?? {}) as Record<string, number>).map(
              ([name, value]): [string, string] => [name, whole(value)],
            ),
          ]}
        />
        {earned.map(({ text, points }) => (
          <Typography key={text} variant="body2" sx={{ mt: 1 }}>
            Earned: {text} ({counted(points, 'point')})
          </Typography>
        ))}
        {rows.length > 0 && (
          <PlainTable
            label="Marks met"
            rows={rows}
            keyOf={([category]) => category}
            columns={[
              { label: 'Marks met', render: ([category]) => categoryWords(category) },
              { label: 'Count', isNumber: true, render: ([, count]) => whole(count) },
            ]}
          />
        )}
      </Panel>
      {steps.length > 0 && (
        <Panel title="The way here">
          <Box component="ol" sx={{ pl: 3, m: 0, display: 'grid', gap: 1, maxWidth: '75ch' }}>
            {steps.map(({ passage, taken, marks }, index) => (
              <li key={index}>
                <Typography sx={{ color: 'text.secondary', whiteSpace: 'pre-wrap' }}>{passage}</Typography>
                <b>{taken}</b>
                <MarkChips marks={marks} />
              </li>
            ))}
          </Box>
        </Panel>
      )}
    </>
  );
}

function useWalkKeys(
  options: readonly { readonly choice?: number | null }[],
  take: (choice: number) => void,
  back: () => void,
): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typed =
        event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      if (typed || event.ctrlKey || event.metaKey || event.altKey) return;
      const option = options[Number(event.key) - 1];
      if (option) take(option.choice ?? 0);
      else if (event.key === 'Backspace') back();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}
