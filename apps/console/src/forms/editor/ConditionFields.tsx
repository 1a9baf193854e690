import AddIcon from '@mui/icons-material/Add';
import type { FormPart } from '@ethogram/core';
import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { withCondition } from '../content/condition-edits.js';
import {
  conditionOf,
  type ConditionRow,
  type ConditionRows,
  rowFor,
  rowsOf,
} from '../content/condition-rows.js';
import { conditionInWords } from '../content/condition-words.js';
import { ConditionLine } from './ConditionLine.js';

interface ConditionFieldsProps {
  readonly parts: readonly FormPart[];
  readonly at: number;
  readonly onChange: (part: FormPart) => void;
}

/** When a question is asked, by menus: what was answered to questions above it. */
export function ConditionFields({ parts, at, onChange }: ConditionFieldsProps) {
  const part = parts[at];
  const earlier = parts.slice(0, at);
  const nearest = earlier.at(-1);
  if (!part) return null;
  const shown = rowsOf(part.showIf);
  const set = (rows: ConditionRows | null) =>
    onChange(withCondition(part, rows ? conditionOf(rows) : undefined));
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
      <Typography component="legend" variant="h3" sx={{ p: 0, mb: 1 }}>
        Asked
      </Typography>
      {shown === null && part.showIf && (
        <Typography variant="body2" sx={{ mb: 1 }}>
          If {conditionInWords(part.showIf, parts)}. It is nested deeper than menus show: change it as JSON,
          or{' '}
          <Button size="small" onClick={() => set(null)}>
            ask always
          </Button>
        </Typography>
      )}
      {shown && <Lines rows={shown} earlier={earlier} onChange={set} />}
      {shown?.rows.length === 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {nearest ? 'Always.' : 'Always: only a question below others can depend on their answers.'}
        </Typography>
      )}
      {shown && nearest && (
        <Button
          size="small"
          startIcon={<AddIcon />}
          onClick={() => set({ ...shown, rows: [...shown.rows, rowFor(nearest)] })}
        >
          {shown.rows.length === 0 ? 'Ask it only if …' : 'Add a condition'}
        </Button>
      )}
    </Box>
  );
}

interface LinesProps {
  readonly rows: ConditionRows;
  readonly earlier: readonly FormPart[];
  readonly onChange: (rows: ConditionRows) => void;
}

function Lines({ rows: { join, rows }, earlier, onChange }: LinesProps) {
  const change = (next: readonly ConditionRow[]) => onChange({ join, rows: next });
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {rows.length > 1 && (
        <TextField
          select
          size="small"
          label="Asked if"
          value={join}
          onChange={({ target }) => onChange({ join: target.value as ConditionRows['join'], rows })}
          sx={{ maxWidth: 260 }}
        >
          <MenuItem value="all">all of these hold</MenuItem>
          <MenuItem value="any">any of these holds</MenuItem>
        </TextField>
      )}
      {rows.map((row, place) => (
        <ConditionLine
          key={place}
          number={place + 1}
          row={row}
          earlier={earlier}
          onChange={(changed) => change(rows.with(place, changed))}
          onRemove={() => change(rows.toSpliced(place, 1))}
        />
      ))}
    </Box>
  );
}
