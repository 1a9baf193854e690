import { Facts } from '../elements/Facts.js';
import { duration, whole } from '../elements/format.js';
import { JsonDetails } from '../elements/JsonDetails.js';
import { Panel } from '../elements/Panel.js';
import { RecordLink } from '../elements/RecordLink.js';
import { When } from '../elements/When.js';
import type { FineTuneRecord } from './fine-tune.queries.js';

export function FineTuneAbout({ run }: { run: FineTuneRecord }) {
  return (
    <Panel title="About">
      <Facts
        facts={[
          [
            'Training set',
            <RecordLink to="training-sets" id={run.trainingSet.id}>
              {run.trainingSet.name}
            </RecordLink>,
          ],
          ['Rows', whole(run.trainingSet.rowCount)],
          ['Base model', <span className="mono">{run.baseModel}</span>],
          ['Runs on', run.launcher],
          ['Seed', String(run.seed)],
          ['Started', <When at={run.startedAt} />],
          [
            'Took',
            run.startedAt && run.finishedAt
              ? duration((Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000)
              : '–',
          ],
        ]}
      />
      <JsonDetails summary="Settings of the training" value={run.hyperparameters} />
    </Panel>
  );
}
