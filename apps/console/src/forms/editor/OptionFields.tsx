import AddIcon from '@mui/icons-material/Add';
import type { FormOption } from '@ethogram/core';
import { Box, Button, Typography } from '@mui/material';
import { withLabel, withNewOption, withOptionMoved } from '../content/option-edits.js';
import { OptionLine } from './OptionLine.js';

interface OptionFieldsProps {
  readonly options: readonly FormOption[];
  /** The options a saved version has; null: none. */
  readonly savedIds: ReadonlySet<string> | null;
  readonly onChange: (options: readonly FormOption[], about: string | null) => void;
}

/** The options of a question: their words, and the names their answers are stored under. */
export function OptionFields({ options, savedIds, onChange }: OptionFieldsProps) {
  const isSaved = (id: string) => savedIds?.has(id) ?? false;
  const move = (from: number, to: number) => onChange(withOptionMoved(options, from, to), null);
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
      <Typography component="legend" variant="h3" sx={{ p: 0, mb: 1 }}>
        Options, and their names in the data
      </Typography>
      <Box sx={{ display: 'grid', gap: 1 }}>
        {options.map((option, at) => (
          <OptionLine
            // Ids change while labels are typed; places do not.
            key={at}
            option={option}
            number={at + 1}
            takenIds={options.filter((_, place) => place !== at).map(({ id }) => id)}
            onLabel={(label) => onChange(withLabel(options, at, label, isSaved(option.id)), `option ${at}`)}
            onId={(id) => onChange(options.with(at, { ...option, id }), null)}
            onHelp={(help) => onChange(options.with(at, withHelp(option, help)), `option help ${at}`)}
            onUp={at > 0 ? () => move(at, at - 1) : null}
            onDown={at < options.length - 1 ? () => move(at, at + 1) : null}
            onRemove={() => onChange(options.toSpliced(at, 1), null)}
          />
        ))}
      </Box>
      <Button
        size="small"
        startIcon={<AddIcon />}
        onClick={() => onChange(withNewOption(options), null)}
        sx={{ mt: 0.5 }}
      >
        Add an option
      </Button>
    </Box>
  );
}

function withHelp({ id, label }: FormOption, help: string | undefined): FormOption {
  return help === undefined ? { id, label } : { id, label, help };
}
