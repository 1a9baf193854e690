import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { Accordion, AccordionDetails, AccordionSummary, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { AutocompleteArrayInput, CheckboxGroupInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { InstrumentLine } from '../studies/instrument.queries.js';
import { fetchFamilies } from './training-set.queries.js';

export const TEMPLATE_CHOICES = [
  { id: 'agree', name: 'How much do you agree?' },
  { id: 'rate', name: 'Rate from disagree to agree' },
  { id: 'true', name: 'How true is this of you?' },
];
const DIRECTIONS = [
  { id: 'ascending', name: '6 agrees most, as every evaluation asks' },
  {
    id: 'descending',
    name: '1 agrees most: asked once more with the labels turned round, the answer mirrored',
  },
];

/** What of the instrument is trained, and what is kept for the evaluation. */
export function VariantInputs({ instruments }: { instruments: readonly InstrumentLine[] }) {
  const instrumentId = useWatch({ name: 'instrumentId' }) as string | undefined;
  const { data: families = [] } = useQuery({
    queryKey: ['families', instrumentId],
    queryFn: () => fetchFamilies(instrumentId ?? ''),
    enabled: Boolean(instrumentId),
    staleTime: Infinity,
  });
  const key = instruments.find(({ id }) => id === instrumentId)?.key;
  const others = [...new Map(instruments.map((one) => [one.key, one.title]))].filter(
    ([other]) => other !== key,
  );
  const wordings = Math.max(0, ...families.map(({ items }) => items.length));
  return (
    <Accordion disableGutters elevation={0} sx={{ width: '100%', mb: 2, border: 1, borderColor: 'divider' }}>
      <AccordionSummary expandIcon={<ExpandMoreIcon />}>
        <Typography component="span">Held out, wordings and questions</Typography>
      </AccordionSummary>
      <AccordionDetails>
        <AutocompleteArrayInput
          source="heldOutFamilies"
          label="Held-out item families"
          choices={families.map((family) => ({ id: family.key, name: family.key }))}
          helperText="Never trained, asked in the evaluation. Left empty: families 3, 4, 7 and 8 of each value."
        />
        <AutocompleteArrayInput
          source="heldOutInstruments"
          label="Held-out instruments"
          choices={others.map(([id, name]) => ({ id, name }))}
          helperText="Nothing of them is to be trained; the manifest says so to whoever evaluates."
        />
        <CheckboxGroupInput
          source="wordings"
          label="Wordings of each family"
          choices={Array.from({ length: wordings }, (_, index) => ({
            id: index + 1,
            name: `Wording ${index + 1}`,
          }))}
          helperText="None chosen: all of them."
        />
        <CheckboxGroupInput
          source="templates"
          label="Questions trained"
          choices={TEMPLATE_CHOICES}
          row={false}
        />
        <CheckboxGroupInput source="scaleDirections" label="Scale" choices={DIRECTIONS} row={false} />
      </AccordionDetails>
    </Accordion>
  );
}
