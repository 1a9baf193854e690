import { Box, Chip, Typography } from '@mui/material';
import { percent, whole } from '../elements/format.js';
import { MarkChips } from '../games/MarkChips.js';
import type { MoveRecord, ReplayRecord } from './play.queries.js';

/** One decision: what was told, the options in the order shown with their probabilities, and what came of it. */
export function MoveView({ move }: { move: MoveRecord }) {
  return (
    <>
      <Passage text={move.passage} />
      <Box
        component="ol"
        aria-label="Options"
        sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.25 }}
      >
        {move.options.map((option, index) => (
          <Option key={index} place={index + 1} option={option} isChosen={index === move.chosen} />
        ))}
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1.5, overflowWrap: 'anywhere' }}>
        {howDecided(move)}
      </Typography>
      {move.answer && (
        <Typography variant="body2" sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
          It said: “{move.answer}”
        </Typography>
      )}
      <Came of={move} />
    </>
  );
}

function Passage({ text }: { text: string }) {
  return (
    <Typography sx={{ maxWidth: '68ch', whiteSpace: 'pre-wrap', mb: 2, overflowWrap: 'anywhere' }}>
      {text}
    </Typography>
  );
}

type MoveOption = MoveRecord['options'][number];

function Option({ option, place, isChosen }: { option: MoveOption; place: number; isChosen: boolean }) {
  const { text, probability, marks } = option;
  return (
    <Box
      component="li"
      sx={{
        p: 1,
        borderRadius: 1,
        border: 1,
        borderColor: isChosen ? 'primary.main' : 'divider',
        bgcolor: isChosen ? 'action.selected' : undefined,
      }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, alignItems: 'baseline' }}>
        <span>
          <b className="numbers">{place}</b> {text}{' '}
          {isChosen && <Chip size="small" color="primary" label="chosen" />}
        </span>
        <b className="numbers" style={{ whiteSpace: 'nowrap' }}>
          {probability === null ? '–' : percent(probability)}
        </b>
      </Box>
      <Box sx={{ height: 6, borderRadius: 3, bgcolor: 'action.hover', overflow: 'hidden', my: 0.75 }}>
        <Box sx={{ height: 6, width: `${100 * (probability ?? 0)}%`, bgcolor: 'primary.main' }} />
      </Box>
      <MarkChips marks={marks} label="Marks of the choice" />
    </Box>
  );
}

function howDecided({ outcome, method, mass, drawn, pastTold }: MoveRecord): string {
  return [
    outcome === 'answered' ? null : outcome,
    drawn ? 'drawn evenly' : 'drawn from the probabilities',
    `read by ${method}`,
    mass === null ? null : `${percent(mass)} of the answer was a number`,
    pastTold === null ? null : `${whole(pastTold)} earlier decisions were told, because the context is short`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function Came({ of: { marks, earned, points, variables } }: { of: MoveRecord }) {
  const state = Object.entries((variables ?? {}) as Record<string, number>);
  return (
    <Box sx={{ mt: 2 }}>
      <Typography variant="h3" component="h3" sx={{ mb: 0.5 }}>
        What came of it
      </Typography>
      <MarkChips marks={marks} label="Marks met" />
      {marks.length === 0 && <Typography variant="body2">Nothing that is marked.</Typography>}
      <Typography variant="body2" sx={{ mt: 0.75 }}>
        {earned.map(({ text }) => `Earned: ${text} `).join('')}
        <span className="numbers">
          {whole(points)} points{state.map(([name, value]) => ` · ${name} ${value}`).join('')}
        </span>
      </Typography>
    </Box>
  );
}

/** After the last decision. */
export function EndingView({ ending }: { ending: ReplayRecord['ending'] }) {
  return (
    <>
      <Passage text={ending.passage} />
      <Typography variant="body2">
        The end, in the scene <span className="mono">{ending.scene}</span>, with {whole(ending.points)}{' '}
        points.
      </Typography>
    </>
  );
}
