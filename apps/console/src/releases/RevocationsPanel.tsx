import { Typography } from '@mui/material';
import { whole } from '../elements/format.js';
import { Hash } from '../elements/Hash.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { When } from '../elements/When.js';
import type { ReleaseRecord } from './release.queries.js';

const LISTED = 200;

/** Rows that must not be used any more. */
export function RevocationsPanel({ revocations }: Pick<ReleaseRecord, 'revocations'>) {
  if (revocations.length === 0) return null;
  return (
    <Panel
      title="Withdrawn rows"
      hint="Their posts were deleted, or an annotator took their answers back. They are emptied here and out of every later export; copies must drop them. manifest.json lists them, too."
    >
      <PlainTable
        label="Withdrawn rows"
        rows={revocations.slice(0, LISTED)}
        keyOf={({ key }) => key}
        columns={[
          { label: 'Row', render: ({ key }) => <Hash value={key} length={32} label="Copy key" /> },
          { label: 'Withdrawn', render: ({ revokedAt }) => <When at={revokedAt} /> },
        ]}
      />
      {revocations.length > LISTED && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
          And {whole(revocations.length - LISTED)} more.
        </Typography>
      )}
    </Panel>
  );
}
