import { Facts } from '../elements/Facts.js';
import { duration } from '../elements/format.js';
import { Hash } from '../elements/Hash.js';
import { JsonDetails } from '../elements/JsonDetails.js';
import { Panel } from '../elements/Panel.js';
import { When } from '../elements/When.js';
import { costText } from './cost-text.js';
import type { FineTuneRecord } from './fine-tune.queries.js';

/** Everything somebody needs to train it once more, and what it cost. */
export function FineTuneAbout({ run }: { run: FineTuneRecord }) {
  const { environment } = run;
  return (
    <Panel title="About">
      <Facts
        facts={[
          ['Base model', <span className="mono">{run.baseModel}</span>],
          environment !== null && [
            'Revision of the base model',
            <Revision value={environment.baseRevision} />,
          ],
          ['Seed', String(run.seed)],
          ['Runs on', run.launcher],
          environment !== null && [
            'Device',
            environment.gpus > 1 ? `${environment.gpus} × ${environment.deviceName}` : environment.deviceName,
          ],
          environment !== null && ['Precision', environment.precision],
          environment !== null && ['Code version', <span className="mono">{environment.codeVersion}</span>],
          ['Cost', costText(run)],
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
      {environment !== null && (
        <JsonDetails summary="Versions of the libraries" value={environment.versions} />
      )}
    </Panel>
  );
}

function Revision({ value }: { value: string }) {
  return value === 'unknown' ? <>not known</> : <Hash value={value} length={19} label="Copy revision" />;
}
