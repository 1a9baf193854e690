import { Alert, Box, Checkbox, FormControlLabel, FormGroup, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useRedirect } from 'react-admin';
import { ConfirmButton } from '../elements/ConfirmButton.js';
import { Disclosure } from '../elements/Disclosure.js';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { counted } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { useAction } from '../elements/useAction.js';
import type { ModelRecord } from '../models/model.queries.js';
import { MoralReleaseField } from '../releases/MoralReleaseField.js';
import { SuiteChecks } from '../runs/SuiteChecks.js';
import type { InstrumentLine } from '../studies/instrument.queries.js';
import { DesignInputs } from '../sweeps/DesignInputs.js';
import { timeWords } from '../sweeps/forecast-words.js';
import { ValueChecks } from '../sweeps/ValueChecks.js';
import { firstBase, NoModelNotice } from '../training-sets/BaseModelInput.js';
import { emptyDraft, type ExperimentDraft, toExperiment } from './experiment-draft.js';
import { type ExperimentForecast, previewExperiment, startExperiment } from './experiment.queries.js';

export interface ExperimentFormProps {
  readonly bases: readonly ModelRecord[];
  /** What is trained on; undefined until the server has installed it. */
  readonly instrument: InstrumentLine | undefined;
}

/** Models, values and how; says how many trainings that means before anything starts. */
export function ExperimentForm({ bases, instrument }: ExperimentFormProps) {
  const redirect = useRedirect();
  const [draft, setDraft] = useState<ExperimentDraft>(() => emptyDraft(firstBase(bases)));
  const change = (changes: Partial<ExperimentDraft>): void => setDraft((now) => ({ ...now, ...changes }));
  const found = toExperiment(draft);
  const input = 'input' in found ? found.input : null;
  const forecast = useQuery({
    queryKey: ['preview-experiment', input],
    queryFn: () => (input ? previewExperiment(input) : []),
    enabled: input !== null,
    retry: false,
  });
  const starting = useAction(async () => {
    if (input) redirect('show', 'experiments', await startExperiment(input));
  });
  const forecasts = input && forecast.data?.length ? forecast.data : undefined;
  const start = forecasts ? `Start ${counted(trainingsOf(forecasts), 'training')}` : 'Start';
  return (
    <>
      <NoModelNotice bases={bases} />
      <Panel title="Models" hint="Each goes through the whole design by itself.">
        <ModelChecks bases={bases} chosen={draft.models} onChange={(models) => change({ models })} />
      </Panel>
      <Panel title="Values" hint="Each is moved by itself, in a fine-tune of its own.">
        <ValueChecks
          chosen={draft.values}
          onChange={(values) => change({ values })}
          instrumentId={instrument?.id ?? ''}
          baseModel={draft.models[0] ?? ''}
          min={instrument?.scaleMin ?? 1}
          max={instrument?.scaleMax ?? 6}
        />
      </Panel>
      <Panel title="How they are trained">
        <DesignInputs design={draft} change={change} />
        <Disclosure summary="Training settings">
          <TextField
            multiline
            fullWidth
            minRows={2}
            label="Training settings as JSON"
            value={draft.settings}
            onChange={({ target }) => change({ settings: target.value })}
            helperText={'Laid over the defaults of the model, as {"optimizer": {"epochs": 3}}.'}
            slotProps={{ htmlInput: { className: 'mono', spellCheck: false } }}
            sx={{ mt: 1 }}
          />
        </Disclosure>
      </Panel>
      <Panel title="What they are asked" hint="Before and after, exactly the same.">
        <SuiteChecks
          chosen={draft.suites}
          onChange={(suites) => change({ suites })}
          needed="HELD_OUT_SURVEY"
        />
        {draft.suites.includes('MORAL_JUDGMENT') && (
          <Box sx={{ mt: 2, maxWidth: 560 }}>
            <MoralReleaseField
              releaseId={draft.releaseId}
              onChange={(releaseId) => change({ releaseId })}
              emptyText="None: the made-up situations of the demo"
              help="Whose situations are judged. Only the demonstration model can do without one."
            />
          </Box>
        )}
        <FormControlLabel
          sx={{ mt: 1 }}
          label="Hold them against words alone"
          control={
            <Checkbox
              checked={draft.steering}
              onChange={({ target }) => change({ steering: target.checked })}
            />
          }
        />
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          The untouched models are told by prompt what the fine-tunes are taught. Asking the untouched models
          a second time is always part of it: it shows the noise.
        </Typography>
      </Panel>
      <Box aria-live="polite" sx={{ mb: 2 }}>
        {'missing' in found && <Alert severity="info">{found.missing}</Alert>}
        {input && forecast.error && <ErrorNotice error={forecast.error} />}
        {forecasts && (
          <Alert severity="info">
            {forecasts.map((one) => (
              <div key={one.model}>{forecastWords(one)}</div>
            ))}
          </Alert>
        )}
      </Box>
      <ConfirmButton
        label={start}
        variant="contained"
        disabled={!forecasts || starting.isBusy}
        title={`${start}?`}
        text={`${(forecasts ?? []).map(forecastWords).join(' ')} The evaluations of the fine-tunes, of the untouched models and of the controls come on top.`}
        confirm="Start the experiment"
        onConfirm={() => void starting.run()}
      />
    </>
  );
}

interface ModelChecksProps {
  readonly bases: readonly ModelRecord[];
  readonly chosen: readonly string[];
  readonly onChange: (models: string[]) => void;
}

function ModelChecks({ bases, chosen, onChange }: ModelChecksProps) {
  const toggle = (name: string): void =>
    onChange(bases.map((base) => base.name).filter((other) => chosen.includes(other) !== (other === name)));
  return (
    <FormGroup role="group" aria-label="Models">
      {bases.map(({ name, served }) => (
        <FormControlLabel
          key={name}
          label={
            <>
              <span className="mono">{name}</span>
              {served ? '' : ', not served now'}
            </>
          }
          control={<Checkbox checked={chosen.includes(name)} onChange={() => toggle(name)} />}
        />
      ))}
    </FormGroup>
  );
}

function trainingsOf(forecasts: readonly ExperimentForecast[]): number {
  return forecasts.reduce((sum, { forecast }) => sum + forecast.trainings, 0);
}

function forecastWords({ model, forecast }: ExperimentForecast): string {
  return `${model}: ${counted(forecast.trainings, 'training')} on ${counted(forecast.trainingSets, 'training set')}. ${timeWords(forecast)}`;
}
