import {
  Autocomplete,
  FormControl,
  FormControlLabel,
  FormLabel,
  Radio,
  RadioGroup,
  TextField,
  Typography,
} from '@mui/material';
import { Panel } from '../../elements/Panel.js';
import { DraftField } from './DraftField.js';
import { FieldGrid } from './FieldGrid.js';
import type { SplitBy, Stratum } from './release-draft.js';
import type { DraftInputs } from './useDraft.js';

const WAYS: readonly { readonly key: SplitBy; readonly label: string; readonly when: string }[] = [
  { key: 'RATIOS', label: 'By shares', when: 'The usual way.' },
  {
    key: 'SIZES',
    label: 'By numbers of rows',
    when: 'For a test part of a fixed size, as when several releases are compared.',
  },
  {
    key: 'TIME',
    label: 'By the day posts were written',
    when: 'Nothing trained on is newer than what is tested: for models that may have read older posts.',
  },
];
const STRATA: Readonly<Record<Stratum, string>> = {
  verdict: 'verdict',
  value: 'value',
  study: 'study',
  source: 'source',
};

/** How rows are dealt into train, validation and test. */
export function SplitInputs(inputs: DraftInputs) {
  const { draft, change } = inputs;
  const way = WAYS.find(({ key }) => key === draft.splitBy);
  return (
    <Panel
      title="Parts"
      hint="What belongs together (an author, a thread, near-duplicates, an item family) stays in one part."
    >
      <FormControl>
        <FormLabel id="split-by">Split</FormLabel>
        <RadioGroup
          row
          aria-labelledby="split-by"
          value={draft.splitBy}
          onChange={(_event, splitBy) => change({ splitBy: splitBy as SplitBy })}
        >
          {WAYS.map(({ key, label }) => (
            <FormControlLabel key={key} value={key} control={<Radio size="small" />} label={label} />
          ))}
        </RadioGroup>
      </FormControl>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {way?.when}
      </Typography>
      {draft.splitBy === 'RATIOS' && (
        <FieldGrid width={130}>
          <DraftField {...inputs} name="train" label="Train, %" type="number" />
          <DraftField {...inputs} name="validation" label="Validation, %" type="number" />
          <DraftField {...inputs} name="test" label="Test, %" type="number" />
        </FieldGrid>
      )}
      {draft.splitBy === 'SIZES' && (
        <FieldGrid width={200}>
          <DraftField {...inputs} name="validationRows" label="Rows in validation" type="number" />
          <DraftField {...inputs} name="testRows" label="Rows in test" type="number" />
        </FieldGrid>
      )}
      {draft.splitBy === 'TIME' && (
        <FieldGrid width={200}>
          <DraftField {...inputs} name="validationFrom" label="Validation from" type="date" />
          <DraftField {...inputs} name="testFrom" label="Test from" type="date" />
        </FieldGrid>
      )}
      <FieldGrid width={240}>
        <Autocomplete
          multiple
          size="small"
          options={Object.keys(STRATA) as Stratum[]}
          getOptionLabel={(stratum) => STRATA[stratum]}
          value={[...draft.stratifyBy]}
          onChange={(_event, stratifyBy) => change({ stratifyBy })}
          renderInput={(field) => (
            <TextField
              {...field}
              label="Same proportions in each part of"
              helperText="Left empty: verdicts; of statements, values."
            />
          )}
        />
        <DraftField
          {...inputs}
          name="seed"
          label="Seed"
          type="number"
          helperText="The same seed and shares keep the parts of earlier versions."
        />
      </FieldGrid>
    </Panel>
  );
}
