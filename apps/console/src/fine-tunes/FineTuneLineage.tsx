import { Link } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router-dom';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { Facts } from '../elements/Facts.js';
import { counted } from '../elements/format.js';
import { Hash } from '../elements/Hash.js';
import { Panel } from '../elements/Panel.js';
import { RecordLink } from '../elements/RecordLink.js';
import { fetchReportsOf, type FineTuneRecord } from './fine-tune.queries.js';

interface Manifest {
  readonly release?: { readonly version: string; readonly contentHash: string };
  readonly instrument?: { readonly key: string; readonly version: string };
}

/** What the run was made of, step by step, and what was made of it. */
export function FineTuneLineage({ run }: { run: FineTuneRecord }) {
  const { trainingSet } = run;
  const { release, instrument } = (trainingSet.manifest ?? {}) as Manifest;
  return (
    <Panel
      title="Lineage"
      hint="What it was made of, and what was made of it. Each step is named by its hash."
    >
      <Facts
        facts={[
          trainingSet.releaseId !== null && [
            'Release',
            <>
              <RecordLink to="releases" id={trainingSet.releaseId}>
                {release ? `Version ${release.version}` : 'Release'}
              </RecordLink>{' '}
              {release && <Hash value={release.contentHash} label="Copy hash of the release" />}
            </>,
          ],
          instrument !== undefined && ['Instrument', `${instrument.key} ${instrument.version}`],
          [
            'Training set',
            <>
              <RecordLink to="training-sets" id={trainingSet.id}>
                {trainingSet.name}
              </RecordLink>
              , {counted(trainingSet.rowCount, 'row')}{' '}
              {run.trainingSetHash && (
                <Hash value={run.trainingSetHash} label="Copy hash of the training set" />
              )}
            </>,
          ],
          run.retryOf !== null && [
            'Tries again',
            <RecordLink to="fine-tunes" id={run.retryOf}>
              an earlier run
            </RecordLink>,
          ],
          run.adapter !== null && [
            'Adapter',
            <>
              <span className="mono">{run.adapter.name}</span>{' '}
              <Hash value={run.adapter.sha256} label="Copy hash of the adapter" />
            </>,
          ],
          ['Reports', <Reports id={run.id} />],
        ]}
      />
    </Panel>
  );
}

function Reports({ id }: { id: string }) {
  const { data, error } = useQuery({
    queryKey: ['fine-tunes', 'reports', id],
    queryFn: () => fetchReportsOf(id),
  });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <>…</>;
  if (data.length === 0) return <>none yet</>;
  return data.map((report) => (
    <div key={report.id}>
      <Link component={RouterLink} to={`/reports/${report.id}/show`}>
        {report.name}
      </Link>
    </div>
  ));
}
