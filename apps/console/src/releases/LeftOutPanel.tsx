import { Facts } from '../elements/Facts.js';
import { whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';

interface ManifestParts {
  counts?: { rows?: number; judgments?: number };
  leftOut?: { belowMinimum?: number; notPermitted?: number; withdrawn?: number; damagedSpans?: number };
  permissions?: {
    mayPublishIds?: boolean;
    mayPublishText?: boolean;
    mayTrain?: boolean;
    rowsWithoutText?: number;
  };
}

/** What is in the release, what is not, and what may be done with it. */
export function LeftOutPanel({ manifest }: { manifest: unknown }) {
  const { counts, leftOut, permissions } = (manifest ?? {}) as ManifestParts;
  const yes = (allowed: boolean | undefined) => (allowed ? 'yes' : 'no');
  return (
    <Panel title="What is in it">
      <Facts
        facts={[
          ['Rows', whole(counts?.rows ?? 0)],
          ['Judgments', whole(counts?.judgments ?? 0)],
          ['Left out: too few judgments', whole(leftOut?.belowMinimum ?? 0)],
          ['Left out: not permitted', whole(leftOut?.notPermitted ?? 0)],
          ['Left out: withdrawn', whole(leftOut?.withdrawn ?? 0)],
          leftOut?.damagedSpans ? ['Left out: damaged passages', whole(leftOut.damagedSpans)] : false,
          ['May be trained on', yes(permissions?.mayTrain)],
          ['Text may be published', yes(permissions?.mayPublishText)],
          ['Ids may be published', yes(permissions?.mayPublishIds)],
        ]}
      />
    </Panel>
  );
}
