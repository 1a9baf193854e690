import DownIcon from '@mui/icons-material/ArrowDownward';
import UpIcon from '@mui/icons-material/ArrowUpward';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import NotesIcon from '@mui/icons-material/Notes';
import type { FormOption } from '@ethogram/core';
import { Box, IconButton, TextField } from '@mui/material';
import { IdField } from './IdField.js';

interface OptionLineProps {
  readonly option: FormOption;
  /** From 1. */
  readonly number: number;
  readonly takenIds: readonly string[];
  readonly onLabel: (label: string) => void;
  readonly onId: (id: string) => void;
  /** Undefined takes the explanation away. */
  readonly onHelp: (help: string | undefined) => void;
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
  readonly onRemove: () => void;
}

/** One option: its words, its name in the data, and an explanation where it has one. */
export function OptionLine(props: OptionLineProps) {
  const { option, number, takenIds, onLabel, onId, onHelp } = props;
  return (
    <Box
      role="group"
      aria-label={`Option ${number}`}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', sm: 'minmax(0, 1fr) 120px auto' },
        gap: 0.75,
        alignItems: 'center',
      }}
    >
      <TextField
        size="small"
        hiddenLabel
        value={option.label}
        onChange={({ target }) => onLabel(target.value)}
        slotProps={{ htmlInput: { 'aria-label': `Option ${number}` } }}
      />
      <Box sx={{ gridColumn: { xs: 1, sm: 2 }, gridRow: { xs: 2, sm: 1 } }}>
        <IdField
          isBare
          label={`Name of option ${number} in the data`}
          value={option.id}
          taken={takenIds}
          onCommit={onId}
        />
      </Box>
      <OptionTools {...props} />
      {option.help !== undefined && (
        <TextField
          size="small"
          hiddenLabel
          placeholder="Explanation"
          value={option.help}
          autoFocus={option.help === ''}
          onChange={({ target }) => onHelp(target.value)}
          onBlur={() => option.help === '' && onHelp(undefined)}
          slotProps={{ htmlInput: { 'aria-label': `Explanation of option ${number}` } }}
          sx={{ gridColumn: '1 / -1', mb: 1 }}
        />
      )}
    </Box>
  );
}

function OptionTools({ option, number, onHelp, onUp, onDown, onRemove }: OptionLineProps) {
  const tool = (name: string, icon: React.ReactElement, onClick: (() => void) | null) => (
    <IconButton
      size="small"
      aria-label={`${name} option ${number}`}
      title={name}
      disabled={!onClick}
      onClick={() => onClick?.()}
    >
      {icon}
    </IconButton>
  );
  return (
    <Box sx={{ display: 'flex' }}>
      {tool('Explain', <NotesIcon fontSize="small" />, option.help === undefined ? () => onHelp('') : null)}
      {tool('Move up', <UpIcon fontSize="small" />, onUp)}
      {tool('Move down', <DownIcon fontSize="small" />, onDown)}
      {tool('Delete', <DeleteIcon fontSize="small" />, onRemove)}
    </Box>
  );
}
