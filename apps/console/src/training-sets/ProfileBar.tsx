import { Box, Typography } from '@mui/material';
import type { KeyboardEvent, PointerEvent } from 'react';
import { barOf, deltaAfterKey, deltaAt, movedTo, roomOf } from './profile-track.js';
import { deltaText } from './value-words.js';

export interface ProfileBarProps {
  readonly label: string;
  readonly delta: number;
  readonly baseline: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly onMove?: (delta: number) => void;
}

const RAISED = '#24797a';
const LOWERED = '#b94f2d';

/** One value: its name, the track with its bar, and the numbers. With `onMove` a slider, else a picture of one. */
export function ProfileBar({ label, delta, baseline, min, max, onMove }: ProfileBarProps) {
  const span = max - min;
  const numbers = numbersOf(delta, baseline, min, max);
  const room = roomOf(baseline, min, max);
  const bar = barOf(delta, span);
  const move = ({ currentTarget, clientX }: PointerEvent<HTMLElement>): void => {
    const { left, width } = currentTarget.getBoundingClientRect();
    onMove?.(deltaAt(clientX - left, width, span));
  };
  const slider = onMove && {
    role: 'slider',
    tabIndex: 0,
    'aria-label': label,
    'aria-valuemin': -span,
    'aria-valuemax': span,
    'aria-valuenow': delta,
    'aria-valuetext': numbers,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      move(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (event.buttons === 1) move(event);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const next = deltaAfterKey(event.key, delta, span);
      if (next === null) return;
      event.preventDefault();
      onMove(next);
    },
  };
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr auto', sm: '210px 1fr 130px' },
        columnGap: 1.5,
        alignItems: 'center',
        minHeight: 32,
        mb: { xs: 0.5, sm: 0 },
      }}
    >
      <Typography variant="body2" sx={{ fontWeight: delta === 0 ? 400 : 600 }}>
        {label}
      </Typography>
      <Box
        {...slider}
        {...(onMove ? {} : { 'aria-hidden': true })}
        sx={{
          gridRow: { xs: 2, sm: 1 },
          gridColumn: { xs: '1 / -1', sm: 2 },
          position: 'relative',
          height: onMove ? 28 : 18,
          cursor: onMove ? 'ew-resize' : 'default',
          // A finger that goes up or down scrolls the page.
          touchAction: 'pan-y',
          borderRadius: 1,
          '&:focus-visible': { outline: 2, outlineColor: 'primary.main', outlineOffset: 1 },
          '& > *': { position: 'absolute', pointerEvents: 'none' },
          direction: 'ltr',
        }}
      >
        <Box sx={{ insetInline: 0, top: '50%', height: 2, mt: '-1px', bgcolor: 'divider' }} />
        {room && (
          <Box
            sx={{
              insetInlineStart: `${room.start}%`,
              width: `${room.width}%`,
              top: '50%',
              height: 8,
              mt: '-4px',
              bgcolor: 'action.selected',
              borderRadius: 1,
            }}
          />
        )}
        <Box
          sx={{
            insetInlineStart: `${bar.start}%`,
            width: `${bar.width}%`,
            top: '50%',
            height: 12,
            mt: '-6px',
            bgcolor: delta < 0 ? LOWERED : RAISED,
            borderRadius: 0.5,
          }}
        />
        <Box
          sx={{ insetInlineStart: '50%', ml: '-1px', width: 2, top: 4, bottom: 4, bgcolor: 'text.secondary' }}
        />
        {onMove && (
          <Box
            sx={{
              insetInlineStart: `${50 + (delta / span) * 50}%`,
              ml: '-7px',
              top: '50%',
              mt: '-7px',
              width: 14,
              height: 14,
              borderRadius: '50%',
              bgcolor: 'background.paper',
              border: 2,
              borderColor: delta === 0 ? 'text.secondary' : delta < 0 ? LOWERED : RAISED,
            }}
          />
        )}
      </Box>
      <Typography
        variant="body2"
        className="numbers"
        sx={{ textAlign: 'end', color: delta === 0 ? 'text.secondary' : 'text.primary' }}
      >
        {numbers}
      </Typography>
    </Box>
  );
}

/** `−2`, and where the baseline is known also where the mean answer would go: `−2 (4.1 to 2.1)`. */
function numbersOf(delta: number, baseline: number | undefined, min: number, max: number): string {
  if (baseline === undefined) return delta === 0 ? 'stays' : deltaText(delta);
  if (delta === 0) return `stays at ${baseline.toFixed(1)}`;
  return `${deltaText(delta)} (${baseline.toFixed(1)} to ${movedTo(baseline, delta, min, max).toFixed(1)})`;
}
