import { Facts, type FactsProps } from '../elements/Facts.js';
import { plain, whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { RecordPage } from '../elements/RecordPage.js';
import { When } from '../elements/When.js';
import type { BenchmarkImportRecord, BenchmarkResult } from './benchmark.queries.js';
import { metricName } from './ComparePanel.js';

export function BenchmarkPage() {
  return (
    <RecordPage<BenchmarkImportRecord> resource="benchmarks" titleOf={({ fileName }) => fileName}>
      {(record) => (
        <>
          <Panel title="About">
            <Facts facts={factsOf(record)} />
          </Panel>
          <Panel title="Results" hint="Value with its standard error, as the file says.">
            <PlainTable<BenchmarkResult>
              label="Results"
              rows={record.results}
              keyOf={({ task, metric, filter }) => `${task} ${metric} ${filter}`}
              columns={[
                { label: 'Task', render: ({ task, isGroup }) => (isGroup ? <b>{task}</b> : task) },
                { label: 'Metric', render: metricName },
                { label: 'Value', isNumber: true, render: ({ value }) => plain(value, 3) },
                {
                  label: 'Error',
                  isNumber: true,
                  render: ({ stderr }) => (stderr === null ? '–' : plain(stderr, 3)),
                },
                { label: 'Questions', isNumber: true, render: ({ n }) => (n === null ? '–' : whole(n)) },
                {
                  label: 'Examples',
                  isNumber: true,
                  render: ({ shots }) => (shots === null ? '–' : whole(shots)),
                },
              ]}
            />
          </Panel>
        </>
      )}
    </RecordPage>
  );
}

function factsOf(record: BenchmarkImportRecord): FactsProps['facts'] {
  const { model, tool, toolVersion, measuredAt, questionLimit, createdAt } = record;
  return [
    [
      'Model',
      <span key="model" className="mono">
        {model}
      </span>,
    ],
    ['Tool', [tool, toolVersion].filter(Boolean).join(' ')],
    ['Measured', <When key="measured" at={measuredAt} otherwise="the file does not say" />],
    ['Imported', <When key="imported" at={createdAt} />],
    [
      'Questions a task',
      questionLimit === null ? 'all' : `cut to ${whole(questionLimit)}: no benchmark’s number`,
    ],
  ];
}
