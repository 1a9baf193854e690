import { LineChart } from '@ethogram/web';
import { Box, Typography } from '@mui/material';
import { Facts } from '../elements/Facts.js';
import { whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { isMoving } from '../elements/state.js';
import { drawable, lowest, powerOfTen, scaled, seriesOf } from './curves.js';
import type { CurvePoint, FineTuneRecord } from './fine-tune.queries.js';

/** How the training goes, as curves that grow while it does. */
export function CurvesPanel({ run }: { run: FineTuneRecord }) {
  const { metrics, validation } = run;
  const losses = drawable([
    seriesOf('Training', metrics, 'loss'),
    seriesOf('Validation', validation, 'loss'),
  ]);
  if (losses.length === 0) return <NoCurves run={run} />;
  const accuracies = drawable([
    seriesOf('Training', metrics, 'meanTokenAccuracy'),
    seriesOf('Validation', validation, 'meanTokenAccuracy'),
  ]);
  const rate = scaled(seriesOf('Learning rate', metrics, 'learningRate'));
  const common = { xLabel: 'Step', xEnd: run.totalSteps } as const;
  return (
    <Panel
      title="Curves"
      hint="Of the trained tokens alone: the answer and the end token. Validation rows are never trained."
    >
      <Newest metrics={metrics} validation={validation} />
      <LineChart
        {...common}
        title="Loss"
        description="Mean cross-entropy of the trained tokens by step, in nats."
        series={losses}
        yLabel="Loss (nats)"
        height={280}
      />
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', lg: '1fr 1fr' }, gap: 2, mt: 3 }}>
        {accuracies.length > 0 && (
          <LineChart
            {...common}
            title="Accuracy"
            description="Share of trained tokens the model ranks first, by step."
            series={accuracies}
            yLabel="Share of tokens"
            height={230}
          />
        )}
        {rate.series.points.length > 1 && (
          <LineChart
            {...common}
            title="Learning rate"
            description="Learning rate by step."
            series={[rate.series]}
            yLabel={rate.exponent === 0 ? 'Learning rate' : `Learning rate × ${powerOfTen(rate.exponent)}`}
            height={230}
          />
        )}
      </Box>
    </Panel>
  );
}

function Newest({
  metrics,
  validation,
}: {
  metrics: readonly CurvePoint[];
  validation: readonly CurvePoint[];
}) {
  const newest = metrics.at(-1);
  const best = lowest(validation);
  return (
    <Box sx={{ mb: 2 }}>
      <Facts
        columnWidth={130}
        facts={[
          ['Loss', numberOf(newest?.loss)],
          best !== null && ['Validation loss', numberOf(validation.at(-1)?.loss)],
          best !== null && ['Lowest', `${numberOf(best.loss)} at step ${whole(best.step)}`],
          ['Accuracy', numberOf(newest?.meanTokenAccuracy)],
          ['Entropy', numberOf(newest?.entropy)],
          ['Gradient norm', numberOf(newest?.gradNorm)],
          ['Tokens seen', newest?.tokens ? whole(newest.tokens) : '–'],
        ]}
      />
    </Box>
  );
}

function NoCurves({ run }: { run: FineTuneRecord }) {
  return (
    <Panel title="Curves">
      <Typography sx={{ color: 'text.secondary' }}>
        {isMoving(run)
          ? 'Loss, accuracy and learning rate appear here with the first steps.'
          : 'It ended before its first steps, so there is nothing to draw.'}
      </Typography>
    </Panel>
  );
}

function numberOf(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toFixed(3);
}
