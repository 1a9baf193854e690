import { Facts } from '../elements/Facts.js';
import { whole } from '../elements/format.js';
import { Hash } from '../elements/Hash.js';
import { JsonDetails } from '../elements/JsonDetails.js';
import { Panel } from '../elements/Panel.js';
import { When } from '../elements/When.js';
import type { TrainingSetRecord } from './training-set.queries.js';

interface ManifestParts {
  counts?: { rows: number; target: number; moved: number; unreadable: number };
  instrument?: { key: string; version: string };
  deltaRule?: string;
  method?: string;
}

export function TrainingSetAbout({ set }: { set: TrainingSetRecord }) {
  const { counts, instrument, deltaRule, method } = (set.manifest ?? {}) as ManifestParts;
  return (
    <Panel title="About">
      <Facts
        facts={[
          ['Base model', <span className="mono">{set.baseModel}</span>],
          instrument ? ['Instrument', `${instrument.key} ${instrument.version}`] : false,
          counts ? ['Rows', whole(counts.rows)] : false,
          counts
            ? ['Of the target value', `${whole(counts.target)}, of which ${whole(counts.moved)} moved`]
            : false,
          counts ? ['Left out: the model hardly answers with a digit', whole(counts.unreadable)] : false,
          ['Held-out item families', whole(set.heldOutFamilies.length)],
          ['Seed', String(set.seed)],
          set.contentHash ? ['Content hash', <Hash value={set.contentHash} />] : false,
          ['Created', <When at={set.createdAt} />],
          deltaRule ? ['Rule', deltaRule] : false,
          method ? ['How digits were read', method] : false,
        ]}
      />
      {set.state === 'SUCCEEDED' && (
        <JsonDetails summary="Manifest: everything the hash covers" value={set.manifest} />
      )}
    </Panel>
  );
}
