import type { Verdict } from '@ethogram/core';
import { VALUES } from '@ethogram/core';
import { ForestChart, type ValueProfile, ValueCircle } from '@ethogram/web';
import { Typography } from '@mui/material';
import { VERDICT_COLORS } from '../elements/colors.js';
import { plain, whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { ShareBar } from '../elements/ShareBar.js';
import type { RunRecord } from './run.queries.js';
import { type Metric, readSummary, type Summary, type SurveySummary } from './run-summary.js';

/** What the run says of its model, as the suite sums it up. */
export function SummaryPanel({ run }: { run: RunRecord }) {
  const summary = readSummary(run.summary);
  if (!summary) return null;
  return (
    <Panel
      title="Results"
      hint={
        summary.kind === 'survey'
          ? 'Mean rating of each value, reverse-keyed statements mirrored, with 95 % t intervals over the families of statements.'
          : undefined
      }
    >
      <Results summary={summary} model={run.model} />
    </Panel>
  );
}

function Results({ summary, model }: { summary: Summary; model: string }) {
  if (summary.kind === 'survey') return <SurveyResults summary={summary} model={model} />;
  if (summary.kind === 'moral_judgment')
    return (
      <>
        {summary.verdicts && (
          <ShareBar
            label="Mean probability of each verdict"
            show="shares"
            shares={(Object.entries(summary.verdicts) as [Verdict, number][]).map(([label, count]) => ({
              label,
              count,
              color: VERDICT_COLORS[label] ?? '#888',
            }))}
          />
        )}
        <Quality quality={summary.quality} />
        {summary.authorWrong && (
          <MetricTable
            metrics={[{ name: 'P(author wrong)', value: summary.authorWrong.mean, ...summary.authorWrong }]}
          />
        )}
      </>
    );
  return <MetricTable metrics={summary.metrics} />;
}

function SurveyResults({ summary, model }: { summary: SurveySummary; model: string }) {
  const entries = VALUES.flatMap(({ key, label }) => {
    const found = summary.profile[key];
    return found ? [{ key, label, ...found }] : [];
  });
  if (entries.length === 0) return <Typography>No statement was answered with a rating.</Typography>;
  const numbers = entries.flatMap(({ mean, low, high }) => [mean, low ?? mean, high ?? mean]);
  const rim = Math.max(6, Math.ceil(Math.max(...numbers)));
  const profile: ValueProfile = Object.fromEntries(
    entries.map(({ key, mean, low, high }) => [key, { value: mean, low, high }]),
  );
  return (
    <>
      {entries.length > 2 && (
        <ValueCircle
          title="Value profile"
          description={`Mean rating of each value by ${model}, on a circle with similar values side by side.`}
          base={profile}
          baseLabel={model}
          domain={[1, rim]}
        />
      )}
      <ForestChart
        title="Ratings with intervals"
        description={`Mean rating of each value by ${model}, with its interval.`}
        axisLabel="Mean rating"
        reference={null}
        tunedLabel={model}
        rows={entries.map(({ key, label, mean, low, high }) => ({
          key,
          label,
          tuned: { value: mean, low, high },
        }))}
      />
      <Quality quality={summary.quality} />
      {summary.metrics.length > 0 && <MetricTable metrics={summary.metrics} />}
    </>
  );
}

function Quality({ quality }: { quality: { mass: number; entropy: number } | null }) {
  if (!quality) return null;
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary', my: 1.5 }}>
      Probability on the labels {plain(quality.mass)} on average; entropy of the answers{' '}
      {plain(quality.entropy)} bits.
    </Typography>
  );
}

function MetricTable({ metrics }: { metrics: readonly Metric[] }) {
  return (
    <PlainTable
      label="Numbers of the suite"
      rows={metrics}
      keyOf={({ name }) => name}
      columns={[
        { label: 'What', render: ({ name }) => name },
        {
          label: 'Value',
          isNumber: true,
          render: ({ value, reason }) => (value === null ? (reason ?? '–') : plain(value, 3)),
        },
        {
          label: '95 % interval',
          isNumber: true,
          render: ({ low, high }) =>
            low === null || high === null ? '–' : `${plain(low, 3)} to ${plain(high, 3)}`,
        },
        { label: 'Samples', isNumber: true, render: ({ n }) => whole(n) },
      ]}
    />
  );
}
