import { Box, Typography } from '@mui/material';
import { counted } from '../elements/format.js';
import { JobProgress } from '../elements/JobProgress.js';
import { Panel } from '../elements/Panel.js';
import { RecordLink } from '../elements/RecordLink.js';
import { isMoving } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import type { ExperimentRecord, ExperimentStepRecord } from './experiment.queries.js';
import { isDone, stepTitle } from './step-words.js';

/** Where what a step made is shown. The report of all is this page. */
const MADE: Readonly<Record<ExperimentStepRecord['kind'], string | null>> = {
  RELEASE: 'releases',
  SWEEP: 'sweeps',
  REPORT: 'reports',
  COMPOSE: null,
};

/** Everything the experiment does, in the order of its plan, with how far each part is. */
export function StepsPanel({ experiment }: { experiment: ExperimentRecord }) {
  const { steps } = experiment;
  return (
    <Panel
      title="Steps"
      hint="Trainings are evaluated while others still run. A step that fails stops no other; what was done is kept."
    >
      <JobProgress
        label="Steps"
        done={steps.filter(isDone).length}
        total={steps.length}
        note={noteOf(experiment)}
        isMoving={isMoving(experiment)}
      />
      <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0, mt: 2, display: 'grid', gap: 1.5 }}>
        {steps.map((step) => (
          <StepLine key={step.key} step={step} hasModels={experiment.models.length > 1} />
        ))}
      </Box>
    </Panel>
  );
}

function StepLine({ step, hasModels }: { step: ExperimentStepRecord; hasModels: boolean }) {
  const { kind, madeId, model, state, progress, error } = step;
  // The id is chosen before anything is made of it: a step that was stopped before it began leads nowhere.
  const hasBegun = !['FAILED', 'CANCELLED'].includes(state) || progress.total > 0;
  const made = hasBegun ? MADE[kind] : null;
  const title = stepTitle(step);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 5fr) minmax(0, 6fr)' },
        gap: { xs: 0.5, sm: 2 },
        alignItems: 'start',
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', overflowWrap: 'anywhere' }}>
        {made && madeId ? (
          <RecordLink to={made} id={madeId}>
            {title}
          </RecordLink>
        ) : (
          <span>{title}</span>
        )}
        <StateChip state={state} />
        {hasModels && model && !title.includes(model) && (
          <Typography variant="body2" component="span" className="mono" sx={{ color: 'text.secondary' }}>
            {model}
          </Typography>
        )}
      </Box>
      <Box>
        {state === 'RUNNING' && <JobProgress label={title} {...progress} isMoving />}
        {state === 'SUCCEEDED' && progress.note && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {progress.note}
          </Typography>
        )}
        {error && <Typography sx={{ color: 'error.main' }}>{error}</Typography>}
      </Box>
    </Box>
  );
}

function noteOf({ state, steps }: ExperimentRecord): string | null {
  if (state === 'CANCELLING') return 'Stopping what is under way.';
  const failed = steps.filter((step) => step.state === 'FAILED').length;
  const cancelled = steps.filter((step) => step.state === 'CANCELLED').length;
  const running = steps.filter((step) => step.state === 'RUNNING').length;
  return (
    [
      ...(running > 0 ? [`${counted(running, 'step')} under way`] : []),
      ...(failed > 0 ? [`${counted(failed, 'step')} failed`] : []),
      ...(cancelled > 0 ? [`${counted(cancelled, 'step')} cancelled`] : []),
    ].join(', ') || null
  );
}
