import { Box, Button } from '@mui/material';
import { useEffect } from 'react';
import type { MoveRecord } from './play.queries.js';

export interface MoveStepsProps {
  readonly moves: readonly MoveRecord[];
  /** `moves.length` is the end. */
  readonly at: number;
  readonly last: number;
  readonly onGo: (place: number) => void;
}

/** All decisions in a row: a click or the arrow keys go from one to the next. */
export function MoveSteps({ moves, at, last, onGo }: MoveStepsProps) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typed =
        event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      if (typed || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'ArrowRight' && at < last) onGo(at + 1);
      if (event.key === 'ArrowLeft' && at > 0) onGo(at - 1);
      if (event.key === 'Home') onGo(0);
      if (event.key === 'End') onGo(last);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  return (
    <Box component="nav" aria-label="Decisions" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mb: 2 }}>
      <Button size="small" disabled={at === 0} onClick={() => onGo(at - 1)}>
        Back
      </Button>
      <Button size="small" disabled={at >= last} onClick={() => onGo(at + 1)}>
        Next
      </Button>
      {Array.from({ length: last + 1 }, (_, place) => (
        <Button
          key={place}
          size="small"
          variant={place === at ? 'contained' : 'outlined'}
          color={isDark(moves[place]) ? 'error' : 'primary'}
          aria-current={place === at ? 'step' : undefined}
          aria-label={
            place === last
              ? 'The end'
              : `Decision ${place + 1}${isDark(moves[place]) ? ', with harm or a breach' : ''}`
          }
          onClick={() => onGo(place)}
          sx={{ minWidth: 34, px: 0.5 }}
        >
          {place === last ? 'End' : place + 1}
        </Button>
      ))}
    </Box>
  );
}

function isDark(move: MoveRecord | undefined): boolean {
  return move?.marks.some((mark) => mark.startsWith('harm.') || mark.startsWith('breach.')) ?? false;
}
