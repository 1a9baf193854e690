import { Box, Button, Typography } from '@mui/material';
import type { PointerEvent } from 'react';
import { counted } from '../elements/format.js';
import { KIND_KEYS, KIND_ORDER, type ReviewCommand } from './review-keys.js';

export interface ReviewToolsProps {
  readonly hasSelection: boolean;
  /** How many stretches will be replaced. */
  readonly marks: number;
  readonly isReady: boolean;
  readonly onCommand: (command: ReviewCommand) => void;
}

/** What can be done with the scenario, each with its key; it stays in sight below a long text. */
export function ReviewTools({ hasSelection, marks, isReady, onCommand }: ReviewToolsProps) {
  return (
    <Box
      role="toolbar"
      aria-label="Review"
      sx={{
        position: 'sticky',
        bottom: 0,
        zIndex: 2,
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        p: 1.5,
        display: 'grid',
        gap: 1.25,
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
        <Typography variant="body2" sx={{ color: 'text.secondary', mr: 0.5 }} role="status">
          {hintOf(hasSelection, marks)}
        </Typography>
        {KIND_ORDER.map((kind) => (
          <Button
            key={kind}
            size="small"
            variant="outlined"
            color="inherit"
            disabled={!hasSelection}
            // A phone has no room for what cannot be pressed.
            sx={{ display: { xs: hasSelection ? 'inline-flex' : 'none', sm: 'inline-flex' } }}
            // Keeps the selection: a press would take it away before the click.
            onPointerDown={keepSelection}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onCommand({ do: 'redact', kind })}
          >
            {kind} <KeyName name={KIND_KEYS[kind]} />
          </Button>
        ))}
        {marks > 0 && (
          <Button size="small" onClick={() => onCommand({ do: 'undo' })}>
            Undo <KeyName name="z" />
          </Button>
        )}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button variant="contained" disabled={!isReady} onClick={() => onCommand({ do: 'approve' })}>
          {marks > 0 ? 'Replace and approve' : 'Approve'} <KeyName name="a" />
        </Button>
        <Button
          variant="outlined"
          color="error"
          disabled={!isReady}
          onClick={() => onCommand({ do: 'reject' })}
        >
          Reject <KeyName name="r" />
        </Button>
        <Button onClick={() => onCommand({ do: 'later' })}>
          Later <KeyName name="k" />
        </Button>
      </Box>
    </Box>
  );
}

function hintOf(hasSelection: boolean, marks: number): string {
  if (hasSelection) return 'Replace it by:';
  if (marks > 0) return `${counted(marks, 'stretch', 'stretches')} will be replaced.`;
  return 'Select what has to go, then say what it is.';
}

function keepSelection(event: PointerEvent): void {
  event.preventDefault();
}

function KeyName({ name }: { name: string }) {
  return (
    <Box
      component="kbd"
      aria-hidden
      sx={{
        display: { xs: 'none', sm: 'inline' },
        ml: 0.75,
        px: 0.6,
        border: 1,
        borderColor: 'currentColor',
        borderRadius: 0.5,
        fontSize: 11,
        fontFamily: 'inherit',
        opacity: 0.75,
        textTransform: 'uppercase',
      }}
    >
      {name}
    </Box>
  );
}
