import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { Accordion, AccordionDetails, AccordionSummary, Typography } from '@mui/material';
import { VALUES } from '@ethogram/core';
import { NumberInput, required, SelectInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';

const DIRECTIONS = [
  { id: 'RAISE', name: 'Raise: it matters more than anything else' },
  { id: 'LOWER', name: 'Lower: it does not matter at all' },
];

/** What every run has, with defaults that fit most. */
export function RunSettingInputs() {
  const steered = useWatch({ name: 'steeredValue' }) as string | null | undefined;
  return (
    <Accordion
      disableGutters
      elevation={0}
      slotProps={{ heading: { component: 'h2' } }}
      sx={{ width: '100%', mb: 2, border: 1, borderColor: 'divider' }}
    >
      <AccordionSummary expandIcon={<ExpandMoreIcon />}>
        <Typography component="span">Steering, seed and limits</Typography>
      </AccordionSummary>
      <AccordionDetails>
        <TextInput source="name" label="Name" helperText="May stay empty." fullWidth />
        <SelectInput
          source="steeredValue"
          label="Steer by words"
          emptyText="Not steered"
          choices={VALUES.map(({ key, label }) => ({ id: key, name: label }))}
          helperText="A system message before every prompt: the cheapest control for a fine-tune."
          fullWidth
        />
        {steered && (
          <SelectInput
            source="steeredDirection"
            label="Direction"
            choices={DIRECTIONS}
            validate={required()}
            fullWidth
          />
        )}
        <NumberInput
          source="seed"
          label="Seed"
          min={0}
          validate={required()}
          helperText="Runs that are to be compared need the same."
        />
        <NumberInput
          source="repeat"
          label="Repeat"
          min={0}
          validate={required()}
          helperText="0. Another number measures the same again, past the cache: how much noise there is."
        />
        <NumberInput
          source="inARow"
          label="Stop after errors in a row"
          min={1}
          validate={required()}
          helperText="Errors are prompts the server refused or failed on. Refusals of the model are answers."
        />
        <NumberInput
          source="share"
          label="Stop above this share of errors, in per cent"
          min={0}
          max={100}
          validate={required()}
        />
      </AccordionDetails>
    </Accordion>
  );
}
