import type { FormPart } from '@ethogram/core';
import { Box, Card, Typography } from '@mui/material';
import { conditionInWords } from '../content/condition-words.js';
import { placesFor } from '../content/part-edits.js';
import { kindInWords } from '../content/part-words.js';
import { PartFields } from './PartFields.js';
import { PartTools } from './PartTools.js';

/** `about` names the field that was typed in; null: a step of its own. */
export type ChangePart = (part: FormPart, about: string | null) => void;

export interface PartCardProps {
  readonly parts: readonly FormPart[];
  readonly at: number;
  readonly isOpen: boolean;
  /** The options a saved version has; null: it does not have this question. */
  readonly savedIds: ReadonlySet<string> | null;
  readonly problems: readonly string[];
  readonly onToggle: () => void;
  readonly onChange: ChangePart;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
  readonly onMove: (to: number) => void;
  readonly drag: {
    /** Another question is being dragged. */
    readonly isOver: boolean;
    readonly start: () => void;
    readonly end: () => void;
    readonly drop: () => void;
  };
}

/** One question: a line, and open its fields. */
export function PartCard(props: PartCardProps) {
  const { parts, at, isOpen, problems, onToggle, onMove, drag } = props;
  const part = parts[at];
  if (!part) return null;
  return (
    <Card
      component="li"
      data-part={part.id}
      onDragOver={(event) => drag.isOver && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        drag.drop();
      }}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        // There they open the menu.
        if (event.target instanceof Element && event.target.closest('[role=combobox], [role=listbox]'))
          return;
        event.preventDefault();
        onMove(at + (event.key === 'ArrowUp' ? -1 : 1));
      }}
      sx={{ borderColor: isOpen ? 'primary.main' : undefined, outline: drag.isOver ? '1px dashed' : 'none' }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: { xs: 'wrap', sm: 'nowrap' },
          alignItems: 'flex-start',
          gap: 0.5,
          p: 1,
        }}
      >
        <PartTools {...props} places={placesFor(parts, at)} label={part.label} />
        <Box
          component="button"
          type="button"
          data-focus="head"
          aria-expanded={isOpen}
          onClick={onToggle}
          sx={{
            order: 1,
            flex: 1,
            minWidth: 0,
            p: 0.5,
            textAlign: 'start',
            font: 'inherit',
            color: 'inherit',
            bgcolor: 'transparent',
            border: 0,
            borderRadius: 1,
            cursor: 'pointer',
          }}
        >
          <Typography component="span" sx={{ display: 'block', fontWeight: 600, overflowWrap: 'anywhere' }}>
            {at + 1}. {part.label || 'Without words'}
          </Typography>
          <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
            {kindInWords(part)}
            {part.showIf && ` · asked if ${conditionInWords(part.showIf, parts)}`}
          </Typography>
        </Box>
      </Box>
      {problems.length > 0 && (
        <Box component="ul" sx={{ m: 0, mb: 1, pl: 4, color: 'error.main', fontSize: 14 }}>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </Box>
      )}
      {isOpen && <PartFields {...props} part={part} />}
    </Card>
  );
}
