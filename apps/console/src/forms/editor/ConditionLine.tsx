import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import type { FormPart } from '@ethogram/core';
import { Box, IconButton, MenuItem, TextField } from '@mui/material';
import { type ConditionRow, type ConditionTest, rowFor, testsFor } from '../content/condition-rows.js';
import { optionsOf } from '../content/option-edits.js';
import { NumberField } from './NumberField.js';

const TEST_WORDS: Readonly<Record<ConditionTest, string>> = {
  equals: 'is',
  differs: 'is not',
  includes: 'includes',
  lacks: 'does not include',
  atLeast: 'is at least',
  atMost: 'is at most',
  answered: 'is answered',
  unanswered: 'is not answered',
};

interface ConditionLineProps {
  readonly number: number;
  readonly row: ConditionRow;
  readonly earlier: readonly FormPart[];
  readonly onChange: (row: ConditionRow) => void;
  readonly onRemove: () => void;
}

/** One condition: which question, what about its answer, and which answer. */
export function ConditionLine({ number, row, earlier, onChange, onRemove }: ConditionLineProps) {
  const part = earlier.find(({ id }) => id === row.part);
  const choose = (id: string) => {
    const chosen = earlier.find((candidate) => candidate.id === id);
    if (chosen) onChange(rowFor(chosen));
  };
  return (
    <Box
      role="group"
      aria-label={`Condition ${number}`}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', sm: 'minmax(0, 1fr) 150px auto' },
        gap: 1,
        alignItems: 'center',
      }}
    >
      <TextField
        select
        size="small"
        label="Question"
        value={part ? row.part : ''}
        error={!part}
        helperText={part ? undefined : 'That question is no longer above this one.'}
        onChange={({ target }) => choose(target.value)}
        sx={{ gridColumn: '1 / -1' }}
      >
        {earlier.map(({ id, label }, at) => (
          <MenuItem key={id} value={id}>
            {at + 1}. {label}
          </MenuItem>
        ))}
      </TextField>
      {part && (
        <TextField
          select
          size="small"
          label="Its answer"
          value={row.test}
          onChange={({ target }) => onChange(withTest(row, part, target.value as ConditionTest))}
        >
          {testsFor(part).map((test) => (
            <MenuItem key={test} value={test}>
              {TEST_WORDS[test]}
            </MenuItem>
          ))}
        </TextField>
      )}
      {part && <Value row={row} part={part} onChange={onChange} />}
      <IconButton
        size="small"
        aria-label={`Delete condition ${number}`}
        onClick={onRemove}
        sx={{ gridColumn: { xs: 2, sm: 3 } }}
      >
        <DeleteIcon fontSize="small" />
      </IconButton>
    </Box>
  );
}

/** What was compared with stays where the new test can compare with it. */
function withTest(row: ConditionRow, part: FormPart, test: ConditionTest): ConditionRow {
  const fresh = rowFor(part, test);
  return fresh.value !== null && row.value !== null ? { ...fresh, value: row.value } : fresh;
}

function Value({ row, part, onChange }: Pick<ConditionLineProps, 'row' | 'onChange'> & { part: FormPart }) {
  if (row.value === null) return null;
  if (part.kind === 'likert' || part.kind === 'slider')
    return (
      <NumberField
        label="Number"
        step={part.kind === 'slider' ? part.step : 1}
        value={Number(row.value)}
        onChange={(value) => value !== undefined && onChange({ ...row, value })}
      />
    );
  const options = optionsOf(part);
  return (
    <TextField
      select={options !== null}
      size="small"
      label={options ? 'Option' : 'Words'}
      value={!options || options.some(({ id }) => id === row.value) ? row.value : ''}
      onChange={({ target }) => onChange({ ...row, value: target.value })}
    >
      {options?.map(({ id, label }) => (
        <MenuItem key={id} value={id}>
          {label}
        </MenuItem>
      ))}
    </TextField>
  );
}
