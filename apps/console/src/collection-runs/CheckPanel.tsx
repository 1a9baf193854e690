import { Box } from '@mui/material';
import { Panel } from '../elements/Panel.js';
import { Facts } from '../elements/Facts.js';
import { whole } from '../elements/format.js';
import { ShareBar } from '../elements/ShareBar.js';
import type { CollectionRunLine } from './collection-run.queries.js';

type Check = NonNullable<CollectionRunLine['check']>;

const PARTS = [
  ['live', 'Live', '#2f8f8a'],
  ['edited', 'Edited', '#3b82b8'],
  ['authorGone', 'Author gone', '#c9a227'],
  ['deleted', 'Deleted by the author', '#d1603d'],
  ['removed', 'Removed by moderators', '#a33a3a'],
  ['missing', 'Missing', '#8c6bb1'],
  ['waiting', 'Not answered for yet', '#98a3a4'],
] as const satisfies readonly (readonly [keyof Check, string, string])[];

/** What a deletion check found. */
export function CheckPanel({ check }: { check: Check }) {
  return (
    <Panel
      title="What Reddit still has"
      hint="What was deleted, removed or is missing has been purged: its text, its snapshots and the tasks that were open with it. What Reddit did not return is asked for again; after three checks in vain it counts as missing."
    >
      <ShareBar
        label="What was checked"
        shares={PARTS.map(([key, label, color]) => ({ label, count: check[key], color }))}
        legend={false}
      />
      <Box sx={{ height: 16 }} />
      <Facts
        columnWidth={150}
        facts={[
          ['Checked', whole(check.checked)],
          ...PARTS.map(([key, label]): [string, string] => [label, whole(check[key])]),
        ]}
      />
    </Panel>
  );
}
