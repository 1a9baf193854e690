import { Button } from '@mui/material';
import { PlainTable } from '../elements/PlainTable.js';
import { RecordLink } from '../elements/RecordLink.js';
import { StateChip } from '../elements/StateChip.js';
import { taughtText } from '../training-sets/value-words.js';
import { costText } from './cost-text.js';
import { distinctNames, lowest } from './curves.js';
import type { FineTuneCurves } from './fine-tune.queries.js';

interface Settings {
  readonly optimizer?: { readonly learningRate?: number; readonly epochs?: number };
  readonly lora?: { readonly r?: number };
}

/** What tells the runs apart, and what came of them. */
export function ComparedRuns({
  runs,
  onRemove,
}: {
  runs: readonly FineTuneCurves[];
  onRemove: (id: string) => void;
}) {
  const names = distinctNames(runs);
  const settingsOf = (run: FineTuneCurves) => (run.hyperparameters ?? {}) as Settings;
  return (
    <PlainTable
      label="Runs compared"
      rows={runs}
      keyOf={({ id }) => id}
      columns={[
        {
          label: 'Run',
          render: ({ id }) => (
            <RecordLink to="fine-tunes" id={id}>
              {names.get(id)}
            </RecordLink>
          ),
        },
        { label: 'State', render: ({ state }) => <StateChip state={state} /> },
        { label: 'Teaches', render: ({ trainingSet }) => taughtText(trainingSet) },
        { label: 'Seed', isNumber: true, render: ({ seed }) => seed },
        {
          label: 'Learning rate',
          isNumber: true,
          render: (run) => settingsOf(run).optimizer?.learningRate ?? '–',
        },
        { label: 'Epochs', isNumber: true, render: (run) => settingsOf(run).optimizer?.epochs ?? '–' },
        { label: 'Rank', isNumber: true, render: (run) => settingsOf(run).lora?.r ?? '–' },
        { label: 'Loss', isNumber: true, render: ({ metrics }) => metrics.at(-1)?.loss?.toFixed(3) ?? '–' },
        {
          label: 'Lowest validation loss',
          isNumber: true,
          render: ({ validation }) => lowest(validation)?.loss.toFixed(3) ?? '–',
        },
        { label: 'Cost', render: (run) => costText(run).replace(/ \(.*/, '') },
        {
          label: '',
          render: ({ id }) => (
            <Button size="small" onClick={() => onRemove(id)} aria-label={`Remove ${names.get(id) ?? id}`}>
              Remove
            </Button>
          ),
        },
      ]}
    />
  );
}
