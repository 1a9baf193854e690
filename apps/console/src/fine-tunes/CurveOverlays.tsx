import { LineChart } from '@ethogram/web';
import { Typography } from '@mui/material';
import { Panel } from '../elements/Panel.js';
import { type CurveAxis, type CurveField, distinctNames, drawable, seriesOf } from './curves.js';
import type { FineTuneCurves } from './fine-tune.queries.js';

interface Overlay {
  readonly title: string;
  readonly field: CurveField;
  readonly points: (run: FineTuneCurves) => FineTuneCurves['metrics'];
  readonly yLabel: string;
}

const OVERLAYS: readonly Overlay[] = [
  { title: 'Training loss', field: 'loss', points: ({ metrics }) => metrics, yLabel: 'Loss (nats)' },
  { title: 'Validation loss', field: 'loss', points: ({ validation }) => validation, yLabel: 'Loss (nats)' },
  {
    title: 'Training accuracy',
    field: 'meanTokenAccuracy',
    points: ({ metrics }) => metrics,
    yLabel: 'Share of tokens',
  },
  {
    title: 'Validation accuracy',
    field: 'meanTokenAccuracy',
    points: ({ validation }) => validation,
    yLabel: 'Share of tokens',
  },
];

/** A picture a number, a line a run. A run keeps its colour in all of them. */
export function CurveOverlays({ runs, axis }: { runs: readonly FineTuneCurves[]; axis: CurveAxis }) {
  const names = distinctNames(runs);
  const overlays = OVERLAYS.map((overlay) => ({
    ...overlay,
    series: runs.map((run) =>
      seriesOf(names.get(run.id) ?? run.id, overlay.points(run), overlay.field, axis),
    ),
  })).filter(({ series }) => drawable(series).length > 0);
  if (runs.length === 0) return null;
  return (
    <Panel title="Curves">
      {overlays.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>None of these runs has numbers to draw yet.</Typography>
      )}
      {overlays.map(({ title, series, yLabel }) => (
        <LineChart
          key={title}
          title={title}
          description={`${title} of ${series.length} runs, by ${axis}.`}
          series={series}
          xLabel={axis === 'step' ? 'Step' : 'Epoch'}
          yLabel={yLabel}
          height={280}
        />
      ))}
    </Panel>
  );
}
